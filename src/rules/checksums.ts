// Checks that providers build into their tokens. Each names where it is documented or how it was shown to hold.
import { bech32Checksum } from './bech32.ts';
import { crc32 } from './crc32.ts';
import { completeNkey, nkeyHolds } from './nkey.ts';

export interface Checksum {
  /** How many characters at the token's end it takes. */
  readonly length: number;
  /** Whether the token carries the right checksum. False too for a text of another form. */
  holds(token: string): boolean;
  /** The token with its last characters replaced by the right checksum: for samples. */
  complete(token: string): string;
}

const base62 = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';

/** A checksum that depends only on what stands before it. */
function tail(length: number, of: (head: string) => string | undefined): Checksum {
  return {
    length,
    holds: (token) => token.length > length && of(token.slice(0, -length)) === token.slice(-length),
    complete: (token) => `${token.slice(0, -length)}${of(token.slice(0, -length)) ?? ''}`,
  };
}

/** The six characters that GitHub and npm append: CRC-32 in base 62, most significant first, padded with zeros. */
function crc32Base62(text: string): string {
  let rest = crc32(text);
  let digits = '';
  for (let at = 0; at < 6; at++) {
    digits = base62[rest % 62]! + digits;
    rest = Math.floor(rest / 62);
  }
  return digits;
}

/** Grafana writes the CRC-32 as four bytes, least significant first, in hex. */
function littleEndianHex(value: number): string {
  const bytes = new Uint8Array(4);
  new DataView(bytes.buffer).setUint32(0, value, true);
  return Buffer.from(bytes).toString('hex');
}

/** By the name that rules use in `token.checksum`. */
export const checksums: Readonly<Record<string, Checksum>> = {
  /** GitHub's blog, "Behind GitHub's new authentication token formats" (2021); npm took it over. Not for `github_pat_`. */
  'crc32-base62': tail(6, (head) => {
    const bodyAt = head.indexOf('_') + 1;
    return bodyAt === 0 ? undefined : crc32Base62(head.slice(bodyAt));
  }),
  /** GitLab's design document "Routable tokens": CRC-32 of all before it, in base 36, seven characters. */
  'crc32-base36': tail(7, (head) => crc32(head).toString(36).padStart(7, '0')),
  /** grafana/grafana, pkg/components/satokengen: CRC-32 of everything before the last underscore. */
  'grafana-crc32': tail(8, (head) => (head.endsWith('_') ? littleEndianHex(crc32(head.slice(0, -1))) : undefined)),
  /** age's specification: Bech32 (BIP 173) in capitals. */
  'bech32-upper': tail(6, (head) => bech32Checksum(head.toLowerCase())?.toUpperCase()),
  /** nats-io/nkeys: base 32 of prefix, seed and CRC-16. */
  'nkey-crc16': { length: 4, holds: nkeyHolds, complete: completeNkey },
};
