// One compressed stream: gzip (also several in a row) and zstd.
import type { Budget } from './budget.ts';
import { inflate } from './inflate.ts';
import { type Member, nameOf } from './member.ts';

export function* gzipMembers(bytes: Buffer, budget: Budget): Generator<Member> {
  const inflated = inflate(bytes, 'gzip', budget);
  if (inflated !== null) yield { name: gzipName(bytes), bytes: inflated, start: 0, end: bytes.length };
}

/** The name that the file had before, where the header says it. */
function gzipName(bytes: Buffer): string | null {
  const flags = bytes[3]!;
  if ((flags & 8) === 0) return null;
  const start = 10 + ((flags & 4) !== 0 && bytes.length > 12 ? 2 + bytes.readUInt16LE(10) : 0);
  const end = bytes.indexOf(0, start);
  return end <= start ? null : nameOf(bytes.subarray(start, end));
}

export function* zstdMembers(bytes: Buffer, budget: Budget): Generator<Member> {
  const inflated = inflate(bytes, 'zstd', budget);
  if (inflated !== null) yield { name: null, bytes: inflated, start: 0, end: bytes.length };
}
