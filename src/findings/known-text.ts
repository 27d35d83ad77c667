// Finds known secrets, and pieces of them, in text that is about to be printed.

/** A piece this long tells enough of a secret to be worth hiding. */
export const telling = 12;

/** A half-open range of UTF-16 code units. */
export type Range = readonly [start: number, end: number];

/**
 * A set of texts that can be found in others, also in part: of one with 12 or more characters any 12 in a row are
 * found; a shorter one (4 to 11) only as a whole and, so as not to hide half the language, not inside a longer word.
 */
export class KnownText {
  /** Length → all pieces of that length. */
  readonly #pieces = new Map<number, Set<string>>();
  /** For hashes of four characters, the lengths of the pieces that begin so, a bit each: spares nearly all look-ups. */
  readonly #heads: Uint16Array;

  /** @param bits room for so many different beginnings, as a power of two; with too few, look-ups take longer */
  constructor(bits = 20) {
    this.#heads = new Uint16Array(1 << bits);
  }

  add(text: string): void {
    if (text.length < 4) return;
    const length = Math.min(text.length, telling);
    let pieces = this.#pieces.get(length);
    if (pieces === undefined) this.#pieces.set(length, (pieces = new Set()));
    for (let at = 0; at + length <= text.length; at++) {
      pieces.add(text.slice(at, at + length));
      this.#heads[headAt(text, at) & (this.#heads.length - 1)]! |= 1 << length;
    }
  }

  /** Ranges of `text` that are known, joined where they touch, in order. */
  find(text: string): Range[] {
    const found: Range[] = [];
    for (let at = 0; at + 4 <= text.length; at++) {
      const lengths = this.#heads[headAt(text, at) & (this.#heads.length - 1)]!;
      if (lengths === 0) continue;
      for (const [length, pieces] of this.#pieces) {
        if ((lengths & (1 << length)) === 0 || at + length > text.length || !pieces.has(text.slice(at, at + length)))
          continue;
        if (length === telling || standsAlone(text, at, at + length)) found.push([at, at + length]);
      }
    }
    return joinRanges(found);
  }
}

function headAt(text: string, at: number): number {
  const [a, b, c, d] = [text.charCodeAt(at), text.charCodeAt(at + 1), text.charCodeAt(at + 2), text.charCodeAt(at + 3)];
  return Math.imul(a + (b << 7) + (c << 14) + (d << 21), 0x9e3779b1) >>> 12;
}

function standsAlone(text: string, start: number, end: number): boolean {
  const joined = (inner: string | undefined, outer: string | undefined): boolean =>
    inner !== undefined && outer !== undefined && /[A-Za-z0-9]/.test(inner) && /[A-Za-z0-9]/.test(outer);
  return !joined(text[start], text[start - 1]) && !joined(text[end - 1], text[end]);
}

/** Sorts ranges and joins those that overlap or touch. */
export function joinRanges(ranges: readonly Range[]): Range[] {
  const joined: Range[] = [];
  for (const [start, end] of [...ranges].sort((a, b) => a[0] - b[0])) {
    const last = joined.at(-1);
    if (last !== undefined && start <= last[1]) joined[joined.length - 1] = [last[0], Math.max(last[1], end)];
    else joined.push([start, end]);
  }
  return joined;
}

/** `text` with each range written as `by`. The ranges are ordered and disjoint. */
export function replaceRanges(text: string, ranges: readonly Range[], by: string): string {
  let result = '';
  let from = 0;
  for (const [start, end] of ranges) {
    result += text.slice(from, start) + by;
    from = end;
  }
  return result + text.slice(from);
}
