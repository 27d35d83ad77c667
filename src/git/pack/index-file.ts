// Reads a pack's .idx (version 2): which objects it holds and where. See gitformat-pack(5).
import { readFileSync } from 'node:fs';

/** The objects of one pack in the order in which they lie in it. */
export interface PackIndex {
  readonly count: number;
  /** Byte offsets in the pack, ascending. */
  readonly offsets: Float64Array;
  /** Hex id of the object at a position of `offsets`. */
  idAt(position: number): string;
  /** Position of an object by the bytes of its id, or -1. */
  find(id: Uint8Array): number;
}

const magic = 0xff744f63;
const fanoutAt = 8;
const tablesAt = fanoutAt + 256 * 4;

/** A damaged or unknown index: the caller reads this pack through Git. */
export class UnreadablePack extends Error {}

/**
 * @param hashSize 20 for SHA-1, 32 for SHA-256
 * @throws {UnreadablePack} for version 1 and for damaged files
 */
export function readPackIndex(path: string, hashSize: number): PackIndex {
  const bytes = readFileSync(path);
  if (bytes.length < tablesAt || bytes.readUInt32BE(0) !== magic || bytes.readUInt32BE(4) !== 2) {
    throw new UnreadablePack('its index is not of version 2');
  }
  const count = bytes.readUInt32BE(fanoutAt + 255 * 4);
  const shortAt = tablesAt + count * (hashSize + 4);
  const longAt = shortAt + count * 4;
  if (bytes.length < longAt + 2 * hashSize) throw new UnreadablePack('its index is cut off');

  const unsorted = new Float64Array(count);
  for (let i = 0; i < count; i++) {
    const short = bytes.readUInt32BE(shortAt + 4 * i);
    if (short < 0x80000000) {
      unsorted[i] = short;
      continue;
    }
    const at = longAt + 8 * (short - 0x80000000);
    if (at + 8 > bytes.length) throw new UnreadablePack('its index points outside itself');
    unsorted[i] = Number(bytes.readBigUInt64BE(at));
  }
  const { offsets, byOffset } = sortedWithRanks(unsorted);
  let positions: Uint32Array | undefined; // only packs with deltas that name their base by id ask for it
  const positionsById = (): Uint32Array => {
    positions = new Uint32Array(count);
    for (let i = 0; i < count; i++) positions[byOffset[i]!] = i;
    return positions;
  };

  return {
    count,
    offsets,
    idAt: (position) => {
      const at = tablesAt + byOffset[position]! * hashSize;
      return bytes.toString('hex', at, at + hashSize);
    },
    find: (id) => {
      const first = id[0]!;
      let low = first === 0 ? 0 : bytes.readUInt32BE(fanoutAt + 4 * (first - 1));
      let high = bytes.readUInt32BE(fanoutAt + 4 * first);
      while (low < high) {
        const middle = (low + high) >> 1;
        const at = tablesAt + middle * hashSize;
        const order = bytes.compare(id, 0, hashSize, at, at + hashSize);
        if (order === 0) return (positions ?? positionsById())[middle]!;
        if (order < 0) low = middle + 1;
        else high = middle;
      }
      return -1;
    },
  };
}

/** Offsets and ranks are sorted as one number each, where both fit into the 53 bits of a double: far faster than a comparator. */
const rankSpace = 2 ** 22;

/** Ascending offsets, and for each of them where it stood before. */
function sortedWithRanks(unsorted: Float64Array): { offsets: Float64Array; byOffset: Uint32Array } {
  const count = unsorted.length;
  const byOffset = new Uint32Array(count);
  const offsets = new Float64Array(count);
  let largest = 0;
  for (let i = 0; i < count; i++) largest = Math.max(largest, unsorted[i]!);
  if (count <= rankSpace && largest < 2 ** 31) {
    const keys = new Float64Array(count);
    for (let rank = 0; rank < count; rank++) keys[rank] = unsorted[rank]! * rankSpace + rank;
    keys.sort();
    for (let i = 0; i < count; i++) {
      const key = keys[i]!;
      const offset = Math.floor(key / rankSpace);
      offsets[i] = offset;
      byOffset[i] = key - offset * rankSpace;
    }
    return { offsets, byOffset };
  }
  offsets.set(unsorted);
  offsets.sort();
  for (let i = 0; i < count; i++) byOffset[positionOf(offsets, unsorted[i]!)] = i;
  return { offsets, byOffset };
}

/**
 * The ids of a pack's objects, `hashSize` bytes each, in ascending order.
 *
 * @throws {UnreadablePack} for version 1 and for damaged files
 */
export function readPackIds(path: string, hashSize: number): Buffer {
  const bytes = readFileSync(path);
  if (bytes.length < tablesAt || bytes.readUInt32BE(0) !== magic || bytes.readUInt32BE(4) !== 2)
    throw new UnreadablePack('its index is not of version 2');
  return bytes.subarray(tablesAt, tablesAt + bytes.readUInt32BE(fanoutAt + 255 * 4) * hashSize);
}

/** Position of `offset` in the ascending `offsets`, or -1. */
export function positionOf(offsets: Float64Array, offset: number): number {
  let low = 0;
  let high = offsets.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const there = offsets[middle]!;
    if (there === offset) return middle;
    if (there < offset) low = middle + 1;
    else high = middle - 1;
  }
  return -1;
}
