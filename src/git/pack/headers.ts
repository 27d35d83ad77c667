// One pass over a pack that reads only the entry headers: type, size, base. Nothing is inflated.
import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { type PackIndex, positionOf, readPackIndex, UnreadablePack } from './index-file.ts';

/** Types as they stand in a pack. */
export const entryType = { commit: 1, tree: 2, blob: 3, tag: 4, offsetDelta: 6, idDelta: 7 } as const;

/** What is known of every entry of a pack without inflating it. Arrays are indexed by position in the pack. */
export interface PackHeaders {
  readonly path: string;
  readonly index: PackIndex;
  /** Type of the object itself: that of the base at the end of its chain, 0 when the chain is broken. */
  readonly types: Uint8Array;
  /** Inflated size of the entry (for a delta: of the delta); 0xffffffff when it does not fit. */
  readonly sizes: Uint32Array;
  /** Where the compressed bytes start and, in the element after it, where the entry ends. */
  readonly dataAt: Float64Array;
  readonly ends: Float64Array;
  /** Position of the delta's base in the same pack, or -1. */
  readonly bases: Int32Array;
}

const chunkSize = 4 << 20;
/** A header is at most 10 bytes of size, and 32 of a base's id. */
const maxHeader = 64;
/** Packs whose entries are larger than this on average are not read through, only looked into. */
const sparse = 32 << 10;

/** Reads bytes at any offset, a chunk at a time; cheapest when the offsets ascend. */
class Window {
  readonly #fd: number;
  readonly #chunk: Buffer;
  #start = 0;
  #length = 0;

  constructor(fd: number, size: number) {
    this.#fd = fd;
    this.#chunk = Buffer.allocUnsafe(size);
  }

  /** Bytes from `offset` on, `maxHeader` of them unless the file ends. */
  at(offset: number): Buffer {
    if (offset < this.#start || offset + maxHeader > this.#start + this.#length) {
      this.#start = offset;
      this.#length = readSync(this.#fd, this.#chunk, 0, this.#chunk.length, offset);
    }
    return this.#chunk.subarray(offset - this.#start, this.#length);
  }
}

/**
 * @param path of the .pack file; its .idx stands beside it
 * @throws {UnreadablePack} when pack or index are of an unknown version or damaged as a whole
 */
export function readPackHeaders(path: string, hashSize: number): PackHeaders {
  const index = readPackIndex(path.replace(/\.pack$/, '.idx'), hashSize);
  const fd = openSync(path, 'r');
  try {
    return readAll(path, fd, index, hashSize);
  } finally {
    closeSync(fd);
  }
}

function readAll(path: string, fd: number, index: PackIndex, hashSize: number): PackHeaders {
  const { count, offsets } = index;
  const packEnd = fstatSync(fd).size - hashSize;
  const window = new Window(fd, packEnd / Math.max(1, count) > sparse ? maxHeader : chunkSize);
  const start = window.at(0);
  if (start.length < 12 || start.toString('latin1', 0, 4) !== 'PACK' || ![2, 3].includes(start.readUInt32BE(4))) {
    throw new UnreadablePack('it is no pack of version 2 or 3');
  }
  const types = new Uint8Array(count);
  const sizes = new Uint32Array(count);
  const dataAt = new Float64Array(count);
  const ends = new Float64Array(count);
  const bases = new Int32Array(count).fill(-1);
  const isDelta = new Uint8Array(count);

  for (let i = 0; i < count; i++) {
    const offset = offsets[i]!;
    ends[i] = i + 1 < count ? offsets[i + 1]! : packEnd;
    const header = window.at(offset);
    let p = 0;
    let byte = header[p++] ?? 0;
    const type = (byte >> 4) & 7;
    let size = byte & 15;
    for (let scale = 16; byte & 0x80 && p < header.length; scale *= 128) {
      byte = header[p++]!;
      size += (byte & 0x7f) * scale;
    }
    if (type === entryType.offsetDelta) {
      byte = header[p++] ?? 0;
      let distance = byte & 0x7f;
      while (byte & 0x80 && p < header.length) {
        byte = header[p++]!;
        distance = (distance + 1) * 128 + (byte & 0x7f);
      }
      bases[i] = positionOf(offsets, offset - distance);
      isDelta[i] = 1;
    } else if (type === entryType.idDelta) {
      bases[i] = index.find(header.subarray(p, p + hashSize));
      p += hashSize;
      isDelta[i] = 1;
    } else {
      types[i] = type;
    }
    sizes[i] = Math.min(size, 0xffffffff);
    dataAt[i] = offset + p;
  }
  resolveTypes(types, bases, isDelta);
  return { path, index, types, sizes, dataAt, ends, bases };
}

/** Gives each delta the type of the object at the end of its chain. A cycle or a missing base leaves 0. */
function resolveTypes(types: Uint8Array, bases: Int32Array, isDelta: Uint8Array): void {
  const chain: number[] = [];
  for (let i = 0; i < types.length; i++) {
    let at = i;
    while (at >= 0 && isDelta[at] === 1 && types[at] === 0 && chain.length <= types.length) {
      isDelta[at] = 2; // on the chain: meeting it again is a cycle
      chain.push(at);
      at = bases[at]!;
    }
    const type = at >= 0 ? types[at]! : 0;
    for (const member of chain) {
      types[member] = type;
      isDelta[member] = 3;
    }
    chain.length = 0;
  }
}
