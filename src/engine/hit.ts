import type { Match } from '../model/match.ts';

/**
 * What came of one candidate. A near hit depends only on the bytes of its near window; a far one on `[from, to)`, so
 * the delta walk keeps it, matches or not, and looks again when those bytes change.
 */
export interface Hit {
  /** The candidate record: kind, id (or start of a value), position. */
  readonly kind: number;
  readonly id: number;
  readonly at: number;
  readonly far: boolean;
  readonly from: number;
  readonly to: number;
  /** Offsets as in the `Text`, not yet relative to its start. */
  readonly matches: readonly Match[];
}
