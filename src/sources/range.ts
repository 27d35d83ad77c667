import type { Repository } from '../git/repository.ts';
import type { Detection } from '../model/detection.ts';
import { ToolError } from '../model/errors.ts';
import { scanCommits } from './commits.ts';
import type { ScanRequest } from './request.ts';

/**
 * What the commits of a range introduce, compared with every parent, and their messages.
 *
 * @param range `A..B` (in B, not in A) or `A...B` (in one of both, not in the other), as Git means them; a side left
 *   out is HEAD; an A of zeros only, as hooks are told for a new branch, is no bound
 * @throws {ToolError} USAGE for anything else, BAD_REVISION for a side that is no commit here
 */
export async function* scanRange(
  repository: Repository,
  range: string,
  request: ScanRequest,
  options: { readonly messages: boolean } = { messages: true },
): AsyncGenerator<Detection> {
  const revisions = await revisionsOf(repository, range);
  yield* scanCommits(repository, [{ kind: 'commit', revisions }], { ...options, label: range }, request);
}

async function revisionsOf(repository: Repository, range: string): Promise<string[]> {
  const parts = /^((?:(?!\.\.).)*?)(\.{2,3})((?!\.)(?:(?!\.\.).)*)$/.exec(range);
  if (parts === null)
    throw new ToolError('USAGE', `${range} is not a range of commits`, {
      hint: 'Write A..B: the commits that B has and A has not, for example main..HEAD',
    });
  const [, from, dots, to] = parts as unknown as [string, string, string, string];
  const tip = await repository.commitOf(to || 'HEAD');
  if (/^0{40,64}$/.test(from)) return [tip];
  const base = await repository.commitOf(from || 'HEAD');
  return [`${base}${dots}${tip}`];
}
