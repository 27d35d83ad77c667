import { bitsOf, childrenOf, readNode } from './der.ts';

/** What the bytes of a private key tell. */
export interface KeyFacts {
  readonly kind: string;
  readonly bits?: number;
  readonly encrypted: boolean;
}

const oids: Readonly<Record<string, string>> = {
  '2a864886f70d010101': 'RSA',
  '2a8648ce3d0201': 'EC',
  '2b6570': 'Ed25519',
  '2b6571': 'Ed448',
  '2b656e': 'X25519',
  '2a8648ce380401': 'DSA',
  '2a864886f70d01050d': 'PBES2',
};

/** @param label of the PEM header; returns null when the bytes are no key of that kind */
export function keyFacts(label: string, bytes: Uint8Array): KeyFacts | null {
  if (label.startsWith('OPENSSH')) return opensshFacts(bytes);
  if (label.startsWith('PGP')) return pgpFacts(bytes);
  const root = readNode(bytes, 0, bytes.length);
  if (root === null || root.tag !== 0x30 || bytes.length - root.end > 3) return null;
  const parts = childrenOf(bytes, root);
  if (parts === null || parts.length < 2) return null;
  const [first, second] = parts as [(typeof parts)[number], (typeof parts)[number]];
  if (first.tag === 0x30) return second.tag === 0x04 ? { kind: 'PKCS#8', encrypted: true } : null;
  if (first.tag !== 0x02) return null;
  if (second.tag === 0x30) {
    const oid = readNode(bytes, second.start, second.end);
    if (oid === null || oid.tag !== 0x06) return null;
    const kind = oids[Buffer.from(bytes.subarray(oid.start, oid.end)).toString('hex')] ?? 'private key';
    const inner = parts[2];
    const bits = kind === 'RSA' && inner !== undefined ? rsaBits(bytes, inner.start, inner.end) : undefined;
    return { kind, encrypted: false, ...(bits !== undefined && { bits }) };
  }
  if (second.tag === 0x04) return { kind: 'EC', bits: (second.end - second.start) * 8, encrypted: false };
  if (second.tag !== 0x02 || parts.length < 6) return null;
  return { kind: label.startsWith('DSA') ? 'DSA' : 'RSA', bits: bitsOf(bytes, second), encrypted: false };
}

function rsaBits(bytes: Uint8Array, start: number, end: number): number | undefined {
  const root = readNode(bytes, start, end);
  const modulus = root === null ? undefined : childrenOf(bytes, root)?.[1];
  return modulus === undefined ? undefined : bitsOf(bytes, modulus);
}

const opensshMagic = 'openssh-key-v1\0';

function opensshFacts(bytes: Uint8Array): KeyFacts | null {
  const view = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (view.length < 60 || view.toString('latin1', 0, opensshMagic.length) !== opensshMagic) return null;
  const at = opensshMagic.length;
  const length = view.readUInt32BE(at);
  if (length > 64 || at + 4 + length > view.length) return null;
  const cipher = view.toString('latin1', at + 4, at + 4 + length);
  const kind = /ssh-ed25519|ssh-rsa|ssh-dss|ecdsa-sha2-nistp\d+|sk-\w+/.exec(view.toString('latin1', 0, 256))?.[0];
  return { kind: `OpenSSH ${kind ?? 'key'}`, encrypted: cipher !== 'none' };
}

/** The first packet of an OpenPGP block must be a secret key (tag 5), see RFC 9580 section 4.3. */
function pgpFacts(bytes: Uint8Array): KeyFacts | null {
  const head = bytes[0] ?? 0;
  const tag = head >= 0xc0 ? head & 0x3f : head >= 0x80 ? (head >> 2) & 0x0f : -1;
  return tag === 5 ? { kind: 'OpenPGP', encrypted: false } : null;
}
