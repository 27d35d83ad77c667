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
  /** Offsets relative to `at`: so a hit moves from version to version without its matches being touched. */
  readonly matches: readonly Match[];
}

/** The hit moved by so many bytes. Written out, since V8 copies spread objects slowly and this is a hot path. */
export function moved(hit: Hit, by: number): Hit {
  const { kind, id, at, end, far, from, to, matches } = hit;
  return { kind, id, at: at + by, end: end + by, far, from: from + by, to: to + by, matches };
}

/** The match moved by so many bytes. */
export function shifted(match: Match, by: number): Match {
  return { ...match, start: match.start + by, end: match.end + by };
}

/** The matches of all hits, with offsets as the hits have them. */
export function matchesOf(hits: readonly Hit[]): Match[] {
  const all: Match[] = [];
  for (const { at, matches } of hits) for (const match of matches) all.push(shifted(match, at));
  return all;
}
