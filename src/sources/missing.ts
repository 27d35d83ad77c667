import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Repository } from '../git/repository.ts';
import { tokensOfGit } from '../git/stream.ts';
import { flat } from './held.ts';

/**
 * Ids that the history names and that are not here. Only a partial clone is asked: elsewhere it would cost a walk over
 * all trees to learn what `git fsck` is for.
 */
export async function missingObjects({ git, commonDir }: Repository): Promise<string[]> {
  if (!isPartial(commonDir)) return [];
  const missing: string[] = [];
  const args = ['rev-list', '--objects', '--all', '--missing=print'];
  for await (const lines of tokensOfGit(git, args, '\n', { doing: 'list the missing objects' }))
    for (const line of lines) if (line.startsWith('?')) missing.push(flat(line.slice(1)));
  return missing;
}

/** A pack that was fetched with a filter has a `.promisor` file beside it. */
function isPartial(commonDir: string): boolean {
  try {
    return readdirSync(join(commonDir, 'objects', 'pack')).some((name) => name.endsWith('.promisor'));
  } catch {
    return false;
  }
}
