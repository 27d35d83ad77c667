// Finds the repository and what a hook needs to know of it, in one run of Git and without simple-git.
import { existsSync, readFileSync, realpathSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { ToolError } from '../model/errors.ts';
import { runSync } from '../process/run-sync.ts';
import { gitEnvironment, gitSettings, mergedCommit, settingArguments } from './environment.ts';
import { gitFailure } from './failure.ts';
import type { Git } from './stream.ts';

/** A repository as the fast path knows it. All paths are absolute. */
export interface Located {
  readonly git: Git;
  readonly gitDir: string;
  /** The git dir that linked worktrees share; elsewhere the same as `gitDir`. */
  readonly commonDir: string;
  /** Top folder of the worktree; null in a bare repository or inside a git dir. */
  readonly root: string | null;
  readonly bare: boolean;
  readonly shallow: boolean;
  readonly objectFormat: 'sha1' | 'sha256';
  /** Commit id of HEAD, or the word `HEAD` from locateQuickly; null while the branch is unborn. */
  readonly head: string | null;
}

/** Each is answered by a line, but for the way up: inside a worktree only. HEAD comes last, it fails while unborn. */
const questions = [
  ...['--absolute-git-dir', '--git-common-dir', '--is-bare-repository', '--is-shallow-repository'],
  ...['--show-object-format', '--is-inside-work-tree', '--show-cdup', 'HEAD'],
];

/**
 * The repository that holds `path`: a folder, a file, a bare repository or a git dir. For the current folder Git's own
 * variables (GIT_DIR, GIT_INDEX_FILE, …) count, as in a hook; any other path speaks for itself.
 *
 * @throws {ToolError} PATH_NOT_FOUND, NOT_A_REPOSITORY (also for one that belongs to another user) or GIT_MISSING
 */
export function locateRepository(path: string): Located {
  const cwd = startingFolder(path);
  const from = cwd === realpathSync(resolve('.')) ? 'environment' : 'path';
  const git: Git = { cwd, env: gitEnvironment(from), settings: gitSettings };
  const first = ask(git);
  if (first !== null) return first;
  const trusted = { ...git, settings: [...gitSettings, ...systemTrust(git)] };
  return ask(trusted) ?? explain(trusted, path);
}

function startingFolder(path: string): string {
  try {
    const absolute = realpathSync(resolve(path));
    return statSync(absolute).isDirectory() ? absolute : dirname(absolute);
  } catch (cause) {
    throw new ToolError('PATH_NOT_FOUND', `${path} does not exist`, {
      hint: 'Check the spelling; paths are relative to the current folder.',
      cause,
    });
  }
}

function ask(git: Git): Located | null {
  const asked = runSync({
    ...command(git),
    args: [...settingArguments(git.settings), 'rev-parse', ...questions],
  });
  const lines = Buffer.from(asked.stdout).toString().split('\n');
  if (lines.length < questions.length - 1) return null;
  const [gitDir, commonDir, bare, shallow, format, inside] = lines as [string, string, string, string, string, string];
  const root = inside === 'true' ? resolve(git.cwd, lines[6]!) : null;
  const head = lines[root === null ? 6 : 7] ?? '';
  const ownVariables = 'GIT_DIR' in git.env || 'GIT_INDEX_FILE' in git.env; // may be relative to where we are
  return {
    git: ownVariables ? git : { ...git, cwd: root ?? git.cwd },
    gitDir: resolve(git.cwd, gitDir),
    commonDir: resolve(git.cwd, commonDir),
    root,
    bare: bare === 'true',
    shallow: shallow === 'true',
    objectFormat: format === 'sha256' ? 'sha256' : 'sha1',
    head: /^[0-9a-f]{40,64}$/.test(head) ? head : null,
  };
}

const command = (git: Git) => ({ file: 'git', env: git.env, cwd: git.cwd });

/** The owners that the system's configuration trusts: we do not read that file otherwise. */
function systemTrust(git: Git): string[] {
  const { GIT_CONFIG_NOSYSTEM: _, ...env } = git.env;
  const asked = runSync({
    file: 'git',
    env,
    cwd: git.cwd,
    args: ['config', '--system', '--get-all', 'safe.directory'],
  });
  const trusted = Buffer.from(asked.stdout).toString().split('\n');
  return trusted.filter((line) => line !== '').map((line) => `safe.directory=${line}`);
}

function explain(git: Git, path: string): never {
  const asked = runSync({ ...command(git), args: [...settingArguments(git.settings), 'rev-parse', '--git-dir'] });
  throw gitFailure(asked, 'open the repository', path);
}

/** Ids in one of the small files of a git dir (`MERGE_HEAD`, `shallow`): one a line; none when it is not there. */
export function idsInFile(folder: string, name: string): string[] {
  const path = join(folder, name);
  if (!existsSync(path)) return [];
  return readFileSync(path, 'latin1')
    .split('\n')
    .filter((line) => /^[0-9a-f]{40,64}$/.test(line));
}

/**
 * The other parents that the next commit will have: from MERGE_HEAD, or, in the hook of an automatic merge, from the
 * variables of `git merge`. None outside of a merge.
 */
export function mergeHeads({ gitDir, git }: Located): string[] {
  const written = idsInFile(gitDir, 'MERGE_HEAD');
  if (written.length > 0) return written;
  return Object.keys(git.env).flatMap((name) => mergedCommit.exec(name)?.[1] ?? []);
}
