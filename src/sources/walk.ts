// Finds the files below a folder, one by one. Inside a worktree Git says what counts; elsewhere the ignore files do.
import { readFileSync } from 'node:fs';
import { asUtf8 } from '../git/stream.ts';
import { type IgnoreFile, isIgnored, parseIgnoreFile } from '../text/gitignore.ts';
import { type BytePath, forSystem, under } from './file-path.ts';
import { readFolder } from './folder.ts';
import type { FoundFile, WalkOptions } from './found-file.ts';
import type { ScanRequest } from './request.ts';
import { listWorktree } from './worktree.ts';

/**
 * Every regular file below a folder. `.git` is never entered and no symbolic link is followed; what is passed over is
 * counted. Memory grows with the depth of the tree and the largest folder, not with the number of files.
 *
 * @param shown the folder's own path for places; empty when places are relative to it
 */
export async function* walk(
  folder: BytePath,
  shown: BytePath,
  options: WalkOptions,
  request: ScanRequest,
): AsyncGenerator<FoundFile> {
  yield* enter({ folder, shown, below: '', ignores: [] }, options, request);
}

interface Visit {
  readonly folder: BytePath;
  readonly shown: BytePath;
  /** The folder relative to the start of the walk, for the ignore files. */
  readonly below: BytePath;
  readonly ignores: readonly IgnoreFile[];
}

async function* enter(visit: Visit, options: WalkOptions, request: ScanRequest): AsyncGenerator<FoundFile> {
  const { folder, shown, below } = visit;
  const entries = readFolder(folder, shown, request);
  if (options.gitignore && entries.has('.git')) {
    const listed = yield* listWorktree({ folder, shown }, options, request, walk);
    if (listed) return;
  }
  const own = options.gitignore && entries.get('.gitignore') === 'file' ? readIgnoreFile(folder, below) : [];
  const ignores = [...visit.ignores, ...own];
  for (const [name, kind] of entries) {
    if (name === '.git') continue;
    const path = under(below, name);
    const next = { folder: under(folder, name), shown: under(shown, name), below: path, ignores };
    if (isIgnored(ignores, path, kind === 'folder' ? 'folder' : 'file')) {
      request.tally.skip('ignored', asUtf8(kind === 'folder' ? `${next.shown}/` : next.shown));
    } else if (kind === 'folder') yield* enter(next, options, request);
    else if (kind === 'file') yield { absolute: next.folder, shown: next.shown };
    else request.tally.skip(kind === 'symlink' ? 'symlink' : 'special-file', asUtf8(next.shown));
  }
}

function readIgnoreFile(folder: BytePath, below: BytePath): IgnoreFile[] {
  try {
    return [parseIgnoreFile(readFileSync(forSystem(under(folder, '.gitignore')), 'latin1'), below)];
  } catch {
    return []; // the file itself is met again in the walk and counted there
  }
}
