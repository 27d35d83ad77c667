// The files of a worktree as Git sees them: tracked ones, and others that it does not ignore. One run of Git for all.
import { gitEnvironment, gitSettings } from '../git/environment.ts';
import { asUtf8, type Git, streamGit, tokensOfGit } from '../git/stream.ts';
import type { BytePath } from './file-path.ts';
import { under } from './file-path.ts';
import { type EntryKind, type Folder, readFolder } from './folder.ts';
import type { FoundFile, WalkOptions } from './found-file.ts';
import type { ScanRequest } from './request.ts';

/** A folder of a worktree and its path for places. */
export interface WorktreeFolder {
  readonly folder: BytePath;
  readonly shown: BytePath;
}

/** Folders whose listings are kept: Git lists paths in order, so few are needed at a time. */
const foldersKept = 64;

/**
 * The files of a worktree at or below a folder. Other repositories inside it are walked by `walkInto`, submodules only
 * when asked for. Gives false, and no file, when Git cannot say (not installed, not our repository, not a repository).
 */
export async function* listWorktree(
  { folder, shown }: WorktreeFolder,
  options: WalkOptions,
  request: ScanRequest,
  walkInto: (
    folder: BytePath,
    shown: BytePath,
    options: WalkOptions,
    request: ScanRequest,
  ) => AsyncGenerator<FoundFile>,
): AsyncGenerator<FoundFile, boolean> {
  const git = gitIn(folder);
  try {
    await countIgnored(git, shown, request);
  } catch {
    request.tally.note(`Git could not list ${asUtf8(shown) || '.'}; its .gitignore files were read instead`);
    return false;
  }
  const folders = new FolderCache(folder, shown, request);
  const args = ['ls-files', '-z', '-t', '--cached', '--others', '--exclude-standard'];
  let last = '';
  for await (const batch of tokensOfGit(git, args, '\0', { doing: 'list the files', signal: request.signal })) {
    for (const token of batch) {
      if (token === last) continue; // an unmerged path comes once for each stage
      last = token;
      const tracked = !token.startsWith('?');
      const path = token.slice(2).replace(/\/$/, '');
      const kind = folders.kindOf(path);
      const file = { absolute: under(folder, path), shown: under(shown, path) };
      if (kind === 'file') yield file;
      else if (kind === 'symlink') request.tally.skip('symlink', asUtf8(file.shown));
      else if (kind === 'folder' && tracked && !options.submodules) request.tally.skip('submodule', asUtf8(file.shown));
      else if (kind === 'folder') yield* walkInto(file.absolute, file.shown, options, request);
      else if (kind === undefined && !tracked) request.tally.skip('unreadable-file', asUtf8(file.shown));
    }
  }
  return true;
}

/**
 * Whether the worktree around a folder ignores the folder itself. Git then lists nothing in it, but somebody who names
 * it wants it scanned.
 */
export async function isIgnoredFolder(folder: BytePath): Promise<boolean> {
  try {
    for await (const _ of streamGit(gitIn(folder), ['check-ignore', '--quiet', '.'], { doing: 'ask what is ignored' }));
    return true;
  } catch {
    return false; // exit code 1 is the usual answer; where Git cannot tell, the listing will say so
  }
}

/** What Git ignores, whole folders as one. */
async function countIgnored(git: Git, shown: BytePath, { tally, signal }: ScanRequest): Promise<void> {
  const args = ['ls-files', '-z', '--others', '--ignored', '--exclude-standard', '--directory'];
  for await (const batch of tokensOfGit(git, args, '\0', { doing: 'list the ignored files', signal }))
    for (const path of batch) tally.skip('ignored', asUtf8(under(shown, path)));
}

function gitIn(folder: BytePath): Git {
  return { cwd: asUtf8(folder), env: gitEnvironment('path'), settings: gitSettings };
}

/** Kinds of files without a call for each: a folder is listed once, while paths of it go by. */
class FolderCache {
  readonly #root: BytePath;
  readonly #shown: BytePath;
  readonly #request: ScanRequest;
  readonly #folders = new Map<BytePath, Folder>();
  readonly #special = new Set<BytePath>();

  constructor(root: BytePath, shown: BytePath, request: ScanRequest) {
    this.#root = root;
    this.#shown = shown;
    this.#request = request;
  }

  kindOf(path: BytePath): EntryKind | undefined {
    const slash = path.lastIndexOf('/');
    return this.#list(slash < 0 ? '' : path.slice(0, slash)).get(path.slice(slash + 1));
  }

  #list(path: BytePath): Folder {
    let folder = this.#folders.get(path);
    if (folder !== undefined) return folder;
    const shown = path === '' ? this.#shown : under(this.#shown, path);
    folder = readFolder(path === '' ? this.#root : under(this.#root, path), shown, this.#request);
    this.#countSpecial(folder, shown);
    if (this.#folders.size >= foldersKept) this.#folders.delete(this.#folders.keys().next().value!);
    this.#folders.set(path, folder);
    return folder;
  }

  /** Git does not list pipes and sockets at all. */
  #countSpecial(folder: Folder, shown: BytePath): void {
    for (const [name, kind] of folder) {
      const path = under(shown, name);
      if (kind !== 'special' || this.#special.has(path)) continue;
      this.#special.add(path);
      this.#request.tally.skip('special-file', asUtf8(path));
    }
  }
}
