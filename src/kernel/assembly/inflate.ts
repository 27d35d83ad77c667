// Inflates one zlib stream (RFC 1950, RFC 1951) whose size is known, as every object in a pack is. Written for many
// small streams: no allocation, no set-up beyond the tables of the block.
import { END, FURTHER, LITERAL, build } from './huffman';
import { CODE_LENGTHS, DISTANCE_MEANINGS, DISTANCE_TABLE, FIXED_DISTANCES, FIXED_LITERALS, LENGTH_MEANINGS, LITERAL_TABLE, PLAIN_MEANINGS, PRECODE_TABLE } from './layout';

const LITERAL_BITS: u32 = 9;
const DISTANCE_BITS: u32 = 7;
const PRECODE_BITS: u32 = 7;

/** What a symbol means that no stream may use: more than any other entry. */
const INVALID: u32 = 0xffff_1000;

/** Where the stream ended, for the caller. */
export let inflatedTo: usize = 0;

let ready = false;

/** Fills the tables that never change: what each symbol means, and the fixed codes. */
function prepare(): void {
  for (let i: u32 = 0; i < 256; i++) store<u32>(LENGTH_MEANINGS + (i << 2), (i << 16) | (LITERAL << 8));
  store<u32>(LENGTH_MEANINGS + (256 << 2), END << 8);
  let base: u32 = 3;
  for (let i: u32 = 0; i < 28; i++) {
    const extra: u32 = i < 8 ? 0 : (i >> 2) - 1;
    store<u32>(LENGTH_MEANINGS + ((257 + i) << 2), (base << 16) | (extra << 8));
    base += (1 as u32) << extra;
  }
  store<u32>(LENGTH_MEANINGS + (285 << 2), 258 << 16);
  // 286 and 287 stand in the fixed code but may not be used; so do the last two distances.
  store<u32>(LENGTH_MEANINGS + (286 << 2), INVALID);
  store<u32>(LENGTH_MEANINGS + (287 << 2), INVALID);
  base = 1;
  for (let i: u32 = 0; i < 30; i++) {
    const extra: u32 = i < 4 ? 0 : (i >> 1) - 1;
    store<u32>(DISTANCE_MEANINGS + (i << 2), (base << 16) | (extra << 8));
    base += (1 as u32) << extra;
  }
  store<u32>(DISTANCE_MEANINGS + (30 << 2), INVALID);
  store<u32>(DISTANCE_MEANINGS + (31 << 2), INVALID);
  for (let i: u32 = 0; i < 19; i++) store<u32>(PLAIN_MEANINGS + (i << 2), i << 16);
  memory.fill(CODE_LENGTHS, 8, 144);
  memory.fill(CODE_LENGTHS + 144, 9, 112);
  memory.fill(CODE_LENGTHS + 256, 7, 24);
  memory.fill(CODE_LENGTHS + 280, 8, 8);
  build(FIXED_LITERALS, LITERAL_BITS, CODE_LENGTHS, 288, LENGTH_MEANINGS);
  memory.fill(CODE_LENGTHS, 5, 32);
  build(FIXED_DISTANCES, DISTANCE_BITS, CODE_LENGTHS, 32, DISTANCE_MEANINGS);
  ready = true;
}

/** Order in which the lengths of the code-length code are stored. */
// @ts-ignore: decorator
@inline
function precodeOrder(i: u32): u32 {
  // 16 17 18 0 8 7 9 6 10 5 11 4 12 3 13 2 14 1 15, five bits each
  if (i < 3) return 16 + i;
  if (i == 3) return 0;
  return (i & 1) == 0 ? 8 + ((i - 4) >> 1) : 7 - ((i - 5) >> 1);
}

