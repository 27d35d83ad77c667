// The literal lens: three or four bytes hashed at every position into a table of flags, then compared byte by byte.
import { lower } from './classes';
import { GRAM_FLAGS, GRAM_HEADS, LITERAL_ENTRIES } from './layout';
import { record } from './records';

/**
 * Which of four bytes make an anchor: three when a literal has no more, else four. Three are less rare in text, but a
 * literal of three would otherwise fill the table with every byte that may follow it.
 */
let gramMask: u32 = 0xffffffff;

export function setGramSize(size: i32): void {
  gramMask = size == 3 ? 0x00ffffff : 0xffffffff;
}

/** Hash of an anchor, ASCII case folded (0x20 is also set in other bytes: a few more false hits, no miss). */
// @ts-ignore: decorator
@inline
function hash(gram: u32, mask: u32): usize {
  return ((((gram | 0x20202020) & mask) * (0x9e3779b1 as u32)) >> 16) as usize;
}

/** Confirms the literals whose anchor may be at `p`. */
function confirm(from: usize, p: usize, limit: usize): void {
  let entry = load<u32>(GRAM_HEADS + (hash(load<u32>(p), gramMask) << 2));
  while (entry != 0) {
    const at = LITERAL_ENTRIES + (((entry - 1) as usize) << 4);
    const length = load<u16>(at, 4) as usize;
    const start = p - (load<u16>(at, 6) as usize);
    if (start >= from && start + length <= limit) {
      const text = load<u32>(at) as usize;
      let i: usize = 0;
      while (i < length && lower(load<u8>(start + i)) == (load<u8>(text + i) as u32)) i++;
      if (i == length) record(1, load<u32>(at, 8), start as u32);
    }
    entry = load<u32>(at, 12);
  }
}

/** Looks for anchors at each position of `[p, end)` in the range `[from, limit)`. Reads up to 11 bytes behind `end`. */
export function literals(from: usize, p: usize, end: usize, limit: usize): void {
  const mask = gramMask;
  while (p < end) {
    const w = load<u64>(p);
    const w2 = load<u64>(p, 4);
    const a = load<u8>(GRAM_FLAGS + hash(w as u32, mask)) as u32;
    const b = load<u8>(GRAM_FLAGS + hash((w >> 8) as u32, mask)) as u32;
    const c = load<u8>(GRAM_FLAGS + hash((w >> 16) as u32, mask)) as u32;
    const d = load<u8>(GRAM_FLAGS + hash((w >> 24) as u32, mask)) as u32;
    const e = load<u8>(GRAM_FLAGS + hash(w2 as u32, mask)) as u32;
    const f = load<u8>(GRAM_FLAGS + hash((w2 >> 8) as u32, mask)) as u32;
    const g = load<u8>(GRAM_FLAGS + hash((w2 >> 16) as u32, mask)) as u32;
    const h = load<u8>(GRAM_FLAGS + hash((w2 >> 24) as u32, mask)) as u32;
    if ((a | b | c | d | e | f | g | h) != 0) {
      const left = end - p;
      if (a) confirm(from, p, limit);
      if (b && left > 1) confirm(from, p + 1, limit);
      if (c && left > 2) confirm(from, p + 2, limit);
      if (d && left > 3) confirm(from, p + 3, limit);
      if (e && left > 4) confirm(from, p + 4, limit);
      if (f && left > 5) confirm(from, p + 5, limit);
      if (g && left > 6) confirm(from, p + 6, limit);
      if (h && left > 7) confirm(from, p + 7, limit);
    }
    p += 8;
  }
}
