// Zip and all that is built on it, by the directory at its end; without one, entry by entry from the front.
import type { Budget } from './budget.ts';
import { inflate } from './inflate.ts';
import { type Member, nameOf } from './member.ts';

const localMagic = Buffer.from('PK\x03\x04', 'latin1');
const directoryMagic = Buffer.from('PK\x01\x02', 'latin1');
const endMagic = Buffer.from('PK\x05\x06', 'latin1');

const localSize = 30;
const directorySize = 46;
const endSize = 22;
const longestComment = 0xffff;

/** The members of a zip file. A directory is no member. */
export function* zipMembers(bytes: Buffer, budget: Budget): Generator<Member> {
  const at = findDirectory(bytes);
  if (at !== null) yield* byDirectory(bytes, at, budget);
  else {
    budget.unreadable();
    yield* byLocalHeaders(bytes, budget);
  }
}

interface Directory {
  readonly at: number;
  readonly count: number;
  /** What stands before the archive, such as a program that unpacks it: offsets may not count it. */
  readonly shift: number;
}

function findDirectory(bytes: Buffer): Directory | null {
  const least = Math.max(0, bytes.length - endSize - longestComment);
  for (
    let end = bytes.lastIndexOf(endMagic);
    end >= least;
    end = end === 0 ? -1 : bytes.lastIndexOf(endMagic, end - 1)
  ) {
    if (end + endSize > bytes.length) continue;
    const count = bytes.readUInt16LE(end + 10);
    const size = bytes.readUInt32LE(end + 12);
    const offset = bytes.readUInt32LE(end + 16);
    if (count === 0) return { at: end, count, shift: 0 };
    // In a zip64 file these are not the true numbers; its directory still begins where the first record does.
    const at = [end - size, offset].find((place) => place >= 0 && isAt(bytes, place, directoryMagic));
    if (at !== undefined) return { at, count, shift: Math.max(0, at - offset) };
    const first = bytes.indexOf(directoryMagic);
    if (first >= 0 && (size === 0xffffffff || offset === 0xffffffff)) return { at: first, count, shift: 0 };
  }
  return null;
}

const isAt = (bytes: Buffer, at: number, magic: Buffer): boolean =>
  at + magic.length <= bytes.length && bytes.compare(magic, 0, magic.length, at, at + magic.length) === 0;

function* byDirectory(bytes: Buffer, directory: Directory, budget: Budget): Generator<Member> {
  let at = directory.at;
  for (let nth = 0; at + directorySize <= bytes.length && isAt(bytes, at, directoryMagic); nth++) {
    if (!budget.entry(nth)) return;
    const nameEnd = at + directorySize + bytes.readUInt16LE(at + 28);
    const extraEnd = nameEnd + bytes.readUInt16LE(at + 30);
    const name = nameOf(bytes.subarray(at + directorySize, nameEnd));
    const [size, local] = wideSizes(bytes, at, nameEnd, Math.min(extraEnd, bytes.length));
    const header = local + directory.shift;
    if (!isAt(bytes, header, localMagic) || header + localSize > bytes.length) budget.unreadable();
    else {
      const start = header + localSize + bytes.readUInt16LE(header + 26) + bytes.readUInt16LE(header + 28);
      const flags = bytes.readUInt16LE(at + 8);
      const method = bytes.readUInt16LE(at + 10);
      yield* member(bytes, { name, flags, method, start, end: start + size }, budget);
    }
    at = extraEnd + bytes.readUInt16LE(at + 32);
  }
}

/** Compressed size and offset of a directory entry; where they do not fit in 32 bits they stand in an extra field. */
function wideSizes(bytes: Buffer, at: number, from: number, to: number): [number, number] {
  const plain = bytes.readUInt32LE(at + 24);
  let size = bytes.readUInt32LE(at + 20);
  let local = bytes.readUInt32LE(at + 42);
  for (let p = from; p + 4 <= to; p += 4 + bytes.readUInt16LE(p + 2)) {
    if (bytes.readUInt16LE(p) !== 1) continue;
    const end = Math.min(to, p + 4 + bytes.readUInt16LE(p + 2));
    let q = p + 4 + (plain === 0xffffffff ? 8 : 0);
    const next = (): number => {
      const value = q + 8 <= end ? Number(bytes.readBigUInt64LE(q)) : 0;
      q += 8;
      return value;
    };
    if (size === 0xffffffff) size = next();
    if (local === 0xffffffff) local = next();
  }
  return [size, local];
}

/** What is left of an archive that was cut off. */
function* byLocalHeaders(bytes: Buffer, budget: Budget): Generator<Member> {
  let at = bytes.indexOf(localMagic);
  for (let nth = 0; at >= 0 && at + localSize <= bytes.length; nth++) {
    if (!budget.entry(nth)) return;
    const nameEnd = at + localSize + bytes.readUInt16LE(at + 26);
    const start = nameEnd + bytes.readUInt16LE(at + 28);
    const next = bytes.indexOf(localMagic, start);
    const size = bytes.readUInt32LE(at + 18);
    const known = size > 0 && size < 0xffffffff && start + size <= (next < 0 ? bytes.length : next);
    const end = known ? start + size : next < 0 ? bytes.length : next;
    const name = nameOf(bytes.subarray(at + localSize, nameEnd));
    const flags = bytes.readUInt16LE(at + 6);
    const method = bytes.readUInt16LE(at + 8);
    if (start < bytes.length) yield* member(bytes, { name, flags, method, start, end }, budget);
    at = next;
  }
}

interface Entry {
  readonly name: string;
  readonly flags: number;
  readonly method: number;
  readonly start: number;
  readonly end: number;
}

const encrypted = 1;
const stored = 0;
const deflated = 8;
const zstandard = 93;

function* member(bytes: Buffer, { name, flags, method, start, end }: Entry, budget: Budget): Generator<Member> {
  if (name.endsWith('/') || end === start) return;
  if ((flags & encrypted) !== 0 || start > bytes.length || !(end > start)) {
    budget.unreadable();
    return;
  }
  if (end > bytes.length) budget.unreadable(); // cut off; what is there is looked at
  const packed = bytes.subarray(start, end);
  const place = { name, start, end: Math.min(end, bytes.length) };
  if (method === stored) {
    if (budget.spend(packed.length)) yield { ...place, bytes: packed };
    return;
  }
  if (method !== deflated && method !== zstandard) {
    budget.unreadable();
    return;
  }
  const inflated = inflate(packed, method === deflated ? 'raw' : 'zstd', budget);
  if (inflated !== null) yield { ...place, bytes: inflated };
}
