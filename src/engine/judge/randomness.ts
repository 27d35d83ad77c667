import { bigramCode, bigramRows } from './bigrams.ts';
import { symbolCount, symbolsOf } from './symbols.ts';

let table: Int8Array | undefined;

/**
 * How much `text[start, end)` reads like words or names rather than like chance, in bits per pair of symbols.
 *
 * Names and words lie around +1, random base-62 around -1.5; zero is the even point. Short texts scatter: under
 * eight characters the figure says little. Looks at the first 255 bytes.
 */
export function wordiness(text: string, start: number, end: number): number {
  const symbols = symbolsOf(text, start, end);
  if (symbols.length < 2) return 0;
  table ??= Int8Array.from(bigramRows.join(''), (char) => bigramCode.indexOf(char) - 31);
  let sum = 0;
  for (let i = 1; i < symbols.length; i++) sum += table[symbols[i - 1]! * symbolCount + symbols[i]!]!;
  return sum / 8 / (symbols.length - 1);
}

const counts = new Uint16Array(256);

/** Shannon entropy of the bytes of `text[start, end)`, in bits per byte. Allocates nothing; 0 for an empty range. */
export function entropy(text: string, start: number, end: number): number {
  const length = end - start;
  if (length <= 0) return 0;
  for (let i = start; i < end; i++) counts[text.charCodeAt(i) & 0xff]!++;
  let sum = 0;
  for (let i = start; i < end; i++) {
    const code = text.charCodeAt(i) & 0xff;
    const count = counts[code]!;
    if (count === 0) continue;
    sum -= (count / length) * Math.log2(count / length);
    counts[code] = 0;
  }
  return sum;
}
