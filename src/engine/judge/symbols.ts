/** Symbols of the n-gram model: 26 letters (case folded), 10 digits, one for every break between words. */
export const symbolCount = 37;
const breakSymbol = 36;

/** Whether a symbol is one of the ten digits. */
export function isDigit(symbol: number): boolean {
  return symbol >= 26 && symbol < breakSymbol;
}

/** Symbol of each byte; letters of either case share one. */
const symbolOfByte: Uint8Array = Uint8Array.from({ length: 256 }, (_, code) => {
  const lower = code | 0x20;
  if (lower >= 97 && lower <= 122) return lower - 97;
  if (code >= 48 && code <= 57) return 26 + code - 48;
  return breakSymbol;
});

const isUpper = (code: number): boolean => code >= 65 && code <= 90;
const isLower = (code: number): boolean => code >= 97 && code <= 122;

const buffer = new Uint8Array(512);

/**
 * The symbols of `text[start, end)`. A step from a lower-case to an upper-case letter is a break, as in `camelCase`:
 * common in names, and in random tokens far too frequent to look like one.
 *
 * The result is a view of one shared buffer, valid until the next call; at most the first 255 bytes are looked at.
 */
export function symbolsOf(text: string, start: number, end: number): Uint8Array {
  let length = 0;
  let before = 0;
  const last = Math.min(end, start + 255);
  for (let i = start; i < last; i++) {
    const code = text.charCodeAt(i) & 0xff;
    if (isUpper(code) && isLower(before)) buffer[length++] = breakSymbol;
    buffer[length++] = symbolOfByte[code]!;
    before = code;
  }
  return buffer.subarray(0, length);
}
