import { bitsOf, childrenOf, type DerNode, readNode } from './der.ts';
import { readString, rsaBlob, sshFingerprint } from './ssh-blob.ts';

/** What the bytes of a private key tell. */
export interface KeyFacts {
  readonly kind: string;
  readonly bits?: number;
  readonly encrypted: boolean;
  /** Of the public half, as SSH and its hosts show it, where the bytes hold that half. */
  readonly fingerprint?: string;
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
    const rsa = kind === 'RSA' && inner !== undefined ? rsaFacts(bytes, inner.start, inner.end) : {};
    return { kind, encrypted: false, ...rsa };
  }
  if (second.tag === 0x04) return { kind: 'EC', bits: (second.end - second.start) * 8, encrypted: false };
  if (second.tag !== 0x02 || parts.length < 6) return null;
  if (label.startsWith('DSA')) return { kind: 'DSA', bits: bitsOf(bytes, second), encrypted: false };
  return { kind: 'RSA', encrypted: false, ...rsaOf(bytes, second, parts[2]!) };
}

/** PKCS#1 (RFC 8017, appendix A.1.2): version, modulus, public exponent, …. */
function rsaFacts(bytes: Uint8Array, start: number, end: number): Pick<KeyFacts, 'bits' | 'fingerprint'> {
  const root = readNode(bytes, start, end);
  const [, modulus, exponent] = (root === null ? null : childrenOf(bytes, root)) ?? [];
  return modulus === undefined || exponent === undefined ? {} : rsaOf(bytes, modulus, exponent);
}

function rsaOf(
  bytes: Uint8Array,
  modulus: DerNode,
  exponent: DerNode,
): Required<Pick<KeyFacts, 'bits' | 'fingerprint'>> {
  const of = ({ start, end }: DerNode): Uint8Array => bytes.subarray(start, end);
  return { bits: bitsOf(bytes, modulus), fingerprint: sshFingerprint(rsaBlob(of(modulus), of(exponent))) };
}

const opensshMagic = 'openssh-key-v1\0';

/** PROTOCOL.key of OpenSSH: magic, cipher, KDF and its options, number of keys, public key, private part. */
function opensshFacts(bytes: Uint8Array): KeyFacts | null {
  const view = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (view.length < 60 || view.toString('latin1', 0, opensshMagic.length) !== opensshMagic) return null;
  const cipher = readString(view, opensshMagic.length);
  if (cipher === null || cipher.value.length > 64) return null;
  const encrypted = cipher.value.toString('latin1') !== 'none';
  const kdf = readString(view, cipher.end);
  const options = kdf && readString(view, kdf.end);
  const blob = options && readString(view, options.end + 4);
  const name = blob && readString(blob.value, 0);
  const kind = name && /^[\w@.-]{4,64}$/.exec(name.value.toString('latin1'))?.[0];
  const fingerprint = blob && kind ? { fingerprint: sshFingerprint(blob.value) } : {};
  return { kind: `OpenSSH ${kind || 'key'}`, encrypted, ...fingerprint };
}

/** The first packet of an OpenPGP block must be a secret key (tag 5), see RFC 9580 section 4.3. */
function pgpFacts(bytes: Uint8Array): KeyFacts | null {
  const head = bytes[0] ?? 0;
  const tag = head >= 0xc0 ? head & 0x3f : head >= 0x80 ? (head >> 2) & 0x0f : -1;
  return tag === 5 ? { kind: 'OpenPGP', encrypted: false } : null;
}
