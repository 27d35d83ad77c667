// Git's delta format: rebuilds an object from its base and tells which bytes of it are new, and which lines around them
// have to be looked at again. See "Deltified representation" in gitformat-pack(5).
import { tokenByte } from './classes';
import { NEAR_BYTES, linesDown, linesUp } from './lines';

const NEW: u32 = 0xffffffff;
/** Longer than any literal: one that the range would cut is inside it. */
const MARGIN: usize = 64;

/** Skips one size header (little-endian base 128) and returns where it ends. */
// @ts-ignore: decorator
@inline
function behindSize(p: usize): usize {
  while ((load<u8>(p) & 0x80) != 0) p++;
  return p + 1;
}

/** Reads the size header at `p`. */
function sizeAt(p: usize): u32 {
  let size: u32 = 0;
  let shift: u32 = 0;
  let byte: u32;
  do {
    byte = load<u8>(p++) as u32;
    size |= (byte & 0x7f) << shift;
    shift += 7;
  } while ((byte & 0x80) != 0 && shift < 32);
  return size;
}

/** The size of the object that the delta at `p` makes. */
export function targetSize(p: usize): u32 {
  return sizeAt(behindSize(p));
}

/**
 * Applies the delta `[p, end)` to the base at `base`, `baseSize` bytes, and writes `size` bytes to `target`. Writes one
 * record of three u32 for each stretch to `ops`: offset in the target, length, offset in the base (`NEW` for bytes that
 * the delta brings); stretches that go on where the last one ended are one. Returns the number of records; negative when
 * the delta is damaged or made for a base of another size (-1), or has more than `maxOps` (-2).
 */
export function applyDelta(base: usize, baseSize: u32, p: usize, end: usize, target: usize, size: u32, ops: usize, maxOps: u32): i32 {
  if (sizeAt(p) != baseSize) return -1;
  p = behindSize(behindSize(p));
  let done: u32 = 0;
  let n: u32 = 0;
  let last: usize = 0;
  while (p < end) {
    const op = load<u8>(p++) as u32;
    let length: u32 = op;
    let source: u32 = NEW;
    if ((op & 0x80) != 0) {
      source = 0;
      length = 0;
      if (op & 1) source = load<u8>(p++) as u32;
      if (op & 2) source |= (load<u8>(p++) as u32) << 8;
      if (op & 4) source |= (load<u8>(p++) as u32) << 16;
      if (op & 8) source |= (load<u8>(p++) as u32) << 24;
      if (op & 16) length = load<u8>(p++) as u32;
      if (op & 32) length |= (load<u8>(p++) as u32) << 8;
      if (op & 64) length |= (load<u8>(p++) as u32) << 16;
      if (length == 0) length = 0x10000;
      if (p > end || source > baseSize || length > baseSize - source || length > size - done) return -1;
      memory.copy(target + (done as usize), base + (source as usize), length as usize);
    } else {
      if (op == 0 || length > size - done || (length as usize) > end - p) return -1;
      memory.copy(target + (done as usize), p, length as usize);
      p += length as usize;
    }
    const before = n == 0 ? 0 : load<u32>(last, 8);
    if (n != 0 && (source == NEW ? before == NEW : before != NEW && before + load<u32>(last, 4) == source)) {
      store<u32>(last, load<u32>(last, 4) + length, 4);
    } else {
      if (n == maxOps) return -2;
      last = ops + ((n * 12) as usize);
      store<u32>(last, done);
      store<u32>(last, length, 4);
      store<u32>(last, source, 8);
      n++;
    }
    done += length;
  }
  return done == size ? (n as i32) : -1;
}

/**
 * First byte that has to be looked at again when the byte at `at` is new: see ../reach.ts. Not before `floor`, which
 * everything before is already covered by.
 */
function widenedStart(lo: usize, at: usize, floor: usize): usize {
  const limit = at - lo > NEAR_BYTES + MARGIN ? at - NEAR_BYTES - MARGIN : lo;
  let p = linesUp(at, max(limit, floor));
  while (p > floor && p > lo && tokenByte(load<u8>(p - 1))) p--;
  return p > lo ? p - 1 : p; // with the byte before, which may make an escape of what follows
}

function widenedEnd(hi: usize, at: usize): usize {
  let p = linesDown(at, min(hi, at + NEAR_BYTES + MARGIN));
  while (p < hi && tokenByte(load<u8>(p))) p++;
  return p;
}

/**
 * The ranges of the target `[lo, hi)` whose candidates may come out otherwise than in the base, from the `n` records at
 * `ops`: pairs of u32 addresses at `out`, ordered, apart from each other. At most n + 1 of them; returns how many.
 */
export function changedRanges(ops: usize, n: u32, lo: usize, hi: usize, baseSize: u32, out: usize): u32 {
  let ranges: u32 = 0;
  let covered: usize = 0;
  let previousNew = false;
  for (let i: u32 = 0; i <= n; i++) {
    let from = hi;
    let to = hi;
    if (i < n) {
      const op = ops + ((i * 12) as usize);
      from = lo + (load<u32>(op) as usize);
      to = from;
      const source = load<u32>(op, 8);
      const isNew = source == NEW;
      if (isNew) to = from + (load<u32>(op, 4) as usize);
      // A copy behind new bytes has its seam where they end; one that starts both files has none.
      else if (previousNew || (i == 0 && source == 0)) {
        previousNew = false;
        continue;
      }
      previousNew = isNew;
    } else {
      if (n == 0 || previousNew) continue;
      const op = ops + (((n - 1) * 12) as usize);
      if (load<u32>(op, 8) + load<u32>(op, 4) == baseSize) continue;
    }
    const start = widenedStart(lo, from, min(covered, from));
    const end = widenedEnd(hi, to);
    if (ranges != 0 && start <= covered) {
      if (end > covered) {
        store<u32>(out + (((ranges - 1) << 3) as usize), end as u32, 4);
        covered = end;
      }
    } else {
      store<u32>(out + ((ranges << 3) as usize), start as u32);
      store<u32>(out + ((ranges << 3) as usize), end as u32, 4);
      covered = end;
      ranges++;
    }
  }
  return ranges;
}
