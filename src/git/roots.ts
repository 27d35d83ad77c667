import { locateRepository } from './locate.ts';
import { readGit } from './stream.ts';

/** Where a repository's history begins. */
export interface Roots {
  /** Hex ids of the commits without parents that HEAD reaches; empty before the first commit. */
  readonly ids: readonly string[];
  readonly shallow: boolean;
}

/**
 * The root commits of HEAD, not of all refs: a clone of one branch must give the same answer as a clone of all. Asked
 * without simple-git, because a hook that found something asks it too. Walks the whole history of HEAD.
 *
 * @throws {ToolError} NOT_A_REPOSITORY, GIT_MISSING, GIT_FAILED
 */
export async function rootsOf(path: string): Promise<Roots> {
  const { git, head, shallow } = locateRepository(path);
  if (head === null || shallow) return { ids: [], shallow };
  const listed = await readGit(git, ['rev-list', '--max-parents=0', head], { doing: 'find the root commits' });
  return { ids: listed.split('\n').filter((line) => line !== ''), shallow };
}
