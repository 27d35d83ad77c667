// The literal lens: sixteen positions at a time are asked whether an anchor may start there; where one may, its three bytes
// are hashed into a table, and what they lead to is compared byte by byte.
import { lower } from './classes';
import { BUCKETS, GRAM_FLAGS, GRAM_HEADS, LITERAL_ENTRIES } from './layout';
import { record } from './records';
import { isDismissed } from './seen';

/** Few literals: positions are sifted by buckets first. Many: every position is hashed. */
let bucketed: bool = true;

export function setBucketed(on: bool): void {
  bucketed = on;
}

/** Hash of the three bytes of an anchor, ASCII case folded (0x20 is also set in other bytes: more false hits, no miss). */
// @ts-ignore: decorator
@inline
function hash(gram: u32): usize {
  return ((((gram | 0x202020) & 0xffffff) * (0x9e3779b1 as u32)) >> 16) as usize;
}

/** 1 when some literal has these three bytes as its anchor. */
// @ts-ignore: decorator
@inline
function flagged(gram: u32): u32 {
  return (load<u8>(GRAM_FLAGS + hash(gram)) != 0) as u32;
}

/** The same, and the byte behind the anchor is not ruled out: a flag has a bit for each value of its low three bits. */
// @ts-ignore: decorator
@inline
function promising(at: usize): bool {
  const word = load<u32>(at);
  return ((load<u8>(GRAM_FLAGS + hash(word)) >> (((word >> 24) & 7) as u8)) & 1) != 0;
}

/** Confirms the literals whose anchor may be at `p`. */
function confirm(from: usize, p: usize, limit: usize): void {
  let entry = load<u32>(GRAM_HEADS + (hash(load<u32>(p)) << 2));
  while (entry != 0) {
    const at = LITERAL_ENTRIES + (((entry - 1) as usize) << 4);
    const length = load<u16>(at, 4) as usize;
    const start = p - (load<u16>(at, 6) as usize);
    if (start >= from && start + length <= limit) {
      const text = load<u32>(at) as usize;
      let i: usize = 0;
      while (i < length && lower(load<u8>(start + i)) == (load<u8>(text + i) as u32)) i++;
      const id = load<u32>(at, 8);
      if (i == length && !isDismissed(1, id, start, start + length)) record(1, id, start as u32);
    }
    entry = load<u32>(at, 12);
  }
}

/** Which buckets of literals have this byte, by its low and high half, at one of the three places of their anchor. */
// @ts-ignore: decorator
@inline
function buckets(v: v128, low: v128, high: v128): v128 {
  const nibble = i8x16.splat(0x0f);
  return v128.and(i8x16.swizzle(low, v128.and(v, nibble)), i8x16.swizzle(high, v128.and(i16x8.shr_u(v, 4), nibble)));
}

/**
 * Looks for anchors at each position of `[p, end)` in the range `[from, limit)`, sixteen at a time: a position passes
 * when one bucket of literals has all its first three bytes. Reads up to 18 bytes behind `end`.
 */
function sift(from: usize, p: usize, end: usize, limit: usize): void {
  const low0 = v128.load(BUCKETS);
  const high0 = v128.load(BUCKETS, 16);
  const low1 = v128.load(BUCKETS, 32);
  const high1 = v128.load(BUCKETS, 48);
  const low2 = v128.load(BUCKETS, 64);
  const high2 = v128.load(BUCKETS, 80);
  const fold = i8x16.splat(0x20);
  while (p < end) {
    const first = buckets(v128.or(v128.load(p), fold), low0, high0);
    const second = buckets(v128.or(v128.load(p, 1), fold), low1, high1);
    const third = buckets(v128.or(v128.load(p, 2), fold), low2, high2);
    const hit = v128.and(v128.and(first, second), third);
    if (v128.any_true(hit)) {
      let lanes = i8x16.bitmask(i8x16.ne(hit, i8x16.splat(0))) as u32;
      const left = end - p;
      if (left < 16) lanes &= ((1 as u32) << (left as u32)) - 1;
      while (lanes != 0) {
        const at = p + (ctz<u32>(lanes) as usize);
        lanes &= lanes - 1;
        if (promising(at)) confirm(from, at, limit);
      }
    }
    p += 16;
  }
}

/** The same without buckets, eight positions at a time. Reads up to 11 bytes behind `end`. */
function hashAll(from: usize, p: usize, end: usize, limit: usize): void {
  while (p < end) {
    const w = load<u64>(p);
    const w2 = load<u64>(p, 4);
    let hits = flagged(w as u32);
    hits |= flagged((w >> 8) as u32) << 1;
    hits |= flagged((w >> 16) as u32) << 2;
    hits |= flagged((w >> 24) as u32) << 3;
    hits |= flagged(w2 as u32) << 4;
    hits |= flagged((w2 >> 8) as u32) << 5;
    hits |= flagged((w2 >> 16) as u32) << 6;
    hits |= flagged((w2 >> 24) as u32) << 7;
    const left = end - p;
    if (left < 8) hits &= ((1 as u32) << (left as u32)) - 1;
    while (hits != 0) {
      const at = p + (ctz<u32>(hits) as usize);
      if (promising(at)) confirm(from, at, limit);
      hits &= hits - 1;
    }
    p += 8;
  }
}

/** Records every literal whose anchor starts in `[p, end)` and that lies within the range `[from, limit)`. */
export function literals(from: usize, p: usize, end: usize, limit: usize): void {
  if (bucketed) sift(from, p, end, limit);
  else hashAll(from, p, end, limit);
}
