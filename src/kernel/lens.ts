// What both finders, the WebAssembly kernel and the plain reference, promise. Upstream: nothing. Downstream: engine/.

/** The literal texts that the lenses look for. Position in a list is the id in the records. */
export interface LensTables {
  /** Starts of tokens, at least 2 ASCII token characters each; case counts. */
  readonly prefixes: readonly string[];
  /** Literals of at least 3 ASCII characters, in lower case; case of the text is ignored. */
  readonly literals: readonly string[];
  /** Where the kernel takes hold of each literal, if that was worked out before: see anchors.ts. */
  readonly anchors?: readonly number[];
}

/** Kinds of candidate record. */
export const candidateKind = {
  /** `a`: index of the prefix, `b`: byte offset where it starts. */
  prefix: 0,
  /** `a`: index of the literal, `b`: byte offset where it starts. */
  literal: 1,
  /** `a`, `b`: start and end of a run of token characters that looks like a token. */
  value: 2,
} as const;

/** Integers in one candidate record: kind, a, b. */
export const recordSize = 3;

/** Shortest run of token characters that the token lens looks at, and longest that it reports as a value. */
export const minRun = 16;
export const minMixed = 8;
export const minCased = 12;
export const maxValueRun = 8192;

/**
 * Finds candidates in a range of bytes; the definition that both implementations share:
 *
 * - a *token character* is one of `A-Z a-z 0-9 + - . / = _ ~`; a *run* is a maximal stretch of them within the range,
 *   so callers never cut a range inside one;
 * - a *word start* in a run is a letter or digit behind a byte that is neither; also the second character of a run
 *   behind a backslash if its first is one of `b f n r t` (an escape in a string), and the third if a percent sign and
 *   two hex digits come first;
 * - a prefix counts at each word start of a run of at least `minRun` bytes;
 * - a value is such a run, up to `maxValueRun` bytes, with a stretch of letters and digits as tokens have it and most
 *   identifiers and paths do not: at least `minMixed` long with a letter and a digit, or at least `minCased` long with
 *   both cases, when a digit stands anywhere in the run;
 * - a literal counts wherever it stands within the range.
 */
export interface Lens {
  /**
   * Records of everything found in `bytes[from, to)`, `recordSize` integers each, offsets relative to `bytes`.
   * The array is reused by the next call.
   */
  find(bytes: Uint8Array, from: number, to: number): Int32Array;
  /**
   * Where there is one: told of every literal and value that came to nothing on the strength of its near window alone, so
   * that it need not come again in the same surroundings.
   */
  dismiss?(kind: number, id: number, at: number, end: number): void;
}
