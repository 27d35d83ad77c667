// Reads blobs and keeps their matches: step one of every source that looks at Git's objects. Places come later.
import type { EngineLimit } from '../engine/engine.ts';
import { type ReadObject, readObjects } from '../git/blobs.ts';
import { isLfsPointer } from '../git/lfs.ts';
import type { Git } from '../git/stream.ts';
import type { Match } from '../model/match.ts';
import { isMedia, mediaHead } from '../text/media.ts';
import { createInterner, type Held } from './held.ts';
import { countInterruption, type ScanRequest } from './request.ts';
import { Windows } from './windows.ts';

/** How blobs are matched. */
export interface MatchingOptions {
  /** Old sides are read for comparison only and do not count as covered. */
  readonly covered: boolean;
  /** Blobs that Git listed as present: one that cannot be read is damaged, not missing. */
  readonly listed?: boolean;
  readonly onBlob?: (done: number) => void;
}

/** Matches each blob once and adds what it found to `held`. Ends early, and says so in the receipt, when aborted. */
export async function matchBlobs(
  git: Git,
  ids: Iterable<string>,
  held: Held,
  request: ScanRequest,
  options: MatchingOptions,
): Promise<void> {
  const intern = createInterner();
  let done = 0;
  for await (const object of readObjects(git, ids, { signal: request.signal })) {
    const matches = await matchesOf(object, request, options);
    if (matches.length > 0) held.set(object.id, intern(matches));
    options.onBlob?.(++done);
    if (done % 64 === 0) await breathe();
  }
  if (request.signal.aborted) countInterruption(request, 'reading blobs');
}

/** Lets signals and the progress bar have their turn. */
export function breathe(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

async function matchesOf(
  object: ReadObject,
  request: ScanRequest,
  options: MatchingOptions,
): Promise<readonly Match[]> {
  const { tally, limits, engine } = request;
  if (object.state === 'missing' || object.state === 'corrupt') {
    tally.skip(options.listed ? 'corrupt-object' : `${object.state}-object`, object.id);
    return [];
  }
  if (limits.maxFileSize !== null && object.size > limits.maxFileSize) {
    if (options.covered) tally.skip('size-limit', object.id);
    return [];
  }
  if (object.state === 'large') return matchLarge(object, request, options);
  const skipped = isLfsPointer(object.bytes) ? 'lfs-pointer' : isMedia(object.bytes) ? 'media' : null;
  if (options.covered) {
    if (skipped !== null) tally.skip(skipped, object.id);
    else {
      tally.blobs++;
      tally.bytes += object.size;
    }
  }
  return skipped === null ? engine.match(object.bytes, limitTeller(object.id, request, options)) : [];
}

/** Counts what of a blob was not looked into, but for blobs that are read for comparison only. */
function limitTeller(id: string, { tally }: ScanRequest, { covered }: MatchingOptions): (limit: EngineLimit) => void {
  return (limit) => {
    if (covered) tally.skip(limit, id);
  };
}

async function matchLarge(
  object: ReadObject & { state: 'large' },
  request: ScanRequest,
  options: MatchingOptions,
): Promise<readonly Match[]> {
  const { engine, tally } = request;
  const windows = new Windows(engine);
  windows.onLimit = limitTeller(object.id, request, options);
  const matches: Match[] = [];
  let first = true;
  for await (const chunk of object.chunks) {
    if (first && chunk.length >= mediaHead && isMedia(chunk)) {
      if (options.covered) tally.skip('media', object.id);
      return [];
    }
    first = false;
    for (const { match } of windows.push(chunk)) matches.push(match);
  }
  for (const { match } of windows.finish()) matches.push(match);
  if (options.covered) {
    tally.blobs++;
    tally.bytes += object.size;
  }
  return matches;
}
