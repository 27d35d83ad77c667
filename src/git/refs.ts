import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Located } from './locate.ts';
import { readGitNow } from './stream.ts';

/** Where the refs of a repository and the HEADs of all its worktrees point. */
export interface RefState {
  /** `id name` of every ref, sorted by name, then the heads: equal when nothing moved. */
  readonly lines: readonly string[];
  /** The ids in it, but for those of stash and notes. Annotated tags count by their own id. */
  readonly tips: ReadonlySet<string>;
}

/** Null when Git cannot list them, or keeps them in a form in which worktrees cannot be looked into. */
export function readRefs({ git, commonDir, head }: Located): RefState | null {
  const listed = readGitNow(git, ['for-each-ref', '--format=%(objectname) %(refname)']);
  if (listed === null || existsSync(join(commonDir, 'reftable'))) return null;
  const refs = listed
    .toString('latin1')
    .split('\n')
    .filter((line) => line !== '');
  const heads = [`${head ?? ''} HEAD`, ...worktreeHeads(commonDir)];
  const work = refs.filter((line) => !/^\S+ refs\/(?:stash$|notes\/)/.test(line));
  const ids = [...work, ...heads].map((line) => line.slice(0, line.indexOf(' ')));
  return { lines: [...refs, ...heads], tips: new Set(ids.filter((id) => /^[0-9a-f]{40,64}$/.test(id))) };
}

/** Every HEAD and every ref that only one worktree has. A HEAD on a branch says which; the branch is among the refs. */
function worktreeHeads(commonDir: string): string[] {
  const own = [read(join(commonDir, 'HEAD'), 'HEAD')];
  const folder = join(commonDir, 'worktrees');
  if (!existsSync(folder)) return own;
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort();
  const wanted = names.filter((name) => /^[^/\\]+[/\\](?:HEAD$|refs[/\\])/.test(name));
  return [...own, ...wanted.map((name) => read(join(folder, name), name))];
}

function read(path: string, name: string): string {
  try {
    return `${readFileSync(path, 'latin1').trim()} ${name}`;
  } catch {
    return ` ${name}`; // a folder
  }
}
