import { existsSync, readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { locateRepository } from '../../git/locate.ts';
import { ToolError } from '../../model/errors.ts';
import { cacheFolderOf } from './cache-folder.ts';

/** What was in a cache that is gone now. */
export interface Cleared {
  readonly path: string;
  readonly files: number;
  readonly bytes: number;
}

/**
 * Empties the cache of a repository.
 *
 * @throws {ToolError} NOT_A_REPOSITORY, OUTPUT_FAILED when it may not be removed
 */
export function clearCache(repository: string): Cleared {
  const path = cacheFolderOf(locateRepository(repository).commonDir);
  const names = existsSync(path) ? readdirSync(path) : [];
  const bytes = names.reduce(
    (sum, name) => sum + (statSync(join(path, name), { throwIfNoEntry: false })?.size ?? 0),
    0,
  );
  try {
    rmSync(path, { recursive: true, force: true });
  } catch (cause) {
    throw new ToolError('OUTPUT_FAILED', `cannot remove ${path}: ${(cause as NodeJS.ErrnoException).code}`, {
      hint: 'Remove the folder by hand; nothing else is kept in it.',
      cause,
    });
  }
  return { path, files: names.length, bytes };
}
