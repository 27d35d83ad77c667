import type { Match } from '../model/match.ts';

/**
 * What came of one candidate. A near hit depends only on the bytes of its near window; a far one on `[from, to)`, so
 * the delta walk keeps it, matches or not, and looks again when those bytes change.
 */
export interface Hit {
  /** The candidate: its kind, the id of its prefix or literal, its bytes `[at, end)`. */
  readonly kind: number;
  readonly id: number;
  readonly at: number;
  readonly end: number;
  readonly far: boolean;
  readonly from: number;
  readonly to: number;
  /** All offsets are those of the `Text`. */
  readonly matches: readonly Match[];
}

/** The hit moved by so many bytes. */
export function moved(hit: Hit, by: number): Hit {
  if (by === 0) return hit;
  return {
    ...hit,
    at: hit.at + by,
    end: hit.end + by,
    from: hit.from + by,
    to: hit.to + by,
    matches: hit.matches.map((match) => ({ ...match, start: match.start + by, end: match.end + by })),
  };
}
