// Private key blocks for samples: well-formed DER around numbers drawn at random, so that they parse and open nothing.
import type { Random } from './random.ts';

const labels: Readonly<Record<string, string>> = {
  rsa: 'RSA PRIVATE KEY',
  ec: 'EC PRIVATE KEY',
  pkcs8: 'PRIVATE KEY',
  encrypted: 'ENCRYPTED PRIVATE KEY',
  openssh: 'OPENSSH PRIVATE KEY',
  'openssh-encrypted': 'OPENSSH PRIVATE KEY',
  pgp: 'PGP PRIVATE KEY BLOCK',
};

/** PROTOCOL.key of OpenSSH. */
const opensshMagic = 'openssh-key-v1\0';

/**
 * The lines of a made-up private key, with its header and footer.
 *
 * @param kind `rsa`, `ec`, `pkcs8` (Ed25519), `encrypted` (PKCS#8), `openssh`, `openssh-encrypted` or `pgp`
 * @throws {RangeError} for another kind
 */
export function pemBlock(kind: string, random: Random): string[] {
  const label = labels[kind];
  if (label === undefined) throw new RangeError(`no kind of private key is called ${kind}`);
  const body = Buffer.from(bodyOf(kind, random))
    .toString('base64')
    .match(/.{1,64}/g)!;
  return [`-----BEGIN ${label}-----`, ...body, `-----END ${label}-----`];
}

function bodyOf(kind: string, random: Random): Uint8Array {
  switch (kind) {
    case 'rsa':
      return sequence(
        integer(Uint8Array.of(0)),
        number(128, random),
        integer(Uint8Array.of(1, 0, 1)),
        number(128, random),
        ...primes(random),
      );
    case 'ec':
      return sequence(
        integer(Uint8Array.of(1)),
        node(0x04, random.bytes(32)),
        node(0xa0, node(0x06, Uint8Array.of(0x2a, 0x86, 0x48, 0xce, 0x3d, 0x03, 0x01, 0x07))),
        node(0xa1, node(0x03, Uint8Array.of(0, 4), random.bytes(64))),
      );
    case 'pkcs8':
      return sequence(
        integer(Uint8Array.of(0)),
        sequence(node(0x06, Uint8Array.of(0x2b, 0x65, 0x70))),
        node(0x04, node(0x04, random.bytes(32))),
      );
    case 'encrypted':
      // PBES2 of PKCS#5, then the encrypted key.
      return sequence(
        sequence(
          node(0x06, Uint8Array.of(0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x05, 0x0d)),
          sequence(node(0x04, random.bytes(8))),
        ),
        node(0x04, random.bytes(320)),
      );
    case 'openssh':
    case 'openssh-encrypted':
      return openssh(kind === 'openssh' ? ['none', 'none'] : ['aes256-ctr', 'bcrypt'], random);
    default:
      // An OpenPGP secret-key packet (tag 5, old format, two-byte length) of version 4.
      return concat(Uint8Array.of(0x95, 0x01, 0x58, 4), random.bytes(0x157));
  }
}

function primes(random: Random): Uint8Array[] {
  return Array.from({ length: 5 }, () => number(64, random));
}

/** A positive odd integer of exactly `length` bytes, its highest bit set. */
function number(length: number, random: Random): Uint8Array {
  const bytes = random.bytes(length);
  bytes[0]! |= 0x80;
  bytes[length - 1]! |= 1;
  return integer(concat(Uint8Array.of(0), bytes));
}

function integer(bytes: Uint8Array): Uint8Array {
  return node(0x02, bytes);
}

function sequence(...parts: Uint8Array[]): Uint8Array {
  return node(0x30, ...parts);
}

function node(tag: number, ...parts: Uint8Array[]): Uint8Array {
  const content = concat(...parts);
  const { length } = content;
  const head =
    length < 0x80 ? [tag, length] : length < 0x100 ? [tag, 0x81, length] : [tag, 0x82, length >> 8, length & 0xff];
  return concat(Uint8Array.from(head), content);
}

function openssh([cipher, kdf]: readonly [string, string] | string[], random: Random): Uint8Array {
  const text = (value: string): Uint8Array => string(Buffer.from(value));
  return concat(
    Buffer.from(opensshMagic),
    text(cipher!),
    text(kdf!),
    kdf === 'none' ? text('') : string(concat(string(random.bytes(16)), Uint8Array.of(0, 0, 0, 16))),
    Uint8Array.of(0, 0, 0, 1),
    string(concat(text('ssh-ed25519'), string(random.bytes(32)))),
    string(random.bytes(144)),
  );
}

function string(bytes: Uint8Array): Uint8Array {
  const length = new Uint8Array(4);
  new DataView(length.buffer).setUint32(0, bytes.length);
  return concat(length, bytes);
}

function concat(...parts: Uint8Array[]): Uint8Array {
  return new Uint8Array(Buffer.concat(parts));
}
