// Matches every blob of the packs by walking delta families on all cores, and finds the commits and tags whose messages
// may hold something. Whatever cannot be read here is left to `git cat-file`. Upstream: git/pack. Downstream: history.ts.
import { availableParallelism } from 'node:os';
import { type Families, familiesOf, mapOf, membersOf } from '../../git/pack/families.ts';
import { entryType, type PackHeaders, readPackHeaders } from '../../git/pack/headers.ts';
import { UnreadablePack } from '../../git/pack/index-file.ts';
import type { ObjectStore } from '../../git/pack/store.ts';
import type { Match } from '../../model/match.ts';
import { flat, type Held } from '../held.ts';
import type { ScanRequest } from '../request.ts';
import { occurrenceSize, type WalkResults } from './results.ts';
import type { PackSettings } from './settings.ts';
import { type SharedWork, stateAt, walkShare } from './share.ts';

/** What is left to do when the packs were walked. */
export interface PackRemainder {
  /** Blobs to read in another way: their entries are damaged or too large for the arena. */
  readonly blobs: string[];
  /** Commits and tags in which something was matched, or which could not be read. */
  readonly letters: string[];
  readonly commits: number;
}

/** Below this many packed bytes threads cost more than they bring: starting them takes as long as walking it here. */
export const inlineBelow: number = 3 << 20;

const progressEvery = 100;

/** One set of families with what is needed to name its members. */
interface NamedSet {
  readonly families: Families;
  readonly headers: PackHeaders;
  readonly letters: boolean;
}

function readSets(
  packs: readonly string[],
  hashSize: number,
  messages: boolean,
): { sets: NamedSet[]; commits: number; broken: string[] } {
  const sets: NamedSet[] = [];
  const broken: string[] = [];
  let commits = 0;
  for (const path of packs) {
    const headers = readPackHeaders(path, hashSize);
    const map = mapOf(headers);
    sets.push({ families: familiesOf(headers, map, [entryType.blob]), headers, letters: false });
    if (messages)
      sets.push({ families: familiesOf(headers, map, [entryType.commit, entryType.tag]), headers, letters: true });
    headers.types.forEach((type, position) => {
      if (type === entryType.commit) commits++;
      if (type === 0) broken.push(headers.index.idAt(position));
    });
  }
  return { sets, commits, broken };
}

/**
 * Walks all packs of a store and adds what their blobs hold to `held`. Ends early when the request is aborted.
 *
 * @returns null when a pack is of an unknown form, or damaged as a whole; then nothing was done
 */
export async function matchPacks(
  store: ObjectStore,
  { hashSize, messages }: { hashSize: number; messages: boolean },
  settings: PackSettings,
  held: Held,
  request: ScanRequest,
): Promise<PackRemainder | null> {
  const threads = store.packedBytes < inlineBelow ? 1 : (settings.jobs ?? availableParallelism());
  const pool =
    threads > 1 ? new (await import('./pool.ts')).WalkPool(settings.ruleset, settings.options, threads) : null;
  try {
    const { sets, commits, broken } = readSets(store.packs, hashSize, messages);
    const work: SharedWork = {
      sets: sets.map(({ families, letters }) => ({ ...families, contents: letters ? 'letters' : 'blobs' })),
      state: new Int32Array(new SharedArrayBuffer(4 * (2 + sets.length + 2 * threads))),
    };
    const nameOf = (set: number, position: number): string => sets[set]!.headers.index.idAt(position);
    const stopWatching = watch(work, sets, request);
    const results =
      pool === null
        ? [walkShare(settings.ruleset, settings.options, work, 0)]
        : await pool.run(work, nameOf).finally(stopWatching);
    stopWatching();
    const remainder: PackRemainder = { blobs: broken, letters: [], commits };
    for (const result of results) collect(result, sets, held, remainder, request);
    return remainder;
  } catch (error) {
    if (error instanceof UnreadablePack) return null;
    throw error;
  } finally {
    await pool?.close();
  }
}

/** Shows progress and passes an abort on to the threads. */
function watch(work: SharedWork, sets: readonly NamedSet[], request: ScanRequest): () => void {
  const total = sets.reduce((sum, { families }) => sum + families.count, 0);
  const onAbort = (): void => void Atomics.store(work.state, stateAt.stop, 1);
  if (request.signal.aborted) onAbort();
  request.signal.addEventListener('abort', onAbort);
  const timer = setInterval(() => {
    request.onProgress({ label: 'history', done: Atomics.load(work.state, stateAt.done), total, unit: 'blobs' });
  }, progressEvery);
  return () => {
    clearInterval(timer);
    request.signal.removeEventListener('abort', onAbort);
  };
}

function collect(
  result: WalkResults,
  sets: readonly NamedSet[],
  held: Held,
  remainder: PackRemainder,
  { tally }: ScanRequest,
): void {
  const idOf = (set: number, position: number): string => flat(sets[set]!.headers.index.idAt(position));
  const letters = new Set<string>();
  const { occurrences, contents, failed } = result;
  for (let i = 0; i < occurrences.length; ) {
    const set = occurrences[i]!;
    const position = occurrences[i + 1]!;
    const id = idOf(set, position);
    const matches: Match[] = [];
    for (; i < occurrences.length && occurrences[i] === set && occurrences[i + 1] === position; i += occurrenceSize) {
      matches.push({ ...contents[occurrences[i + 2]!]!, start: occurrences[i + 3]!, end: occurrences[i + 4]! });
    }
    if (sets[set]!.letters) letters.add(id);
    else held.set(id, matches);
  }
  for (let i = 0; i < failed.length; i += 2) {
    const { families, letters: isLetter } = sets[failed[i]!]!;
    for (const position of membersOf(families, failed[i + 1]!)) {
      const id = idOf(failed[i]!, position);
      if (isLetter) letters.add(id);
      else remainder.blobs.push(id);
    }
  }
  remainder.letters.push(...letters);
  for (const [set, { letters: isLetter }] of sets.entries()) if (!isLetter) tally.blobs += result.scanned[set]!;
  tally.bytes += result.bytes;
  const skipped = {
    media: result.media,
    'lfs-pointer': result.pointers,
    'size-limit': result.tooLarge,
    'archive-limit': result.limited,
    'unreadable-archive': result.unreadable,
  } as const;
  for (const [reason, list] of Object.entries(skipped) as [keyof typeof skipped, Int32Array][]) {
    for (let i = 0; i < list.length; i += 2) tally.skip(reason, idOf(list[i]!, list[i + 1]!));
  }
}
