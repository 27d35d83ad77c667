// The last step of attribution: reads the blobs that have places once more, to say line and column. Memory: one blob.
import { readObjects } from '../git/blobs.ts';
import type { Git } from '../git/stream.ts';
import type { Detection } from '../model/detection.ts';
import type { Match } from '../model/match.ts';
import { createLocator } from '../text/lines.ts';
import { detectionsAt, type Origin } from './place.ts';
import type { ScanRequest } from './request.ts';
import { type LocatedMatch, Windows } from './windows.ts';

/** Matches of one blob that stand at one origin. */
export interface Placement {
  readonly blob: string;
  readonly matches: readonly Match[];
  readonly origin: Origin;
}

/** Detections for placements, blob by blob. What the path rules out is dropped. */
export async function* placeAll(
  git: Git,
  placements: Iterable<Placement>,
  request: ScanRequest,
): AsyncGenerator<Detection> {
  const byBlob = new Map<string, Placement[]>();
  for (const placement of placements) {
    const here = byBlob.get(placement.blob);
    if (here === undefined) byBlob.set(placement.blob, [placement]);
    else here.push(placement);
  }
  for await (const object of readObjects(git, byBlob.keys())) {
    if (object.state === 'missing' || object.state === 'corrupt') continue; // counted when it was matched
    const here = byBlob.get(object.id) ?? [];
    const locate =
      object.state === 'whole' ? locateWhole(object.bytes, request) : await locateInStream(object.chunks, request);
    for (const { origin, matches } of here) {
      yield* detectionsAt(
        origin,
        matches.map((match) => locate(match)),
        request,
      );
    }
  }
}

function locateWhole(bytes: Uint8Array, { reveal }: ScanRequest): (match: Match) => LocatedMatch {
  const locator = createLocator(bytes);
  return (match) => ({
    match: reveal === undefined ? match : { ...match, secret: reveal(match, bytes) },
    location: locator.locate(match.start, match.end),
  });
}

/** A blob too large to hold is matched again: the same windows give the same matches, now with their lines. */
async function locateInStream(
  chunks: AsyncIterable<Uint8Array>,
  request: ScanRequest,
): Promise<(match: Match) => LocatedMatch> {
  const windows = new Windows(request.engine);
  const found = new Map<string, LocatedMatch>();
  const keep = (located: ReturnType<Windows['push']>): void => {
    for (const one of located) found.set(key(one.match), one);
  };
  for await (const chunk of chunks) keep(windows.push(chunk));
  keep(windows.finish());
  return (match) => {
    const { match: again, location } = found.get(key(match))!;
    return { match: { ...match, secret: again.secret }, location };
  };
}

const key = (match: Match): string => `${match.rule}:${match.start}:${match.end}`;
