import { type Dirent, readdirSync } from 'node:fs';
import { asUtf8 } from '../git/stream.ts';
import { type BytePath, forSystem } from './file-path.ts';
import type { ScanRequest } from './request.ts';

/** What stands behind a name in a folder. */
export type EntryKind = 'file' | 'folder' | 'symlink' | 'special';

/** Names of a folder, each char one byte, in the order of their bytes. */
export type Folder = ReadonlyMap<BytePath, EntryKind>;

/**
 * Lists one folder. One that cannot be read counts as `unreadable-file` and is empty.
 *
 * @param shown the folder's path for the receipt
 */
export function readFolder(absolute: BytePath, shown: BytePath, { tally }: ScanRequest): Folder {
  try {
    const entries = readdirSync(forSystem(absolute), { withFileTypes: true, encoding: 'latin1' }) as Dirent<string>[];
    entries.sort((a, b) => (a.name < b.name ? -1 : 1));
    return new Map(entries.map((entry) => [entry.name, kindOf(entry)]));
  } catch {
    tally.skip('unreadable-file', `${asUtf8(shown)}/`);
    return new Map();
  }
}

function kindOf(entry: Dirent<string>): EntryKind {
  if (entry.isFile()) return 'file';
  if (entry.isDirectory()) return 'folder';
  return entry.isSymbolicLink() ? 'symlink' : 'special';
}
