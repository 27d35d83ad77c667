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
    unsorted[i] = short < 0x80000000 ? short : Number(bytes.readBigUInt64BE(longAt + 8 * (short - 0x80000000)));
  }
  const offsets = unsorted.slice().sort();
  // Rank of each object in the pack, so that ids need no second copy.
  const byOffset = new Uint32Array(count);
  for (let i = 0; i < count; i++) byOffset[positionOf(offsets, unsorted[i]!)] = i;
  const positions = new Uint32Array(count);
  for (let i = 0; i < count; i++) positions[byOffset[i]!] = i;

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
        if (order === 0) return positions[middle]!;
        if (order < 0) low = middle + 1;
        else high = middle;
      }
      return -1;
    },
  };
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
