// The whole history: every blob that is here is read once and matched once. Where each stands is attribution's affair.
import { idsInFile } from '../git/locate.ts';
import { listObjects } from '../git/objects.ts';
import type { Repository } from '../git/repository.ts';
import { asUtf8 } from '../git/stream.ts';
import { isSubmodule, readTree } from '../git/tree.ts';
import type { Detection } from '../model/detection.ts';
import { attribute } from './attribution.ts';
import { matchBlobs } from './blob-matching.ts';
import { scanCommits } from './commits.ts';
import { flat, type Held } from './held.ts';
import { scanMessages } from './messages.ts';
import { missingObjects } from './missing.ts';
import type { ScanRequest } from './request.ts';
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
  const objects = await list(repository, request);
  request.tally.commits += objects.commits;
  await countWhatIsAbsent(repository, request);
  const held: Held = new Map();
  const total = objects.blobs.length;
  const onBlob = (done: number): void => request.onProgress({ label: 'history', done, total, unit: 'blobs' });
  await matchBlobs(repository.git, objects.blobs, held, request, { covered: true, listed: true, onBlob });
  yield* attribute(repository, held, request);
  if (options.messages) yield* scanMessages(repository.git, objects.letters, request);
}

async function list({ git }: Repository, { limits, tally, signal }: ScanRequest) {
  const blobs: string[] = [];
  const letters: string[] = [];
  let commits = 0;
  for await (const { id, type, size } of listObjects(git, { signal })) {
    if (type !== 'blob') letters.push(flat(id));
    else if (limits.maxFileSize !== null && size > limits.maxFileSize) tally.skip('size-limit', flat(id));
    else blobs.push(flat(id));
    if (type === 'commit') commits++;
  }
  return { blobs, letters, commits };
}

/** What the receipt must say of things that belong to the history and are not in this repository. */
async function countWhatIsAbsent(repository: Repository, { tally }: ScanRequest): Promise<void> {
  for (const commit of repository.shallow ? idsInFile(repository.commonDir, 'shallow') : [])
    tally.skip('shallow-boundary', commit);
  for (const id of await missingObjects(repository)) tally.skip('missing-object', id);
  if (repository.head === null) return;
  for await (const entry of readTree(repository.git, repository.head))
    if (isSubmodule(entry)) tally.skip('submodule', asUtf8(entry.path));
}
