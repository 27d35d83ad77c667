import type { Detection } from '../model/detection.ts';
import type { Match } from '../model/match.ts';
import { Excerpt, type Place, type PlaceKind } from '../model/place.ts';
import type { Location } from '../text/lines.ts';
import type { ScanRequest } from './request.ts';
import type { LocatedMatch } from './windows.ts';

/** What a place says beside its lines: the commit that introduced it, the blob, … */
export type Provenance = Pick<
  Place,
  'commit' | 'lastCommit' | 'author' | 'email' | 'date' | 'subject' | 'blob' | 'onHead'
>;

/** Where a run of bytes comes from. */
export interface Origin {
  readonly kind: PlaceKind;
  readonly path: string | null;
  readonly provenance?: Provenance;
}

/** Puts matches at one origin, judged for its path; those that the path rules out are dropped. */
export function* detectionsAt(
  origin: Origin,
  found: Iterable<LocatedMatch>,
  request: ScanRequest,
): Generator<Detection> {
  for (const { match, location } of found) {
    const judged = request.engine.judge(match, origin.path);
    if (judged !== null) yield { match: judged, place: placeOf(origin, judged, location) };
  }
}

/** Archives have no lines: what stands in one is at its beginning, and nothing of its bytes is shown. */
const unlocated: Location = { line: 1, column: 1, endLine: 1, endColumn: 1, excerpt: new Excerpt(1, []) };

function placeOf({ kind, path, provenance }: Origin, match: Match, location: Location): Place {
  const where = match.within === undefined || match.decodedBy[0] === 'ipynb' ? location : unlocated;
  return { kind, path, ...where, start: match.start, end: match.end, ...provenance, decodedBy: match.decodedBy };
}
