// Places for blobs that no commit records: staged but never committed, tagged by themselves, or reached by nothing.
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Repository } from '../git/repository.ts';
import { asUtf8, readGit } from '../git/stream.ts';
import { readIndex, readTree } from '../git/tree.ts';
import type { Detection } from '../model/detection.ts';
import type { Place } from '../model/place.ts';
import type { Held } from './held.ts';
import { type Placement, placeAll } from './placing.ts';
import type { ScanRequest } from './request.ts';

/** @param rest blobs with matches that no walk over the commits met */
export async function* placeUnreached(
  repository: Repository,
  rest: Held,
  request: ScanRequest,
): AsyncGenerator<Detection> {
  const found = new Map<string, Placement>();
  const put = (blob: string, kind: Place['kind'], path: string | null): void => {
    const matches = rest.get(blob);
    const key = `${blob}\0${path}`;
    if (matches === undefined || found.has(key)) return;
    found.set(key, { blob, matches, origin: { kind, path, provenance: { blob } } });
  };
  for (const git of indexes(repository))
    for await (const { id, path } of readIndex(git)) put(id, 'index', asUtf8(path));
  for (const { id, type } of await taggedContents(repository)) {
    if (type === 'blob') put(id, 'tag', null);
    if (type === 'tree')
      for await (const entry of readTree(repository.git, id)) put(entry.id, 'tag', asUtf8(entry.path));
  }
  const placed = new Set([...found.values()].map(({ blob }) => blob));
  for (const blob of rest.keys()) if (!placed.has(blob)) put(blob, 'unreachable', null);
  const wanted = [...found.values()].filter(({ origin: { path } }) => {
    if (path === null || request.accepts(path)) return true;
    request.tally.skip('excluded', path);
    return false;
  });
  yield* placeAll(repository.git, wanted, request);
}

/** Ways to run Git that each see the index of one worktree. */
function indexes({ git, commonDir, gitDir, bare }: Repository): Repository['git'][] {
  const linked = join(commonDir, 'worktrees');
  const folders = existsSync(linked) ? readdirSync(linked).map((name) => join(linked, name)) : [];
  const others = [commonDir, ...folders].filter((folder) => folder !== gitDir);
  const files = others.map((folder) => join(folder, 'index')).filter((file) => existsSync(file));
  return [...(bare ? [] : [git]), ...files.map((file) => ({ ...git, env: { ...git.env, GIT_INDEX_FILE: file } }))];
}

/** Blobs and trees that a ref, or a tag that a ref names, points at directly. */
async function taggedContents({ git }: Repository): Promise<{ id: string; type: string }[]> {
  const format = '--format=%(objecttype) %(objectname)%0a%(*objecttype) %(*objectname)';
  const text = await readGit(git, ['for-each-ref', format], { doing: 'list the refs' });
  return text
    .split('\n')
    .map((line) => line.split(' '))
    .filter(([type]) => type === 'blob' || type === 'tree')
    .map(([type, id]) => ({ type: type!, id: id! }));
}
