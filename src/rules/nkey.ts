// NATS keys (nats-io/nkeys): base 32 without padding of two prefix bytes, a 32-byte seed and the CRC-16 of both,
// least significant byte first: 36 bytes, 58 characters.
import { crc16 } from './crc32.ts';

const base32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
const payload = 34;

/** Whether the last two bytes are the CRC-16 of the 34 before them. */
export function nkeyHolds(token: string): boolean {
  const bytes = decodeBase32(token);
  if (bytes?.length !== payload + 2) return false;
  return crc16(bytes.subarray(0, payload)) === (bytes[payload]! | (bytes[payload + 1]! << 8));
}

/** The key with its last two bytes made right. */
export function completeNkey(token: string): string {
  const head = decodeBase32(token)?.subarray(0, payload);
  if (head?.length !== payload) return token;
  const crc = crc16(head);
  return encodeBase32(Uint8Array.of(...head, crc & 0xff, crc >> 8));
}

function decodeBase32(text: string): Uint8Array | undefined {
  const bytes: number[] = [];
  let bits = 0;
  let held = 0;
  for (const char of text) {
    const digit = base32.indexOf(char);
    if (digit < 0) return undefined;
    bits = ((bits << 5) | digit) & 0xfff;
    held += 5;
    if (held < 8) continue;
    held -= 8;
    bytes.push((bits >> held) & 0xff);
  }
  return Uint8Array.from(bytes);
}

function encodeBase32(bytes: Uint8Array): string {
  let text = '';
  let bits = 0;
  let held = 0;
  for (const byte of bytes) {
    bits = ((bits << 8) | byte) & 0xfff;
    held += 8;
    for (; held >= 5; held -= 5) text += base32[(bits >> (held - 5)) & 31];
  }
  return held > 0 ? text + base32[(bits << (5 - held)) & 31] : text;
}
