// Finds the context words of rules near a candidate: all of them in one pass, whatever their number.

interface Word {
  readonly text: string;
  readonly rules: number[];
}

/** Where a word stands in the text, half-open in chars, and the rules that want it. */
export interface WordHit {
  readonly rules: readonly number[];
  readonly start: number;
  readonly end: number;
}

const isLower = (code: number): boolean => code >= 0x61 && code <= 0x7a;
const isUpper = (code: number): boolean => code >= 0x41 && code <= 0x5a;

/** Letters that make an escape behind a backslash, as in `\nname`: the word starts behind them. */
const escapes = 'nrtbf';

/** Slots of the filter that passes over nearly every position; a power of two. */
const filterSize = 8192;

/** Three chars with 0x20 set in each, which folds ASCII case (and a few signs, which costs a false hit at most). */
function keyOf(first: number, second: number, third: number): number {
  return first | 0x20 | ((second | 0x20) << 8) | ((third | 0x20) << 16);
}

function slotOf(key: number): number {
  return (Math.imul(key, 0x9e3779b1) >>> 19) & (filterSize - 1);
}

/** Looks words up by their first three chars at each start of a word. Words have at least three chars. */
export class WordIndex {
  readonly #filter = new Uint8Array(filterSize);
  readonly #heads = new Map<number, Word[]>();

  /** @param words pairs of a word (any case) and the rule that wants it */
  constructor(words: Iterable<readonly [word: string, rule: number]>) {
    for (const [word, rule] of words) {
      const text = word.toLowerCase();
      const key = keyOf(text.charCodeAt(0), text.charCodeAt(1), text.charCodeAt(2));
      this.#filter[slotOf(key)] = 1;
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
    const filter = this.#filter;
    const last = text.length - 2;
    let second = text.charCodeAt(0);
    let third = text.charCodeAt(1);
    for (let i = 0; i < last; i++) {
      const first = second;
      second = third;
      third = text.charCodeAt(i + 2);
      const key = keyOf(first, second, third);
      if (filter[slotOf(key)] === 1 && startsWord(text, i)) this.#lookUp(text, i, key, hits);
    }
    return hits;
  }

  #lookUp(text: string, at: number, key: number, hits: WordHit[]): void {
    for (const word of this.#heads.get(key) ?? []) {
      const end = at + word.text.length;
      if (text.slice(at, end).toLowerCase() === word.text) hits.push({ rules: word.rules, start: at, end });
    }
  }
}

function startsWord(text: string, at: number): boolean {
  if (at === 0) return true;
  const code = text.charCodeAt(at);
  if (!isLower(code) && !isUpper(code)) return true;
  const before = text.charCodeAt(at - 1);
  if (at > 1 && text[at - 2] === '\\' && escapes.includes(text[at - 1]!)) return true;
  return isUpper(code) ? !isUpper(before) : !isLower(before) && !isUpper(before);
}
