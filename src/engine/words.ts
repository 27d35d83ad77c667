// Finds the context words of rules near a candidate: all of them in one pass, whatever their number.

interface Word {
  readonly text: string;
  readonly rules: number[];
}

/** Where a rule's word stands in the lower-cased window: half-open, in chars. */
export interface WordHit {
  readonly rules: readonly number[];
  readonly start: number;
  readonly end: number;
}

const isLower = (code: number): boolean => code >= 0x61 && code <= 0x7a;
const isUpper = (code: number): boolean => code >= 0x41 && code <= 0x5a;

/** Looks words up by their first three chars at each start of a word. Words have at least three chars. */
export class WordIndex {
  readonly #heads = new Map<number, Word[]>();

  /** @param words pairs of a word (any case) and the rule that wants it */
  constructor(words: Iterable<readonly [word: string, rule: number]>) {
    for (const [word, rule] of words) {
      const text = word.toLowerCase();
      const key = keyAt(text, 0);
      const bucket = this.#heads.get(key) ?? [];
      if (bucket.length === 0) this.#heads.set(key, bucket);
      const known = bucket.find((entry) => entry.text === text);
      if (known === undefined) bucket.push({ text, rules: [rule] });
      else known.rules.push(rule);
    }
  }

  get empty(): boolean {
    return this.#heads.size === 0;
  }

  /**
   * Every word in `text`. A word starts behind a char that is no letter, or where camel case starts a new one; what
   * follows it does not matter (`tokens`, `adafruitKey`).
   */
  find(text: string): WordHit[] {
    const hits: WordHit[] = [];
    const lower = text.toLowerCase();
    for (let i = 0; i + 3 <= text.length; i++) {
      const code = text.charCodeAt(i);
      if (i > 0 && (isLower(code) || isUpper(code))) {
        const before = text.charCodeAt(i - 1);
        const camel = isUpper(code) && isLower(before);
        if (!camel && (isLower(before) || isUpper(before))) continue;
      }
      const bucket = this.#heads.get(keyAt(lower, i));
      if (bucket === undefined) continue;
      for (const word of bucket) {
        if (lower.startsWith(word.text, i)) hits.push({ rules: word.rules, start: i, end: i + word.text.length });
      }
    }
    return hits;
  }
}

function keyAt(text: string, at: number): number {
  return text.charCodeAt(at) | (text.charCodeAt(at + 1) << 8) | (text.charCodeAt(at + 2) << 16);
}
