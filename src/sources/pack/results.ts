// What a walk found, in a form that crosses between threads cheaply: flat integers, and each distinct match once.
import type { Match } from '../../model/match.ts';

/** Integers in one record: family set, position in the pack, index of the content, start, end. */
export const occurrenceSize = 5;

/** The results of one worker. */
export interface WalkResults {
  readonly occurrences: Int32Array;
  /** Matches without a position: their `start` and `end` do not count. */
  readonly contents: readonly Match[];
  /** Pairs of family set and position: read them in another way, with all that hang on them. */
  readonly failed: Int32Array;
  readonly media: Int32Array;
  readonly pointers: Int32Array;
  readonly tooLarge: Int32Array;
  /** Objects with archives that a limit cut short, and that cannot be read. */
  readonly limited: Int32Array;
  readonly unreadable: Int32Array;
  /** Inflated bytes of the objects that were scanned. */
  readonly bytes: number;
  /** How many objects of each family set were scanned: messages are no blobs. */
  readonly scanned: readonly number[];
}

/** A list of integers that grows. */
export class IntList {
  #values = new Int32Array(256);
  #length = 0;

  push(...values: readonly number[]): void {
    if (this.#length + values.length > this.#values.length) {
      const larger = new Int32Array(this.#values.length * 2);
      larger.set(this.#values);
      this.#values = larger;
    }
    for (const value of values) this.#values[this.#length++] = value;
  }

  /** A copy of exactly what was pushed. */
  take(): Int32Array<ArrayBuffer> {
    return this.#values.slice(0, this.#length);
  }
}

/**
 * Gives equal matches one number. A match that is carried from version to version keeps its `reasons` array, so that
 * array leads to the number without a comparison of texts.
 */
export class Contents {
  readonly list: Match[] = [];
  readonly #byReasons = new WeakMap<readonly string[], number[]>();
  readonly #byText = new Map<string, number>();

  idOf(match: Match): number {
    const near = this.#byReasons.get(match.reasons);
    for (const id of near ?? []) {
      const known = this.list[id]!;
      if (known.rule === match.rule && known.secret === match.secret && sameGrounds(known, match)) return id;
    }
    const id = this.#add(match);
    if (near === undefined) this.#byReasons.set(match.reasons, [id]);
    else near.push(id);
    return id;
  }

  #add(match: Match): number {
    const { start: _, end: __, ...content } = match;
    const text = JSON.stringify(content);
    let id = this.#byText.get(text);
    if (id === undefined) {
      id = this.list.length;
      this.#byText.set(text, id);
      this.list.push({ ...match, start: 0, end: 0, secret: Buffer.from(match.secret, 'latin1').toString('latin1') });
    }
    return id;
  }
}

/** The same bytes may be judged alike in plain text and in UTF-16. */
function sameGrounds(a: Match, b: Match): boolean {
  return a.confidence === b.confidence && a.decodedBy.join() === b.decodedBy.join();
}
