// Finds the repository of a commit hook without a process. It knows the usual shapes and answers null for all others:
// locateRepository asks Git itself. Git still refuses a repository that it does not trust when it reads the index.
import { existsSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { gitEnvironment, gitSettings, mergedCommit } from './environment.ts';
import type { Located } from './locate.ts';

/** Variables that bend where things are in ways that only Git should follow. */
const bending = ['GIT_COMMON_DIR', 'GIT_WORK_TREE', 'GIT_NAMESPACE', 'GIT_SHALLOW_FILE', 'GIT_CEILING_DIRECTORIES'];

/**
 * The repository around an absolute folder, with `HEAD` for its tip; null while a merge goes on, in a bare repository and
 * wherever Git's variables or files are not the everyday ones.
 *
 * @param top the folder that holds `.git`
 */
export function locateQuickly(cwd: string, top: string): Located | null {
  const env = gitEnvironment('environment');
  if (bending.some((name) => name in env) || Object.keys(env).some((name) => mergedCommit.test(name))) return null;
  const gitDir = env.GIT_DIR === undefined ? gitDirOf(join(top, '.git')) : resolve(cwd, env.GIT_DIR);
  if (gitDir === null || !existsSync(join(gitDir, 'HEAD')) || existsSync(join(gitDir, 'MERGE_HEAD'))) return null;
  const commonDir = commonDirOf(gitDir);
  if (!existsSync(join(commonDir, 'objects')) || !existsSync(join(commonDir, 'refs'))) return null;
  return {
    git: { cwd, env, settings: gitSettings },
    gitDir,
    commonDir,
    root: top,
    bare: false,
    shallow: existsSync(join(commonDir, 'shallow')),
    objectFormat: 'sha1', // of use to an unborn branch only, which has no HEAD
    head: 'HEAD',
  };
}

/** Where `.git` is, or where the file `.git` of a linked worktree or a submodule points. */
function gitDirOf(path: string): string | null {
  if (statSync(path).isDirectory()) return path;
  const [, target] = /^gitdir: (.+?)\r?\n*$/s.exec(readFileSync(path, 'utf8')) ?? [];
  return target === undefined ? null : resolve(dirname(path), target);
}

function commonDirOf(gitDir: string): string {
  const path = join(gitDir, 'commondir');
  return existsSync(path) ? resolve(gitDir, readFileSync(path, 'utf8').trimEnd()) : gitDir;
}
