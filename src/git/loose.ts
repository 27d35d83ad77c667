// Reads a loose object straight from its file: what `git add` wrote a moment ago nearly always is one, and a commit hook
// has no time for a process. Whatever is unusual is left to Git.
import { closeSync, fstatSync, openSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { inflateSync } from 'node:zlib';
import type { ReadObject } from './blobs.ts';
import type { Located } from './locate.ts';

/** Largest object that is read so, in bytes, packed or not. */
const looseLimit = 64 * 1024 * 1024;

/** Folder that new objects are written to. In a hook Git may name another one than the repository's. */
export function objectsFolder({ git, commonDir }: Pick<Located, 'git' | 'commonDir'>): string {
  return resolve(git.cwd, git.env.GIT_OBJECT_DIRECTORY ?? join(commonDir, 'objects'));
}

/** The object, or null where it is not loose, too large or damaged: Git then has the answer. */
export function readLoose(folder: string, id: string): (ReadObject & { state: 'whole' }) | null {
  try {
    const all = inflateSync(readSmall(join(folder, id.slice(0, 2), id.slice(2))), { maxOutputLength: looseLimit });
    const end = all.indexOf(0);
    const [type, size] = all.toString('latin1', 0, end).split(' ') as [string, string | undefined];
    const bytes = all.subarray(end + 1);
    return String(bytes.length) === size ? { state: 'whole', id, type, size: bytes.length, bytes } : null;
  } catch {
    return null;
  }
}

function readSmall(path: string): Buffer {
  const file = openSync(path, 'r');
  try {
    const stat = fstatSync(file);
    if (!stat.isFile() || stat.size > looseLimit) throw new RangeError('not for memory');
    return readFileSync(file);
  } finally {
    closeSync(file);
  }
}
