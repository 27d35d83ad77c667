// Walks the packs of a repository and says what was found, in a form that can be compared and read.
import { listStore, objectFolders } from '../../../src/git/pack/store.ts';
import type { Match } from '../../../src/model/match.ts';
import { Tally } from '../../../src/model/receipt.ts';
import type { Ruleset } from '../../../src/model/rule.ts';
import { matchPacks, type PackRemainder } from '../../../src/sources/pack/match-packs.ts';
import type { WalkOptions } from '../../../src/sources/pack/walk-options.ts';
import type { TestRepository } from '../../support/repository.ts';
import { requestWith } from '../../support/scanning.ts';

/** What a walk over all packs gave. */
export interface Walked {
  readonly held: Map<string, readonly Match[]>;
  readonly remainder: PackRemainder;
  readonly tally: Tally;
  /** One line a match, sorted. */
  readonly lines: readonly string[];
}

/** Walks with the given options; one thread unless told otherwise. */
export async function walkPacks(
  repository: TestRepository,
  ruleset: Ruleset,
  options: Partial<WalkOptions> = {},
  { messages = false, hashSize = 20, jobs = 1 }: { messages?: boolean; hashSize?: number; jobs?: number } = {},
): Promise<Walked> {
  const held = new Map<string, readonly Match[]>();
  const tally = new Tally();
  const store = listStore(objectFolders(repository.at('.git')));
  const settings = { ruleset, options: { maxBlobSize: null, ...options }, jobs };
  const remainder = await matchPacks(store, { hashSize, messages }, settings, held, requestWith({ tally }));
  if (remainder === null) throw new Error('the packs were not read');
  return { held, remainder, tally, lines: linesOf(held, ruleset) };
}

/** One line a match: blob, rule, place, how sure, why. Secrets are generated, so they may be shown. */
export function linesOf(held: ReadonlyMap<string, readonly Match[]>, { rules }: Ruleset): string[] {
  return [...held]
    .flatMap(([blob, matches]) =>
      matches.map((match) => {
        const { rule, start, end, secret, ...rest } = match;
        return `${blob} ${rules[rule]!.id} ${start}-${end} ${JSON.stringify(rest)} ${secret}`;
      }),
    )
    .sort();
}

/** Lines of one list that are not in the other. */
export function missingFrom(some: readonly string[], others: readonly string[]): string[] {
  const known = new Set(others);
  return some.filter((line) => !known.has(line));
}

/** Every blob of a repository, read through Git. */
export function blobsOf(repository: TestRepository): Map<string, Buffer> {
  const list = repository.git('cat-file', '--batch-check=%(objectname) %(objecttype)', '--batch-all-objects');
  const ids = list.split('\n').flatMap((line) => (line.endsWith(' blob') ? [line.split(' ')[0]!] : []));
  return new Map(ids.map((id) => [id, repository.bytes('cat-file', 'blob', id)]));
}
