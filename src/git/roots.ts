import { locateRepository } from './locate.ts';
import { type Git, readGit } from './stream.ts';

/** Where a repository's history begins. */
export interface Roots {
  /** Hex ids of the commits without parents that HEAD reaches; empty before the first commit. */
  readonly ids: readonly string[];
  readonly shallow: boolean;
}

/** The roots of an earlier HEAD. */
export interface KnownRoots {
  readonly head: string;
  readonly ids: readonly string[];
}

/**
 * The root commits of HEAD, not of all refs: a clone of one branch must give the same answer as a clone of all. Asked
 * without simple-git, because a hook that found something asks it too. Walks the whole history of HEAD.
 *
 * @param known spares the walk over what an earlier HEAD reached
 * @throws {ToolError} NOT_A_REPOSITORY, GIT_MISSING, GIT_FAILED
 */
export async function rootsOf(path: string, known: KnownRoots | null = null): Promise<Roots & { head: string | null }> {
  const { git, head, shallow } = locateRepository(path);
  if (head === null || shallow) return { ids: [], shallow, head };
  if (known?.head === head) return { ids: known.ids, shallow, head };
  const onTop = known === null ? null : await rootsOnTop(git, head, known);
  if (onTop !== null) return { ids: onTop, shallow, head };
  const listed = await readGit(git, ['rev-list', '--max-parents=0', head], { doing: 'find the root commits' });
  return { ids: listed.split('\n').filter((line) => line !== ''), shallow, head };
}

/** Null when `head` does not build on the known one, or that one is gone. */
async function rootsOnTop(git: Git, head: string, known: KnownRoots): Promise<string[] | null> {
  const args = ['rev-list', '--parents', head, `^${known.head}`];
  const listed = await readGit(git, args, { answers: [128], doing: 'find the root commits' });
  const commits = listed.split('\n').map((line) => line.split(' '));
  if (!commits.some(([, ...parents]) => parents.includes(known.head))) return null;
  const roots = commits.filter((ids) => ids.length === 1 && ids[0] !== '').map(([id]) => id!);
  return [...known.ids, ...roots];
}
