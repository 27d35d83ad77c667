// How far the lines around a place reach, sixteen bytes at a time: what ../reach.ts does byte by byte.

/** Lines above and below a candidate's own that a decision about it may look at, and bytes to each side at most. */
export const NEAR_LINES: u32 = 2;
export const NEAR_BYTES: usize = 512;

/** One bit for each of the 16 bytes at `p` that is a newline. */
// @ts-ignore: decorator
@inline
function newlines(p: usize): u32 {
  return i8x16.bitmask(i8x16.eq(v128.load(p), i8x16.splat(10))) as u32;
}

/** Start of the line `NEAR_LINES` above the one of `at`, but not before `limit`. */
export function linesUp(at: usize, limit: usize): usize {
  let lines: u32 = 0;
  let p = at;
  while (p >= limit + 16) {
    let mask = newlines(p - 16);
    const count = popcnt<u32>(mask);
    if (lines + count <= NEAR_LINES) {
      lines += count;
      p -= 16;
      continue;
    }
    for (;;) {
      const bit = 31 - clz<u32>(mask);
      if (++lines > NEAR_LINES) return p - 15 + (bit as usize);
      mask ^= (1 as u32) << bit;
    }
  }
  while (p > limit) {
    if (load<u8>(p - 1) == 10 && ++lines > NEAR_LINES) break;
    p--;
  }
  return p;
}

/** End of the line `NEAR_LINES` below the one of `at`, but not behind `limit`. */
export function linesDown(at: usize, limit: usize): usize {
  let lines: u32 = 0;
  let p = at;
  while (p + 16 <= limit) {
    let mask = newlines(p);
    const count = popcnt<u32>(mask);
    if (lines + count <= NEAR_LINES) {
      lines += count;
      p += 16;
      continue;
    }
    while (++lines <= NEAR_LINES) mask &= mask - 1;
    return p + (ctz<u32>(mask) as usize);
  }
  while (p < limit) {
    if (load<u8>(p) == 10 && ++lines > NEAR_LINES) break;
    p++;
  }
  return p;
}
