// What the next commit would record: the fast path of the hook. One run of Git when nothing is found and all is loose.
import type { Engine, EngineLimit } from '../engine/engine.ts';
import { type ReadObject, readObjects, readObjectsNow } from '../git/blobs.ts';
import { isLfsPointer } from '../git/lfs.ts';
import { type Located, mergeHeads } from '../git/locate.ts';
import { objectsFolder, readLoose } from '../git/loose.ts';
import { type Change, changesIn, createChangeParser, hasContents, mode } from '../git/raw-diff.ts';
import { asUtf8, type Git, readGitNow, tokensOfGit } from '../git/stream.ts';
import type { Detection } from '../model/detection.ts';
import { createLocator } from '../text/lines.ts';
import { isMedia } from '../text/media.ts';
import { matchBlobs } from './blob-matching.ts';
import { type Held, holds } from './held.ts';
import { detectionsAt } from './place.ts';
import type { ScanRequest } from './request.ts';
import { type LocatedMatch, Windows } from './windows.ts';

/** Git knows the empty tree without storing it. */
const emptyTree = {
  sha1: '4b825dc642cb6eb9a060e54bf8d69288fbee4904',
  sha256: '6ef19b41225c5369f1c104d45d8d85efa9b057b53b14b4b9b939dd74decc5321',
} as const;

/** The index as the next commit would record it, against every parent that the commit will have. */
interface Staged {
  /** Paths that differ from every parent, with what each parent held there. */
  readonly changes: readonly Change[];
  /** Blobs that the commit removes from any parent. */
  readonly removed: readonly string[];
}

/**
 * Secrets that the index holds and that nothing it replaces held: not the same path in any parent, nor a path that is
 * gone from one (a rename). In a hook the index is the one that Git names in GIT_INDEX_FILE.
 */
export async function* scanStaged(repository: Located, request: ScanRequest): AsyncGenerator<Detection> {
  const { changes, removed } = await readStaged(repository);
  const byBlob = new Map<string, Change[]>();
  for (const change of changes) {
    const path = asUtf8(change.path);
    if (change.mode === mode.gitlink) request.tally.skip('submodule', path);
    else if (!request.accepts(path)) request.tally.skip('excluded', path);
    else byBlob.set(change.id, [...(byBlob.get(change.id) ?? []), change]);
  }
  const found = await matchStaged(repository, byBlob, request);
  if (found.size === 0) return;
  const held: Held = new Map();
  const telling = [...found.keys()].flatMap((id) => byBlob.get(id)!);
  const old = new Set([...telling.flatMap((change) => change.old.map(({ id }) => id)), ...removed]);
  old.delete('');
  await matchBlobs(repository.git, old, held, request, { covered: false });
  for (const change of telling) {
    const replaced = [...change.old.map(({ id }) => id), ...removed];
    const fresh = found.get(change.id)!.filter(({ match }) => !replaced.some((id) => holds(held, id, match.secret)));
    yield* detectionsAt({ kind: 'index', path: asUtf8(change.path), provenance: { blob: change.id } }, fresh, request);
  }
}

async function readStaged(repository: Located): Promise<Staged> {
  const { git, head, objectFormat } = repository;
  const parents = [head ?? emptyTree[objectFormat], ...mergeHeads(repository)];
  const removed: string[] = [];
  let changes: Change[] = [];
  for (const [nth, parent] of parents.entries()) {
    const byPath = new Map(changes.map((change) => [change.path, change]));
    changes = [];
    for (const change of await changesAgainst(git, parent)) {
      const before = byPath.get(change.path);
      if (!hasContents(change)) removed.push(...change.old.map(({ id }) => id));
      if (change.id === '' || change.id === change.old[0]!.id || (nth > 0 && before === undefined)) continue;
      changes.push({ ...change, old: [...(before?.old ?? []), ...change.old] });
    }
  }
  return { changes, removed: removed.filter((id) => id !== '') };
}

async function changesAgainst(git: Git, parent: string): Promise<Change[]> {
  const args = ['diff-index', '--cached', '--raw', '-z', '--no-renames', '--no-abbrev', parent, '--'];
  const now = readGitNow(git, args);
  if (now !== null) return createChangeParser()(now.toString('latin1').split('\0'));
  const changes: Change[] = [];
  for await (const change of changesIn(tokensOfGit(git, args, '\0', { doing: 'compare the index' })))
    changes.push(change);
  return changes;
}

/** Blob id → what was found in it, with lines. Read once; most of the time nothing is. */
async function matchStaged(
  repository: Located,
  byBlob: ReadonlyMap<string, readonly Change[]>,
  request: ScanRequest,
): Promise<Map<string, LocatedMatch[]>> {
  const { engine, tally, limits } = request;
  const found = new Map<string, LocatedMatch[]>();
  if (byBlob.size === 0) return found;
  for await (const object of readNew(repository, byBlob.keys(), request.signal)) {
    const path = asUtf8(byBlob.get(object.id)![0]!.path);
    if (object.state === 'missing' || object.state === 'corrupt') tally.skip(`${object.state}-object`, path);
    else if (limits.maxFileSize !== null && object.size > limits.maxFileSize) tally.skip('size-limit', path);
    else if (object.state === 'whole' && isLfsPointer(object.bytes)) tally.skip('lfs-pointer', path);
    else if (object.state === 'whole' && isMedia(object.bytes)) tally.skip('media', path);
    else {
      tally.blobs++;
      tally.bytes += object.size;
      const onLimit = (limit: EngineLimit): void => tally.skip(limit, path);
      const matches =
        object.state === 'whole'
          ? matchWhole(object.bytes, engine, onLimit)
          : await matchStream(object.chunks, engine, onLimit);
      if (matches.length > 0) found.set(object.id, matches);
    }
  }
  return found;
}

/** Objects as `git add` leaves them: loose, or by way of Git. */
async function* readNew(repository: Located, ids: Iterable<string>, signal: AbortSignal): AsyncGenerator<ReadObject> {
  const folder = objectsFolder(repository);
  const packed: string[] = [];
  for (const id of ids) {
    const object = readLoose(folder, id);
    if (object === null) packed.push(id);
    else yield object;
  }
  if (packed.length > 0)
    yield* readObjectsNow(repository.git, packed) ?? readObjects(repository.git, packed, { signal });
}

function matchWhole(bytes: Uint8Array, engine: Engine, onLimit: (limit: EngineLimit) => void): LocatedMatch[] {
  const locator = createLocator(bytes);
  return engine.match(bytes, onLimit).map((match) => ({ match, location: locator.locate(match.start, match.end) }));
}

async function matchStream(
  chunks: AsyncIterable<Uint8Array>,
  engine: Engine,
  onLimit: (limit: EngineLimit) => void,
): Promise<LocatedMatch[]> {
  const windows = new Windows(engine);
  windows.onLimit = onLimit;
  const matches: LocatedMatch[] = [];
  for await (const chunk of chunks) matches.push(...windows.push(chunk));
  return [...matches, ...windows.finish()];
}
