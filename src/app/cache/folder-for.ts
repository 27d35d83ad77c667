import { type Located, locateRepository } from '../../git/locate.ts';
import type { Io } from '../io.ts';
import type { ScanOptions } from '../scan-options.ts';
import { CacheFolder } from './cache-folder.ts';
import { isCacheable, mayHaveCache } from './cacheable.ts';

const located = new WeakMap<ScanOptions, Located>();

/** The repository of a run, asked for once. Its HEAD is that of the moment when it was asked. */
export function repositoryFor(options: ScanOptions, path: string): Located {
  let repository = located.get(options);
  if (repository === undefined) located.set(options, (repository = locateRepository(path)));
  return repository;
}

/** The cache that a run may use, opened without a word: what remembers the history warns. */
export function folderFor(options: ScanOptions, io: Pick<Io, 'env'>): CacheFolder | null {
  const { source } = options;
  if (!isCacheable(options) || !('repository' in source)) return null;
  const repository = repositoryFor(options, source.repository);
  return mayHaveCache(repository) ? CacheFolder.open(repository.commonDir, io.env, () => {}) : null;
}
