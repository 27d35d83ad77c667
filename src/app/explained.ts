/** What one rule did on a line. */
export interface Explained {
  /** Its id; for the judge of assignments the key's name. */
  readonly rule: string;
  readonly outcome: 'finding' | 'accepted' | 'below the threshold' | 'not at this path' | 'came near';
  /** From 0 to 1; absent where the rule did not match. */
  readonly confidence?: number;
  /** 1-based, in bytes of the line. */
  readonly column?: number;
  readonly reasons: readonly string[];
}
