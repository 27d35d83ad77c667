// Places for blobs that no commit records: staged but never committed, tagged by themselves, or reached by nothing.
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Repository } from '../git/repository.ts';
import { asUtf8, readGit } from '../git/stream.ts';
import { readIndex, readTree } from '../git/tree.ts';
import type { Detection } from '../model/detection.ts';
import type { Place } from '../model/place.ts';
import type { BytePath } from './file-path.ts';
import type { Held } from './held.ts';
import { type Placement, placeAll } from './placing.ts';
import type { ScanRequest } from './request.ts';

/** Most places given to one secret that only unreachable blobs hold: every rebase leaves another copy behind. */
const unreachablePlaces = 3;

/**
 * @param rest blobs with matches that no walk over the commits met
 * @param known `secret NUL path` of what has a place (or was ruled out) already: a staged new version of a file with a
 *   committed secret is no news, nor is an old unreachable version of it
 */
export async function* placeUnreached(
  repository: Repository,
  rest: Held,
  known: ReadonlySet<string>,
  request: ScanRequest,
): AsyncGenerator<Detection> {
  const found = new Map<string, Placement>();
  const put = (blob: string, kind: Place['kind'], path: BytePath | null, told: (secret: string) => boolean): void => {
    const matches = rest.get(blob)?.filter((match) => !told(match.secret)) ?? [];
    const key = `${blob}\0${path}`;
    if (matches.length === 0 || found.has(key)) return;
    found.set(key, { blob, matches, origin: { kind, path: path && asUtf8(path), provenance: { blob } } });
  };
  const never = (): boolean => false;
  for (const git of indexes(repository))
    for await (const { id, path } of readIndex(git))
      put(id, 'index', path, (secret) => known.has(`${secret}\0${path}`));
  for (const { id, type } of await taggedContents(repository)) {
    if (type === 'blob') put(id, 'tag', null, never);
    if (type === 'tree')
      for await (const entry of readTree(repository.git, id)) put(entry.id, 'tag', entry.path, never);
  }
  const places = countPlaces(found.values(), known);
  const placed = new Set([...found.values()].map(({ blob }) => blob));
  for (const blob of [...rest.keys()].sort()) {
    if (placed.has(blob)) continue;
    put(blob, 'unreachable', null, (secret) => (places.get(secret) ?? 0) >= unreachablePlaces);
    for (const { secret } of found.get(`${blob}\0null`)?.matches ?? [])
      places.set(secret, (places.get(secret) ?? 0) + 1);
  }
  const wanted = [...found.values()].filter(({ origin: { path } }) => {
    if (path === null || request.accepts(path)) return true;
    request.tally.skip('excluded', path);
    return false;
  });
  yield* placeAll(repository.git, wanted, request);
}

/** How many places each secret has; those that need no more have as many as can be. */
function countPlaces(found: Iterable<Placement>, known: ReadonlySet<string>): Map<string, number> {
  const told = [...known].map((key) => key.slice(0, key.lastIndexOf('\0')));
  const here = [...found].flatMap(({ matches }) => matches.map(({ secret }) => secret));
  return new Map([...told, ...here].map((secret) => [secret, unreachablePlaces]));
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
