// Decoding tables for DEFLATE's prefix codes (RFC 1951, 3.2.2): a first table indexed by the next few bits, and smaller
// ones behind it for the longer codes.
//
// An entry is a u32: bits 0-7 the length of the code, bits 8-15 what it is (below), bits 16-31 a value.
import { HUFFMAN_COUNTS } from './layout';

/** A literal byte: the value. */
export const LITERAL: u32 = 0x80;
/** The end of the block. */
export const END: u32 = 0x40;
/** Another table: the value is its index, the low five bits how many bits index it. */
export const FURTHER: u32 = 0x20;
// Otherwise: a length or distance; the value is its base, the low four bits count the extra bits.

/** The lowest `length` bits of `code` in reverse order. */
// @ts-ignore: decorator
@inline
function reversed(code: u32, length: u32): u32 {
  let r = ((code & 0x5555) << 1) | ((code >> 1) & 0x5555);
  r = ((r & 0x3333) << 2) | ((r >> 2) & 0x3333);
  r = ((r & 0x0f0f) << 4) | ((r >> 4) & 0x0f0f);
  r = ((r & 0x00ff) << 8) | (r >> 8);
  return r >> (16 - length);
}

/**
 * Builds the table at `table` from `n` code lengths (u8) at `lengths`; `meanings` holds a u32 for each symbol (an entry
 * without its code length). `bits` indexes the first table. Returns false for lengths that are no code.
 */
export function build(table: usize, bits: u32, lengths: usize, n: u32, meanings: usize): bool {
  const counts = HUFFMAN_COUNTS;
  memory.fill(counts, 0, 64);
  let longest: u32 = 0;
  for (let i: u32 = 0; i < n; i++) {
    const length = load<u8>(lengths + i) as u32;
    store<u32>(counts + (length << 2), load<u32>(counts + (length << 2)) + 1);
    if (length > longest) longest = length;
  }
  // First code of each length; an over-full code is an error, an incomplete one is allowed (its holes decode to nothing).
  const firsts = counts + 64;
  let code: u32 = 0;
  let left: i32 = 1;
  store<u32>(counts, 0);
  for (let length: u32 = 1; length <= 15; length++) {
    code = (code + load<u32>(counts + ((length - 1) << 2))) << 1;
    store<u32>(firsts + (length << 2), code);
    left = (left << 1) - (load<u32>(counts + (length << 2)) as i32);
    if (left < 0) return false;
  }
  const size = (1 as u32) << bits;
  if (left > 0 || longest > bits) memory.fill(table, 0, size << 2);
  let further = size;
  const extra = longest > bits ? longest - bits : 0;
  for (let symbol: u32 = 0; symbol < n; symbol++) {
    const length = load<u8>(lengths + symbol) as u32;
    if (length == 0) continue;
    const at = firsts + (length << 2);
    const next = load<u32>(at);
    store<u32>(at, next + 1);
    const r = reversed(next, length);
    const meaning = load<u32>(meanings + (symbol << 2));
    if (length <= bits) {
      const entry = meaning | length;
      const step = (1 as u32) << length;
      for (let i = r; i < size; i += step) store<u32>(table + (i << 2), entry);
    } else {
      const slot = table + ((r & (size - 1)) << 2);
      let head = load<u32>(slot);
      if (head == 0) {
        head = (further << 16) | ((FURTHER | extra) << 8) | bits;
        store<u32>(slot, head);
        memory.fill(table + (further << 2), 0, (4 as usize) << (extra as usize));
        further += (1 as u32) << extra;
      }
      const sub = table + ((head >> 16) << 2);
      const entry = meaning | (length - bits);
      const step = (1 as u32) << (length - bits);
      for (let i = r >> bits; i < (1 as u32) << extra; i += step) store<u32>(sub + (i << 2), entry);
    }
  }
  return true;
}