/** Adler-32 of `[p, p + length)`, sixteen bytes at a time. */
export function adler32(p: usize, length: usize): u32 {
  let a: u32 = 1;
  let b: u32 = 0;
  const weightsLow = i16x8(16, 15, 14, 13, 12, 11, 10, 9);
  const weightsHigh = i16x8(8, 7, 6, 5, 4, 3, 2, 1);
  while (length >= 16) {
    let blocks = min<usize>(length >> 4, 340); // 340 × 16 bytes keep the sums below 2^32
    length -= blocks << 4;
    let sums = i32x4.splat(0);
    let before = i32x4.splat(0);
    let weighted = i32x4.splat(0);
    b += a * ((blocks << 4) as u32);
    while (blocks-- != 0) {
      const v = v128.load(p);
      before = i32x4.add(before, sums);
      sums = i32x4.add(sums, i32x4.extadd_pairwise_i16x8_u(i16x8.extadd_pairwise_i8x16_u(v)));
      weighted = i32x4.add(weighted, i32x4.add(
        i32x4.dot_i16x8_s(i16x8.extend_low_i8x16_u(v), weightsLow),
        i32x4.dot_i16x8_s(i16x8.extend_high_i8x16_u(v), weightsHigh)));
      p += 16;
    }
    const all = i32x4.add(weighted, i32x4.shl(before, 4));
    a += (i32x4.extract_lane(sums, 0) + i32x4.extract_lane(sums, 1) + i32x4.extract_lane(sums, 2) + i32x4.extract_lane(sums, 3)) as u32;
    let sum: u64 = b as u64;
    sum += (i32x4.extract_lane(all, 0) as u32 as u64) + (i32x4.extract_lane(all, 1) as u32 as u64);
    sum += (i32x4.extract_lane(all, 2) as u32 as u64) + (i32x4.extract_lane(all, 3) as u32 as u64);
    a %= 65521;
    b = (sum % 65521) as u32;
  }
  while (length-- != 0) {
    a += load<u8>(p++) as u32;
    b += a;
  }
  return ((b % 65521) << 16) | (a % 65521);
}

/**
 * Inflates the zlib stream at `[p, end)` to exactly `size` bytes at `target`. Reads up to 8 bytes behind `end` and
 * writes up to 8 behind the target: both have to be there. Returns true when the stream is whole, has that size and
 * its checksum holds.
 */
