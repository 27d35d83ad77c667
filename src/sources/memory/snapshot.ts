// What is remembered of a whole history between two scans. Holds no secret: matches carry the names of theirs.
import type { ObjectStore } from '../../git/pack/store.ts';
import type { Match } from '../../model/match.ts';
import type { Amounts } from '../../model/receipt.ts';
import type { Held } from '../held.ts';
import type { Story } from '../introductions.ts';
import { Contents } from '../pack/results.ts';

/** Everything that a scan learnt and that new objects do not change. */
export interface Snapshot {
  /** The objects that were read. */
  readonly store: ObjectStore;
  /** Digest over the ids of all objects, where they are all packed; null where that was not worked out. */
  readonly objects: string | null;
  readonly amounts: Amounts;
  readonly held: Held;
  /** Commits and tags whose messages were looked into, how many bytes these had, and which of them hold something. */
  readonly letters: readonly string[];
  readonly letterBytes: number;
  readonly telling: readonly string[];
  readonly walk: WalkState;
}

/** What the walk over all commits came to; stash and notes are walked each time. */
export interface WalkState {
  /** What all refs but those of stash and notes, and all heads, pointed at. */
  readonly tips: readonly string[];
  /** Commits that no other one has as a parent. */
  readonly heads: readonly string[];
  /** The latest committer's date, in seconds. */
  readonly newest: number;
  readonly stories: readonly (readonly [key: string, story: Story])[];
  /** Blobs with secrets that no commit records. */
  readonly unseen: readonly string[];
}

/** A snapshot as JSON: each distinct content of a match and each commit once. */
export function encodeSnapshot({ held, walk, store, ...rest }: Snapshot): unknown {
  const contents = new Contents();
  const matches: number[] = [];
  for (const list of held.values()) {
    matches.push(list.length);
    for (const match of list) matches.push(contents.idOf(match), match.start, match.end);
  }
  return {
    ...rest,
    store: { ...store, loose: store.loose.join('') },
    idLength: (store.loose[0] ?? held.keys().next().value ?? '').length,
    blobs: [...held.keys()].join(''),
    matches,
    contents: contents.list,
    walk,
  };
}

/** @param value what `encodeSnapshot` made; anything else throws or gives nonsense, so it has to be authentic */
export function decodeSnapshot(value: unknown): Snapshot {
  const { idLength, blobs, matches, contents, store, ...rest } = value as Omit<Snapshot, 'held' | 'store'> & {
    readonly store: Omit<ObjectStore, 'loose'> & { readonly loose: string };
    readonly idLength: number;
    readonly blobs: string;
    readonly matches: readonly number[];
    readonly contents: readonly Match[];
  };
  const held: Held = new Map();
  let at = 0;
  for (let from = 0; from < blobs.length; from += idLength) {
    const list: Match[] = [];
    for (let left = matches[at++]!; left > 0; left--, at += 3)
      list.push({ ...contents[matches[at]!]!, start: matches[at + 1]!, end: matches[at + 2]! });
    held.set(blobs.slice(from, from + idLength), list);
  }
  return { ...rest, store: { ...store, loose: idsIn(store.loose, idLength) }, held };
}

function idsIn(text: string, length: number): string[] {
  return Array.from({ length: text.length / (length || 1) }, (_, index) => text.slice(index * length, (index + 1) * length));
}
