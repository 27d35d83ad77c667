// One worker's share of a scan: it takes families off the shared list until none is left.
import type { EngineLimit } from '../../engine/engine.ts';
import type { Families } from '../../git/pack/families.ts';
import type { Ruleset } from '../../model/rule.ts';
import { EntryReader } from './entries.ts';
import { Contents, IntList, type WalkResults } from './results.ts';
import { FamilyWalker } from './walk.ts';
import type { WalkOptions } from './walk-options.ts';

/** What all workers see. */
export interface SharedWork {
  readonly sets: readonly (Families & { readonly contents: 'blobs' | 'letters' })[];
  /** Int32: [0] stop when not 0; [1] blobs done; then one counter of taken roots per set; then per worker 1 + the set and the root in work. */
  readonly state: Int32Array;
}

/** Positions in `SharedWork.state`. */
export const stateAt = {
  stop: 0,
  done: 1,
  taken: (set: number): number => 2 + set,
  working: (sets: number, worker: number): number => 2 + sets + 2 * worker,
} as const;

/** Families at the front of the list are large and taken singly; the many small ones behind come in handfuls. */
const single = 256;
const handful = 32;

/** Walks families until the list is empty or somebody says stop. `worker` numbers the caller, for error messages. */
export function walkShare(
  ruleset: Ruleset,
  options: WalkOptions,
  { sets, state }: SharedWork,
  worker: number,
): WalkResults {
  const walker = new FamilyWalker(ruleset, options);
  const contents = new Contents();
  const lists = {
    occurrences: new IntList(),
    failed: new IntList(),
    media: new IntList(),
    pointers: new IntList(),
    tooLarge: new IntList(),
    limited: new IntList(),
    unreadable: new IntList(),
  };
  const scanned = sets.map(() => 0);
  const working = stateAt.working(sets.length, worker);
  sets.forEach((families, set) => {
    const reader = new EntryReader(families.path);
    const report = {
      matched: (position: number, matches: Parameters<Contents['idOf']>[0][]): void => {
        for (const match of matches)
          lists.occurrences.push(set, position, contents.idOf(match), match.start, match.end);
      },
      failed: (position: number): void => lists.failed.push(set, position),
      passedOver: (position: number, why: 'media' | 'pointers' | 'tooLarge'): void => lists[why].push(set, position),
      limited: (position: number, limit: EngineLimit): void =>
        lists[limit === 'archive-limit' ? 'limited' : 'unreadable'].push(set, position),
    };
    const { roots } = families;
    for (;;) {
      const many = Atomics.load(state, stateAt.taken(set)) < single ? 1 : handful;
      const first = Atomics.add(state, stateAt.taken(set), many);
      if (first >= roots.length || Atomics.load(state, stateAt.stop) !== 0) break;
      const before = walker.blobs;
      for (let i = first; i < Math.min(first + many, roots.length); i++) {
        state[working] = set + 1;
        state[working + 1] = roots[i]!;
        walker.walk(families, reader, roots[i]!, report, families.contents);
      }
      scanned[set]! += walker.blobs - before;
      Atomics.add(state, stateAt.done, walker.blobs - before);
    }
    reader.close();
  });
  const { occurrences, failed, media, pointers, tooLarge, limited, unreadable } = lists;
  return {
    occurrences: occurrences.take(),
    contents: contents.list,
    failed: failed.take(),
    media: media.take(),
    pointers: pointers.take(),
    tooLarge: tooLarge.take(),
    limited: limited.take(),
    unreadable: unreadable.take(),
    bytes: walker.bytes,
    scanned,
  };
}
