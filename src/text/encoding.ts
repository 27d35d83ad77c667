import { TextDecoder } from 'node:util';

/** How bytes spell text. `utf8` stands for every encoding that extends ASCII; `binary` has NUL bytes and is neither. */
export type Encoding = 'utf8' | 'utf16le' | 'utf16be' | 'utf32le' | 'utf32be' | 'binary';

/** How much is looked at, in bytes. */
const sample = 4096;

/**
 * Tells by the byte order mark, else by where the NUL bytes stand in the first 4 KB: text of a Western language in
 * UTF-16 has one in every second place, in UTF-32 three in four. Either without a mark and such text counts as binary.
 */
export function detectEncoding(bytes: Uint8Array): Encoding {
  const wide = detectUtf32(bytes);
  if (wide !== null) return wide;
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf16le';
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

function detectUtf32(bytes: Uint8Array): 'utf32le' | 'utf32be' | null {
  if (bytes.length < 4) return null;
  if (bytes[0] === 0xff && bytes[1] === 0xfe && bytes[2] === 0 && bytes[3] === 0) return 'utf32le';
  if (bytes[0] === 0 && bytes[1] === 0 && bytes[2] === 0xfe && bytes[3] === 0xff) return 'utf32be';
  if (bytes.length < 8 || (bytes[0] !== 0 && bytes[1] !== 0)) return null;
  const zeros = [0, 0, 0, 0];
  const length = Math.min(bytes.length, sample) & ~3;
  for (let at = 0; at < length; at++) if (bytes[at] === 0) zeros[at & 3]!++;
  const all = length / 4;
  if (zeros[1] !== all && zeros[2] !== all) return null;
  if (zeros[0] === 0 && zeros[3] === all && zeros[2]! >= all * 0.7) return 'utf32le';
  return zeros[3] === 0 && zeros[0] === all && zeros[1]! >= all * 0.7 ? 'utf32be' : null;
}

/** Bytes that a character takes at least; a cut may only be made at a multiple of it. */
export function unitOf(encoding: Encoding): 1 | 2 | 4 {
  return encoding.startsWith('utf32') ? 4 : encoding.startsWith('utf16') ? 2 : 1;
}

/** Decodes without ever failing; a byte order mark at the start is dropped, bad bytes become U+FFFD. */
export function decode(bytes: Uint8Array, encoding: Encoding): string {
  if (encoding === 'utf32le' || encoding === 'utf32be') return decodeUtf32(bytes, encoding === 'utf32le');
  if (encoding === 'utf16le' || encoding === 'utf16be') return decoders[encoding].decode(bytes);
  // A Buffer decodes as TextDecoder does, several times quicker, but keeps the mark.
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const marked = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
  return buffer.toString('utf8', marked ? 3 : 0);
}

function decodeUtf32(bytes: Uint8Array, little: boolean): string {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let text = '';
  for (let at = 0; at + 4 <= bytes.length; at += 4) {
    const point = view.getUint32(at, little);
    if (at === 0 && point === 0xfeff) continue;
    text += point > 0x10ffff || (point >= 0xd800 && point < 0xe000) ? '\ufffd' : String.fromCodePoint(point);
  }
  return text;
}

const decoders: Readonly<Record<'utf16le' | 'utf16be', TextDecoder>> = {
  utf16le: new TextDecoder('utf-16le'),
  utf16be: new TextDecoder('utf-16be'),
};
