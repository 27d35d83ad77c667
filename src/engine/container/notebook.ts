// Jupyter notebooks: the cells as they were typed. JSON has them as lists of strings, one a line, with quotes escaped.
import { escapes, type Unescaped, undo } from '../decode/escapes.ts';

const json = escapes.find(({ name }) => name === 'unicode-escape')!;
const quote = 0x22;
const backslash = 0x5c;

/**
 * All strings of a JSON text, with their escapes undone. Strings of one list follow each other directly; a line end
 * stands between others.
 */
export function stringsOf(bytes: Buffer): Unescaped {
  const clear = Buffer.allocUnsafe(bytes.length + 1);
  const from = new Uint32Array(bytes.length + 2);
  let length = 0;
  let fresh = true;
  for (let at = 0; at < bytes.length; at++) {
    const byte = bytes[at]!;
    if (byte !== quote) {
      if (!fresh && !isBetween(byte)) {
        from[length] = at;
        clear[length++] = 10;
        fresh = true;
      }
      continue;
    }
    const end = endOfString(bytes, at + 1);
    const string = undo(bytes.toString('latin1', at + 1, end), json);
    for (let i = 0; i < string.bytes.length; i++) {
      from[length] = at + 1 + string.from[i]!;
      clear[length++] = string.bytes[i]!;
    }
    fresh = false;
    at = end;
  }
  from[length] = bytes.length;
  return { bytes: clear.subarray(0, length), from: from.subarray(0, length + 1) };
}

/** A comma or white space. */
function isBetween(byte: number): boolean {
  return byte === 0x2c || byte === 0x20 || byte === 10 || byte === 13 || byte === 9;
}

function endOfString(bytes: Buffer, start: number): number {
  let at = start;
  while (at < bytes.length && bytes[at] !== quote) at += bytes[at] === backslash ? 2 : 1;
  return Math.min(at, bytes.length);
}
