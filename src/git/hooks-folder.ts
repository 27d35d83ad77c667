// Where Git looks for hooks. The one read of Git's configuration that must see the user's own settings, so it does not
// go through gitEnvironment(), which switches hooks off.
import { existsSync, realpathSync } from 'node:fs';
import { dirname, isAbsolute, join, relative, resolve } from 'node:path';
import { ToolError } from '../model/errors.ts';
import { inheritedEnvironment } from '../process/environment.ts';
import { runSync } from '../process/run-sync.ts';

/** The hooks of a repository. Paths are absolute. */
export interface HooksFolder {
  readonly path: string;
  /** Top of the working tree; null in a bare repository. */
  readonly top: string | null;
  /** `core.hooksPath` as configured, null where it is not. */
  readonly configured: string | null;
  /** Whether the folder belongs to this repository: below its working tree or its Git folder. */
  readonly inside: boolean;
  /** Whether it lies in the working tree, where it may be committed. */
  readonly inWorkTree: boolean;
}

/**
 * Finds the hooks folder of the repository around `cwd`. Linked worktrees share that of the main one.
 *
 * @throws {ToolError} NOT_A_REPOSITORY, GIT_MISSING
 */
export function findHooksFolder(cwd: string): HooksFolder {
  const common = ask(cwd, ['rev-parse', '--git-common-dir']);
  if (common === null) {
    throw new ToolError('NOT_A_REPOSITORY', `${cwd} is not in a Git repository`, {
      hint: 'Run it inside the repository, or git init first',
    });
  }
  const commonDir = resolve(cwd, common);
  const top = ask(cwd, ['rev-parse', '--show-toplevel']);
  const configured = ask(cwd, ['config', '--type=path', '--get', 'core.hooksPath']);
  // Git takes a relative core.hooksPath from where it runs hooks: the top, or the Git folder of a bare repository.
  const path = configured === null ? join(commonDir, 'hooks') : resolve(top ?? commonDir, configured);
  const inWorkTree = top !== null && isBelow(path, top) && !isBelow(path, commonDir);
  return { path, top, configured, inside: inWorkTree || isBelow(path, commonDir), inWorkTree };
}

/** One line of Git's answer, or null where it has none. */
function ask(cwd: string, args: readonly string[]): string | null {
  const env = inheritedEnvironment((name) => name.startsWith('GIT_'));
  const { exit, failure, stdout } = runSync({ file: 'git', args, env, cwd });
  if (failure === 'ENOENT') {
    throw new ToolError('GIT_MISSING', 'the program git was not found', { hint: 'Install Git and put it on PATH' });
  }
  const line = Buffer.from(stdout)
    .toString()
    .replace(/\r?\n$/, '');
  return exit === 0 && line !== '' ? line : null;
}

function isBelow(path: string, folder: string): boolean {
  const way = relative(real(folder), real(path));
  return way === '' || (!way.startsWith('..') && !isAbsolute(way));
}

/** The real path of what is there, with the part that is not there yet put behind it. */
function real(path: string): string {
  if (existsSync(path)) return realpathSync(path);
  const parent = dirname(path);
  return parent === path ? path : join(real(parent), relative(parent, path));
}
