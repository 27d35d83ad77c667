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
  /** The first entries of `held` as they were read. */
  readonly encoded?: Encoded;
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
  /** Digest over the refs in their order. */
  readonly refs: string;
  /** Whether the order of the commits that matter does not depend on that of the refs. */
  readonly stable: boolean;
  /** Commits that no other one has as a parent. */
  readonly heads: readonly string[];
  /** The latest committer's date, in seconds. */
  readonly newest: number;
  readonly stories: readonly (readonly [key: string, story: Story])[];
  /** Blobs with secrets that no commit records. */
  readonly unseen: readonly string[];
}

/** The matches of blobs in a form that needs little work: ids one behind the other, flat integers, distinct contents. */
export interface Encoded {
  readonly blobs: string;
  readonly idLength: number;
  /** Base64 of Int32: for each blob the number of its matches, then content, start and end of each. */
  readonly matches: string;
  readonly contents: readonly Match[];
}

/** A snapshot as JSON. What was read from the one before is not worked out again. */
export function encodeSnapshot({ held, walk, store, encoded, ...rest }: Snapshot): unknown {
  const known = encoded === undefined ? 0 : encoded.blobs.length / encoded.idLength;
  const offset = encoded?.contents.length ?? 0;
  const contents = new Contents();
  const matches: number[] = [];
  const added = [...held].slice(known); // a map keeps its order, and what was known comes first
  for (const [, list] of added) {
    matches.push(list.length);
    for (const match of list) matches.push(offset + contents.idOf(match), match.start, match.end);
  }
  const before = Buffer.from(encoded?.matches ?? '', 'base64');
  const all: Encoded = {
    blobs: (encoded?.blobs ?? '') + added.map(([id]) => id).join(''),
    idLength: encoded?.idLength ?? (added[0]?.[0] ?? '').length,
    matches: Buffer.concat([before, Buffer.from(Int32Array.from(matches).buffer)]).toString('base64'),
    contents: [...(encoded?.contents ?? []), ...contents.list],
  };
  return { ...rest, walk, store: { ...store, loose: store.loose.join('\n') }, encoded: all };
}

/** @param value what `encodeSnapshot` made; anything else throws or gives nonsense, so it has to be authentic */
export function decodeSnapshot(value: unknown): Snapshot {
  const { store, encoded, ...rest } = value as Omit<Snapshot, 'held' | 'store'> & {
    readonly store: Omit<ObjectStore, 'loose'> & { readonly loose: string };
    readonly encoded: Encoded;
  };
  const { blobs, idLength, contents } = encoded;
  const bytes = Buffer.from(encoded.matches, 'base64');
  const matches = new Int32Array(Uint8Array.from(bytes).buffer);
  const held: Held = new Map();
  let at = 0;
  for (let from = 0; from < blobs.length; from += idLength) {
    const list: Match[] = [];
    for (let left = matches[at++]!; left > 0; left--, at += 3)
      list.push({ ...contents[matches[at]!]!, start: matches[at + 1]!, end: matches[at + 2]! });
    held.set(blobs.slice(from, from + idLength), list);
  }
  const loose = store.loose === '' ? [] : store.loose.split('\n');
  const kept = blobs === '' ? {} : { encoded };
  return { ...rest, store: { ...store, loose }, held, ...kept };
}
