// Which commits a scan of the history walks, and what its places are called.

import type { Repository } from '../git/repository.ts';
import { readGit } from '../git/stream.ts';

/** A set of commits for one walk. */
export interface Selection {
  /** What a secret found in one of these commits is a place of. */
  readonly kind: 'commit' | 'stash' | 'note';
  /** Arguments for rev-list. */
  readonly revisions: readonly string[];
}

/** Bounds that the user set. Without any, everything is looked at, unreachable objects too. */
export interface HistoryBounds {
  /** Anything that Git's `--since` takes. */
  readonly since?: string | undefined;
  /** One revision instead of all refs. */
  readonly branch?: string | undefined;
  /** The newest so many commits. */
  readonly maxCommits?: number | undefined;
}

/** All refs and the HEAD of every worktree, but for the two kinds of refs that hold no work of their own. */
const work = ['--exclude=refs/stash', '--exclude=refs/notes/*', '--all'];

/** The walks that together reach every commit within the bounds, in the order in which a secret is looked for. */
export async function selectHistory(repository: Repository, bounds: HistoryBounds): Promise<Selection[]> {
  const limits = [
    ...(bounds.since === undefined ? [] : [`--since=${bounds.since}`]),
    ...(bounds.maxCommits === undefined ? [] : [`--max-count=${bounds.maxCommits}`]),
  ];
  if (bounds.branch !== undefined) {
    const tip = await repository.commitOf(bounds.branch);
    return [{ kind: 'commit', revisions: [...limits, tip] }];
  }
  const stashes = await stashedCommits(repository);
  const stash: Selection = { kind: 'stash', revisions: [...limits, ...stashes, '--not', ...work] };
  return [
    { kind: 'commit', revisions: [...limits, ...work] },
    ...(stashes.length === 0 ? [] : [stash]),
    { kind: 'note', revisions: [...limits, '--glob=refs/notes/*'] },
  ];
}

/** Every entry of the stash: only the newest has a ref, the others live in its reflog. */
async function stashedCommits({ git }: Repository): Promise<string[]> {
  const asked = ['rev-list', '--walk-reflogs', 'refs/stash', '--'];
  const ids = await readGit(git, asked, { answers: [128], doing: 'list the stash' }).catch(() => '');
  return ids.split('\n').filter((line) => line !== '');
}
