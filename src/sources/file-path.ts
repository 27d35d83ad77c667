// Paths of files as bytes, one char each: a name on disk need not be UTF-8, and Node's strings would lose it.
import { existsSync } from 'node:fs';
import { dirname, join, sep } from 'node:path';

/** A path with each char one byte, slash-separated. */
export type BytePath = string;

/** What `node:fs` takes for a path of bytes. */
export function forSystem(path: BytePath): string | Buffer {
  return /^[\x00-\x7f]*$/.test(path) ? path : Buffer.from(path, 'latin1');
}

/** A path as the user or Node gives it, as bytes. */
export function asBytePath(path: string): BytePath {
  const slashed = sep === '\\' ? path.replaceAll('\\', '/') : path;
  return Buffer.from(slashed, 'utf8').toString('latin1');
}

/** The folder and a name in it. */
export function under(folder: BytePath, name: BytePath): BytePath {
  return folder === '' || folder.endsWith('/') ? folder + name : `${folder}/${name}`;
}

/** The nearest folder at or above that holds a `.git`: the top of the worktree. Null outside of one. No Git is run. */
export function worktreeAbove(folder: string): string | null {
  for (let at = folder; ; at = dirname(at)) {
    if (existsSync(join(at, '.git'))) return at;
    if (dirname(at) === at) return null;
  }
}