export function inflate(p: usize, end: usize, target: usize, size: usize): bool {
  if (!ready) prepare();
  if (end - p < 6) return false;
  const header = ((load<u8>(p) as u32) << 8) | (load<u8>(p, 1) as u32);
  if ((header & 0x0f20) != 0x0800 || header % 31 != 0) return false;
  p += 2;
  let out = target;
  const limit = target + size;
  let hold: u64 = 0;
  let bits: u32 = 0;
  let last = false;
  while (!last) {
    // Refill: at least 56 bits, as long as there is input. Behind the end come bits that no whole stream needs.
    hold |= load<u64>(p) << (bits as u64);
    p += ((63 - bits) >> 3) as usize;
    bits |= 56;
    last = (hold & 1) != 0;
    const kind = ((hold >> 1) & 3) as u32;
    hold >>= 3;
    bits -= 3;
    if (kind == 0) {
      p -= (bits >> 3) as usize;
      bits = 0;
      hold = 0;
      if (p + 4 > end) return false;
      const length = load<u16>(p) as usize;
      if ((load<u16>(p, 2) ^ 0xffff) as usize != length || p + 4 + length > end || length > limit - out) return false;
      memory.copy(out, p + 4, length);
      p += 4 + length;
      out += length;
      continue;
    }
    let literalTable = FIXED_LITERALS;
    let distanceTable = FIXED_DISTANCES;
    if (kind == 2) {
      const literals: u32 = 257 + ((hold & 31) as u32);
      const distances: u32 = 1 + (((hold >> 5) & 31) as u32);
      const precodes: u32 = 4 + (((hold >> 10) & 15) as u32);
      hold >>= 14;
      bits -= 14;
      if (literals > 286 || distances > 30) return false;
      memory.fill(CODE_LENGTHS, 0, 19);
      for (let i: u32 = 0; i < precodes; i++) {
        if (bits < 3) {
          hold |= load<u64>(p) << (bits as u64);
          p += ((63 - bits) >> 3) as usize;
          bits |= 56;
        }
        store<u8>(CODE_LENGTHS + precodeOrder(i), (hold & 7) as u8);
        hold >>= 3;
        bits -= 3;
      }
      if (!build(PRECODE_TABLE, PRECODE_BITS, CODE_LENGTHS, 19, PLAIN_MEANINGS)) return false;
      const total: u32 = literals + distances;
      let i: u32 = 0;
      let previous: u32 = 0;
      while (i < total) {
        if (bits < 16) {
          if (p > end) return false;
          hold |= load<u64>(p) << (bits as u64);
          p += ((63 - bits) >> 3) as usize;
          bits |= 56;
        }
        const entry = load<u32>(PRECODE_TABLE + (((hold as u32) & 127) << 2));
        const length = entry & 0xff;
        if (length == 0) return false;
        hold >>= length as u64;
        bits -= length;
        const symbol = entry >> 16;
        if (symbol < 16) {
          store<u8>(CODE_LENGTHS + i, symbol as u8);
          previous = symbol;
          i++;
          continue;
        }
        let repeat: u32;
        if (symbol == 16) {
          if (i == 0) return false;
          repeat = 3 + ((hold & 3) as u32);
          hold >>= 2;
          bits -= 2;
        } else {
          previous = 0;
          if (symbol == 17) {
            repeat = 3 + ((hold & 7) as u32);
            hold >>= 3;
            bits -= 3;
          } else {
            repeat = 11 + ((hold & 127) as u32);
            hold >>= 7;
            bits -= 7;
          }
        }
        if (i + repeat > total) return false;
        memory.fill(CODE_LENGTHS + i, previous as u8, repeat);
        i += repeat;
      }
      literalTable = LITERAL_TABLE;
      distanceTable = DISTANCE_TABLE;
      if (!build(DISTANCE_TABLE, DISTANCE_BITS, CODE_LENGTHS + literals, distances, DISTANCE_MEANINGS)) return false;
      if (!build(LITERAL_TABLE, LITERAL_BITS, CODE_LENGTHS, literals, LENGTH_MEANINGS)) return false;
    } else if (kind == 3) return false;

    for (;;) {
      if (p > end + 8) return false;
      hold |= load<u64>(p) << (bits as u64);
      p += ((63 - bits) >> 3) as usize;
      bits |= 56;
      let entry = load<u32>(literalTable + (((hold as u32) & 511) << 2));
      if ((entry & (FURTHER << 8)) != 0 && (entry & 0xc000) == 0) {
        hold >>= LITERAL_BITS as u64;
        bits -= LITERAL_BITS;
        entry = load<u32>(literalTable + (((entry >> 16) + ((hold as u32) & (((1 as u32) << ((entry >> 8) & 15)) - 1))) << 2));
      }
      let length = entry & 0xff;
      if (length == 0) return false;
      hold >>= length as u64;
      bits -= length;
      if ((entry & (LITERAL << 8)) != 0) {
        if (out >= limit) return false;
        store<u8>(out++, (entry >> 16) as u8);
        // Two more literals with the bits that are left: at least 56 - 15, and a code of the first table has 9 at most.
        entry = load<u32>(literalTable + (((hold as u32) & 511) << 2));
        if ((entry & (LITERAL << 8)) != 0 && out < limit) {
          length = entry & 0xff;
          hold >>= length as u64;
          bits -= length;
          store<u8>(out++, (entry >> 16) as u8);
          entry = load<u32>(literalTable + (((hold as u32) & 511) << 2));
          if ((entry & (LITERAL << 8)) != 0 && out < limit) {
            length = entry & 0xff;
            hold >>= length as u64;
            bits -= length;
            store<u8>(out++, (entry >> 16) as u8);
          }
        }
        continue;
      }
      if ((entry & (END << 8)) != 0) break;
      if (entry >= INVALID) return false;
      let extra = (entry >> 8) & 15;
      const copy = ((entry >> 16) + ((hold as u32) & (((1 as u32) << extra) - 1))) as usize;
      hold >>= extra as u64;
      bits -= extra;
      entry = load<u32>(distanceTable + (((hold as u32) & 127) << 2));
      if ((entry & (FURTHER << 8)) != 0) {
        hold >>= DISTANCE_BITS as u64;
        bits -= DISTANCE_BITS;
        entry = load<u32>(distanceTable + (((entry >> 16) + ((hold as u32) & (((1 as u32) << ((entry >> 8) & 15)) - 1))) << 2));
      }
      length = entry & 0xff;
      if (length == 0 || entry >= INVALID) return false;
      hold >>= length as u64;
      bits -= length;
      extra = (entry >> 8) & 15;
      const distance = ((entry >> 16) + ((hold as u32) & (((1 as u32) << extra) - 1))) as usize;
      hold >>= extra as u64;
      bits -= extra;
      if (distance > out - target || copy > limit - out) return false;
      const stop = out + copy;
      let source = out - distance;
      if (distance >= 8) {
        do {
          store<u64>(out, load<u64>(source));
          out += 8;
          source += 8;
        } while (out < stop);
        out = stop;
      } else {
        while (out < stop) store<u8>(out++, load<u8>(source++));
      }
    }
  }
  p -= (bits >> 3) as usize;
  inflatedTo = p + 4;
  if (out != limit || p + 4 > end) return false;
  const told = ((load<u8>(p) as u32) << 24) | ((load<u8>(p, 1) as u32) << 16) | ((load<u8>(p, 2) as u32) << 8) | (load<u8>(p, 3) as u32);
  return told == adler32(target, size);
}
