import { existsSync, realpathSync, statSync } from 'node:fs';
import { basename, dirname, join, parse, resolve } from 'node:path';

/** The default name of the configuration, at the top of the repository. */
export const configName = '.stanch.yaml';

/** A folder whose configuration counts. */
export interface Top {
  readonly path: string;
  readonly inRepository: boolean;
  /** Whether it is a Git folder itself, without a working tree. */
  readonly bare: boolean;
}

/**
 * The folder that `.stanch.yaml`, the baseline and the ignore file belong to: the nearest one at or above `from` that
 * holds `.git` or is a bare repository, or `from` itself outside of any. Asks the file system only, so that a hook starts no Git for it.
 */
export function findTop(from: string): Top {
  const start = existsSync(from) && !statSync(from).isDirectory() ? dirname(resolve(from)) : resolve(from);
  const { root } = parse(start);
  for (let folder = start; ; folder = dirname(folder)) {
    if (existsSync(join(folder, '.git'))) return { path: folder, inRepository: true, bare: false };
    // From inside a `.git` the loop goes on to the worktree, where the files are.
    if (basename(folder) !== '.git' && isBare(folder)) return { path: folder, inRepository: true, bare: true };
    if (folder === root) {
      return { path: existsSync(start) ? realpathSync(start) : start, inRepository: false, bare: false };
    }
  }
}

function isBare(folder: string): boolean {
  return existsSync(join(folder, 'HEAD')) && existsSync(join(folder, 'objects')) && existsSync(join(folder, 'refs'));
}
