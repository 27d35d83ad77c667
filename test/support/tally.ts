/** What one test file did; printed as the last line of its process and summed up by `run.ts`. */
export interface FileTally {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: readonly string[];
}

/** The mark before the tally of a file in its standard output. */
export const tallyMark = '\u0001stanch-tally ';

/** The mark before a line that is passed on even when all tests of the file pass: a measured figure. */
export const figureMark = 'figure | ';
