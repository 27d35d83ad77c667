// Objects and the deltas that hang on them, as trees: a family is scanned root first, each version from the one before.
import type { PackHeaders } from './headers.ts';

/** Where the entries of a pack lie, in shared memory so that workers read it without a copy. Indexed by position. */
export interface PackMap {
  readonly path: string;
  readonly sizes: Uint32Array;
  readonly dataAt: Float64Array;
  readonly ends: Float64Array;
}

/** Families of some types of object, in shared memory. Links are positions or -1. */
export interface Families extends PackMap {
  /** The undeltified ones, the heaviest family (in compressed bytes) first. */
  readonly roots: Int32Array;
  readonly firstChild: Int32Array;
  readonly nextSibling: Int32Array;
  /** The child with the largest family: visited last, so that its parent's memory is free by then. */
  readonly heaviestChild: Int32Array;
  readonly count: number;
  /** Compressed bytes of all of them. */
  readonly bytes: number;
}

/** A copy in shared memory. */
export function share<T extends Int32Array | Uint32Array | Float64Array>(array: T): T {
  const Kind = array.constructor as new (buffer: SharedArrayBuffer) => T;
  const copy = new Kind(new SharedArrayBuffer(array.byteLength));
  copy.set(array as never);
  return copy;
}

export function mapOf({ path, sizes, dataAt, ends }: PackHeaders): PackMap {
  return { path, sizes: share(sizes), dataAt: share(dataAt), ends: share(ends) };
}

/** Links the objects of the wanted types (see `entryType`) into families. */
export function familiesOf(headers: PackHeaders, map: PackMap, wanted: readonly number[]): Families {
  const { types, bases, dataAt, ends } = headers;
  const length = types.length;
  const weights = new Float64Array(length);
  const firstChild = new Int32Array(length).fill(-1);
  const nextSibling = new Int32Array(length).fill(-1);
  const heaviestChild = new Int32Array(length).fill(-1);
  const roots: number[] = [];
  let bytes = 0;
  let count = 0;
  // A base mostly lies before its deltas, so going backwards the weight of a family is known when its root is reached.
  for (let i = length - 1; i >= 0; i--) {
    if (!wanted.includes(types[i]!)) continue;
    const own = ends[i]! - dataAt[i]!;
    count++;
    bytes += own;
    weights[i]! += own;
    const base = bases[i]!;
    if (base < 0) {
      roots.push(i);
      continue;
    }
    weights[base]! += weights[i]!;
    nextSibling[i] = firstChild[base]!;
    firstChild[base] = i;
    const heaviest = heaviestChild[base]!;
    if (heaviest < 0 || weights[i]! > weights[heaviest]!) heaviestChild[base] = i;
  }
  roots.sort((a, b) => weights[b]! - weights[a]! || a - b);
  return {
    ...map,
    roots: share(Int32Array.from(roots)),
    firstChild: share(firstChild),
    nextSibling: share(nextSibling),
    heaviestChild: share(heaviestChild),
    count,
    bytes,
  };
}

/** All members of the family that hangs on `position`, itself included. */
export function membersOf({ firstChild, nextSibling }: Families, position: number): number[] {
  const members = [position];
  for (let i = 0; i < members.length; i++) {
    for (let child = firstChild[members[i]!]!; child >= 0; child = nextSibling[child]!) members.push(child);
  }
  return members;
}

/** Where the family's entries lie in the pack, and how many of those bytes are theirs. */
export function spanOf(families: Families, root: number): { from: number; to: number; own: number } {
  const { dataAt, ends } = families;
  let from = dataAt[root]!;
  let to = ends[root]!;
  let own = 0;
  for (const member of membersOf(families, root)) {
    from = Math.min(from, dataAt[member]!);
    to = Math.max(to, ends[member]!);
    own += ends[member]! - dataAt[member]!;
  }
  return { from, to, own };
}
