// The whole history: every blob that is here is read once and matched once. Where each stands is attribution's affair.
import { idsInFile } from '../git/locate.ts';
import { describeObjects, listObjects } from '../git/objects.ts';
import { listStore, type ObjectStore, objectFolders } from '../git/pack/store.ts';
import type { Repository } from '../git/repository.ts';
import { asUtf8 } from '../git/stream.ts';
import { isSubmodule, readTree } from '../git/tree.ts';
import type { Detection } from '../model/detection.ts';
import { attribute, startWalks } from './attribution.ts';
import { matchBlobs } from './blob-matching.ts';
import { scanCommits } from './commits.ts';
import { flat, type Held } from './held.ts';
import { scanMessages } from './messages.ts';
import { missingObjects } from './missing.ts';
import { matchPacks } from './pack/match-packs.ts';
import type { PackSettings } from './pack/settings.ts';
import { countInterruption, type ScanRequest } from './request.ts';
import { type HistoryBounds, selectHistory } from './selection.ts';

/** What of the history is looked at. */
export interface HistoryOptions extends HistoryBounds {
  /** Also commit messages and annotated tags. */
  readonly messages: boolean;
}

/**
 * All refs, the stash, notes, tags, the index and what no ref reaches any more. With bounds: what the commits within
 * them introduce, and nothing that is unreachable. An aborted run still places what it found until then.
 *
 * @throws {ToolError} BAD_REVISION for a branch that is not there
 */
export async function* scanHistory(
  repository: Repository,
  options: HistoryOptions,
  request: ScanRequest,
): AsyncGenerator<Detection> {
  const bounded = options.since !== undefined || options.branch !== undefined || options.maxCommits !== undefined;
  if (bounded) {
    const selections = await selectHistory(repository, options);
    yield* scanCommits(repository, selections, { messages: options.messages, label: 'history' }, request);
    return;
  }
  await countWhatIsAbsent(repository, request);
  const held: Held = new Map();
  const started = await startWalks(repository);
  try {
    const letters =
      request.packs === undefined
        ? await readAll(repository, held, request)
        : await readStored(repository, storeOf(repository), { ...request, packs: request.packs }, options, held);
    yield* attribute(repository, held, request, { selections: started.selections, whole: true, started });
    if (options.messages) yield* scanMessages(repository.git, letters, request);
  } finally {
    await started.stop();
  }
}

/** Reads everything through Git. Returns the ids of commits and tags. */
async function readAll(repository: Repository, held: Held, request: ScanRequest): Promise<readonly string[]> {
  const objects = await list(repository, request);
  request.tally.commits += objects.commits;
  await matchListed(repository, objects.blobs, held, request);
  return objects.letters;
}

/** What lies in the object folders of a repository. */
export function storeOf({ commonDir, git }: Repository): ObjectStore {
  return listStore(objectFolders(commonDir, git.env));
}

/**
 * Reads the objects of a store, or of a part of it: walks the packs by itself; Git reads loose objects and what the walk
 * left over. Returns the letters (commits, tags) to look into.
 */
export async function readStored(
  repository: Repository,
  store: ObjectStore,
  request: ScanRequest & { readonly packs: PackSettings },
  options: Pick<HistoryOptions, 'messages'>,
  held: Held,
): Promise<readonly string[]> {
  const { git, objectFormat } = repository;
  const hashSize = objectFormat === 'sha256' ? 32 : 20;
  const remainder = await matchPacks(store, { hashSize, messages: options.messages }, request.packs, held, request);
  if (remainder === null) {
    request.tally.note(
      'A pack has a form that stanch does not read by itself, so everything was read through git cat-file.',
    );
    return readAll(repository, held, request);
  }
  request.tally.commits += remainder.commits;
  const letters = new Set(remainder.letters);
  const blobs = new Set(remainder.blobs);
  if (store.loose.length > 0) {
    for await (const { id, type } of describeObjects(git, store.loose, { signal: request.signal })) {
      if (type === 'blob') blobs.add(flat(id));
      else if (type === 'damaged') request.tally.skip('corrupt-object', flat(id));
      else if (type !== 'tree') letters.add(flat(id));
      if (type === 'commit') request.tally.commits++;
    }
  }
  if (blobs.size > 0) await matchListed(repository, [...blobs], held, request);
  else if (request.signal.aborted) countInterruption(request, 'reading blobs');
  return [...letters];
}

async function matchListed(
  { git }: Repository,
  blobs: readonly string[],
  held: Held,
  request: ScanRequest,
): Promise<void> {
  const total = blobs.length;
  const onBlob = (done: number): void => request.onProgress({ label: 'history', done, total, unit: 'blobs' });
  await matchBlobs(git, blobs, held, request, { covered: true, listed: true, onBlob });
}

async function list({ git }: Repository, { limits, tally, signal }: ScanRequest) {
  const blobs: string[] = [];
  const letters: string[] = [];
  let commits = 0;
  for await (const { id, type, size } of listObjects(git, { signal })) {
    if (type === 'damaged') tally.skip('corrupt-object', flat(id));
    else if (type !== 'blob') letters.push(flat(id));
    else if (limits.maxFileSize !== null && size > limits.maxFileSize) tally.skip('size-limit', flat(id));
    else blobs.push(flat(id));
    if (type === 'commit') commits++;
  }
  return { blobs, letters, commits };
}

/** What the receipt must say of things that belong to the history and are not in this repository. */
export async function countWhatIsAbsent(repository: Repository, { tally }: ScanRequest): Promise<void> {
  for (const commit of repository.shallow ? idsInFile(repository.commonDir, 'shallow') : [])
    tally.skip('shallow-boundary', commit);
  for (const id of await missingObjects(repository)) tally.skip('missing-object', id);
  if (repository.head === null) return;
  for await (const entry of readTree(repository.git, repository.head))
    if (isSubmodule(entry)) tally.skip('submodule', asUtf8(entry.path));
}
