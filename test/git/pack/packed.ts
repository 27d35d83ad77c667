// Repositories whose packs are laid out in a known way, for the tests of git/pack and of the walk.
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { type PackHeaders, readPackHeaders } from '../../../src/git/pack/headers.ts';
import { randomText } from '../../support/random.ts';
import { createRepo, type TestRepository } from '../../support/repository.ts';

/** Paths of the packs in an object folder. */
export function packsIn(folder: string): string[] {
  const packs = join(folder, 'pack');
  if (!existsSync(packs)) return [];
  return readdirSync(packs)
    .filter((name) => name.endsWith('.pack'))
    .map((name) => join(packs, name));
}

/** The object folder of a repository that is not bare. */
export function objectsOf(repository: TestRepository): string {
  return repository.at('.git/objects');
}

/** A repository whose file went through so many versions, each a small edit of the one before. */
export function manyVersions(count: number, options: Parameters<typeof createRepo>[0] = {}): TestRepository {
  const repository = createRepo(options);
  const lines = Array.from({ length: 200 }, (_, i) => `line ${i} ${randomText(i, 40)}`);
  for (let version = 0; version < count; version++) {
    lines[(version * 17) % 200] = `edited in ${version} ${randomText(500 + version, 40)}`;
    repository.commit({ 'a.txt': `${lines.join('\n')}\n`, [`b${version % 3}.txt`]: `small ${version}\n` });
  }
  return repository;
}

/** What Git says of each object: `id type size`, sorted. */
export function objectsByGit(repository: TestRepository): string[] {
  const format = '--batch-check=%(objectname) %(objecttype)';
  return repository.git('cat-file', format, '--batch-all-objects', '--unordered').split('\n').sort();
}

const names = ['broken', 'commit', 'tree', 'blob', 'tag'];

/** What the headers say: `id type`, sorted. */
export function objectsByHeaders(headers: PackHeaders): string[] {
  return Array.from(headers.types, (type, position) => `${headers.index.idAt(position)} ${names[type]}`).sort();
}

/** The headers of the only pack. */
export function headersOf(repository: TestRepository, hashSize = 20): PackHeaders {
  const [path, ...more] = packsIn(objectsOf(repository));
  if (path === undefined || more.length > 0) throw new Error('not exactly one pack');
  return readPackHeaders(path, hashSize);
}
