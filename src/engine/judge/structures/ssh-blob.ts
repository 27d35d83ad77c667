import { createHash } from 'node:crypto';

/** A length-prefixed string of SSH's wire form (RFC 4251, section 5), at `at`; null when it does not fit. */
export function readString(bytes: Buffer, at: number): { readonly value: Buffer; readonly end: number } | null {
  if (at + 4 > bytes.length) return null;
  const end = at + 4 + bytes.readUInt32BE(at);
  return end > bytes.length ? null : { value: bytes.subarray(at + 4, end), end };
}

/** The public half of an RSA key as SSH writes it (RFC 4253, section 6.6); numbers as DER has them. */
export function rsaBlob(modulus: Uint8Array, exponent: Uint8Array): Buffer {
  const parts = [Buffer.from('ssh-rsa'), exponent, modulus].flatMap((part) => {
    const length = Buffer.alloc(4);
    length.writeUInt32BE(part.length);
    return [length, part];
  });
  return Buffer.concat(parts);
}

/** The fingerprint that `ssh-keygen -l` and hosts show for a public key: it says whose key this is, and opens nothing. */
export function sshFingerprint(blob: Uint8Array): string {
  return `SHA256:${createHash('sha256').update(blob).digest('base64').replace(/=+$/, '')}`;
}
