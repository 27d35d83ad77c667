import type { Match } from './match.ts';
import type { Place } from './place.ts';

/** A match with one place where it stands: what sources deliver. Its confidence is final, path included. */
export interface Detection {
  readonly match: Match;
  readonly place: Place;
}
