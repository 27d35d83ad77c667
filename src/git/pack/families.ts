// Blobs and the deltas that hang on them, as trees: a family is scanned root first, each version from the one before.
import { entryType, type PackHeaders } from './headers.ts';

/**
 * Families of blobs, in shared memory so that workers read them without a copy. Indexed by position in the pack; links
 * are positions or -1.
 */
export interface Families {
  readonly path: string;
  /** Of undeltified blobs, the heaviest family (in compressed bytes) first. */
  readonly roots: Int32Array;
  readonly firstChild: Int32Array;
  readonly nextSibling: Int32Array;
  /** The child with the largest family: visited last, so that its parent's memory is free by then. */
  readonly heaviestChild: Int32Array;
  readonly sizes: Uint32Array;
  readonly dataAt: Float64Array;
  readonly ends: Float64Array;
  /** Compressed bytes of all blobs. */
  readonly bytes: number;
  readonly blobs: number;
}

function share<T extends Int32Array | Uint32Array | Float64Array>(array: T): T {
  const shared = new SharedArrayBuffer(array.byteLength);
  const Kind = array.constructor as new (buffer: SharedArrayBuffer) => T;
  const copy = new Kind(shared);
  copy.set(array as never);
  return copy;
}

/** Links the blobs of a pack into families. Blobs whose chain is broken come back in `broken`. */
export function familiesOf(headers: PackHeaders): { families: Families; broken: number[] } {
  const { types, bases, sizes, dataAt, ends } = headers;
  const count = types.length;
  const weights = new Float64Array(count);
  const firstChild = new Int32Array(count).fill(-1);
  const nextSibling = new Int32Array(count).fill(-1);
  const heaviestChild = new Int32Array(count).fill(-1);
  const roots: number[] = [];
  const broken: number[] = [];
  let bytes = 0;
  let blobs = 0;
  // A base mostly lies before its deltas, so going backwards the weight of a family is known when its root is reached.
  for (let i = count - 1; i >= 0; i--) {
    if (types[i] === 0) broken.push(i);
    if (types[i] !== entryType.blob) continue;
    const own = ends[i]! - dataAt[i]!;
    blobs++;
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
    families: {
      path: headers.path,
      roots: share(Int32Array.from(roots)),
      firstChild: share(firstChild),
      nextSibling: share(nextSibling),
      heaviestChild: share(heaviestChild),
      sizes: share(sizes),
      dataAt: share(dataAt),
      ends: share(ends),
      bytes,
      blobs,
    },
    broken,
  };
}
