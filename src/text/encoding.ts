import { TextDecoder } from 'node:util';

/** How bytes spell text. `utf8` stands for every encoding that extends ASCII; `binary` has NUL bytes and is no UTF-16. */
export type Encoding = 'utf8' | 'utf16le' | 'utf16be' | 'binary';

/** How much is looked at, in bytes. */
const sample = 4096;

/**
 * Tells by the byte order mark, else by where the NUL bytes stand in the first 4 KB: text of a Western language in
 * UTF-16 has one in every second place. UTF-16 without a mark and without such text counts as binary.
 */
export function detectEncoding(bytes: Uint8Array): Encoding {
  if (bytes[0] === 0xff && bytes[1] === 0xfe && !(bytes.length >= 4 && bytes[2] === 0 && bytes[3] === 0))
    return 'utf16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf16be';
  const length = Math.min(bytes.length, sample) & ~1;
  let even = 0;
  let odd = 0;
  for (let at = 0; at < length; at += 2) {
    if (bytes[at] === 0) even++;
    if (bytes[at + 1] === 0) odd++;
  }
  if (even + odd === 0) return bytes.length % 2 === 1 && length < sample && bytes[length] === 0 ? 'binary' : 'utf8';
  const pairs = length / 2;
  if (pairs >= 2 && odd >= pairs * 0.7 && even <= pairs * 0.02) return 'utf16le';
  if (pairs >= 2 && even >= pairs * 0.7 && odd <= pairs * 0.02) return 'utf16be';
  return 'binary';
}

/** Decodes without ever failing; a byte order mark at the start is dropped, bad bytes become U+FFFD. */
export function decode(bytes: Uint8Array, encoding: Encoding): string {
  if (encoding === 'utf16le' || encoding === 'utf16be') return decoders[encoding].decode(bytes);
  // A Buffer decodes as TextDecoder does, several times quicker, but keeps the mark.
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const marked = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
  return buffer.toString('utf8', marked ? 3 : 0);
}

const decoders: Readonly<Record<'utf16le' | 'utf16be', TextDecoder>> = {
  utf16le: new TextDecoder('utf-16le'),
  utf16be: new TextDecoder('utf-16be'),
};
