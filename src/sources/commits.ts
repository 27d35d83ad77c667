// A bounded part of the history: only what its commits bring in is read, and old sides only where something was found.

import { idsInFile } from '../git/locate.ts';
import { logCommits } from '../git/log.ts';
import { hasContents, mode } from '../git/raw-diff.ts';
import type { Repository } from '../git/repository.ts';
import { asUtf8 } from '../git/stream.ts';
import type { Detection } from '../model/detection.ts';
import { attribute } from './attribution.ts';
import { matchBlobs } from './blob-matching.ts';
import { flat, type Held } from './held.ts';
import { removedBy } from './introductions.ts';
import { scanMessages } from './messages.ts';
import type { ScanRequest } from './request.ts';
import type { Selection } from './selection.ts';

/** Scans what the commits of some walks introduce, each compared with all of its parents. */
export async function* scanCommits(
  repository: Repository,
  selections: readonly Selection[],
  options: { readonly messages: boolean; readonly label: string },
  request: ScanRequest,
): AsyncGenerator<Detection> {
  const { git } = repository;
  const added = await list(repository, selections, request);
  request.tally.commits += added.commits.size;
  const held: Held = new Map();
  const total = added.blobs.size;
  const onBlob = (done: number): void => request.onProgress({ label: options.label, done, total, unit: 'blobs' });
  await matchBlobs(git, added.blobs, held, request, { covered: true, onBlob });
  if (held.size > 0) {
    const known = added.blobs;
    const lookUp = async (blobs: readonly string[]): Promise<void> => {
      const unknown = new Set(blobs.filter((blob) => blob !== '' && !known.has(blob)));
      for (const blob of unknown) known.add(blob);
      await matchBlobs(git, unknown, held, request, { covered: false });
    };
    await lookUp(await oldSides(repository, selections, held));
    yield* attribute(repository, held, request, { selections, whole: false, lookUp });
  }
  if (options.messages) yield* scanMessages(git, added.commits, request);
}

/** The blobs that the commits add, the commits themselves, and what of them cannot be seen. */
async function list(repository: Repository, selections: readonly Selection[], request: ScanRequest) {
  const blobs = new Set<string>();
  const commits = new Set<string>();
  const submodules = new Set<string>();
  const boundary = new Set(repository.shallow ? idsInFile(repository.commonDir, 'shallow') : []);
  for (const { revisions } of selections) {
    for await (const commit of logCommits(repository.git, revisions, { signal: request.signal })) {
      if (commits.has(commit.id)) continue;
      commits.add(flat(commit.id));
      if (boundary.has(commit.id)) request.tally.skip('shallow-boundary', flat(commit.id));
      for (const change of commit.changes) {
        if (hasContents(change) && worthReading(change.path, request)) blobs.add(flat(change.id));
        if (change.mode === mode.gitlink) submodules.add(asUtf8(change.path));
      }
    }
  }
  for (const path of submodules) request.tally.skip('submodule', path);
  return { blobs, commits };
}

const worthReading = (path: string, { accepts }: ScanRequest): boolean => accepts(asUtf8(path));

/** What the commits that record a blob with a secret replaced or removed. */
async function oldSides({ git }: Repository, selections: readonly Selection[], held: Held): Promise<string[]> {
  const old = new Set<string>();
  for (const { revisions } of selections) {
    for await (const commit of logCommits(git, revisions)) {
      const telling = commit.changes.filter(({ id }) => held.has(id));
      if (telling.length === 0) continue;
      for (const id of [...telling.flatMap((change) => change.old.map((side) => side.id)), ...removedBy(commit)])
        old.add(flat(id));
    }
  }
  return [...old];
}
