// The token lens: runs of token characters, found 64 bytes at a time; prefixes at their word starts; values.
import { caseMask, digitMask, isDigit, isHex, isLetter, tokenMask } from './classes';
import { PREFIX_ENTRIES, PREFIX_HEADS } from './layout';
import { record } from './records';
import { isDismissed } from './seen';

const MIN_RUN: usize = 16;
const MIN_MIXED: usize = 8;
const MIN_CASED: usize = 12;
const MAX_VALUE_RUN: usize = 8192;

/** Start of the run that is open at the end of the last block, or 0. Kept between calls on the same range. */
let openRun: usize = 0;

export function resetTokens(): void {
  openRun = 0;
}

/** Whether the bytes at `p`, of which `left` may be read, are those of the text at `text`. */
// @ts-ignore: decorator
@inline
function same(p: usize, text: usize, length: usize): bool {
  for (let i: usize = 0; i < length; i++) {
    if (load<u8>(p + i) != load<u8>(text + i)) return false;
  }
  return true;
}

/** Records every prefix that starts at `p` and fits before `limit`. */
// @ts-ignore: decorator
@inline
function lookUp(p: usize, limit: usize): void {
  if (p + 2 > limit) return;
  let entry = load<u16>(PREFIX_HEADS + ((load<u16>(p) as usize) << 1)) as u32;
  while (entry != 0) {
    const at = PREFIX_ENTRIES + (((entry - 1) as usize) << 4);
    const length = load<u16>(at, 4) as usize;
    if (p + length <= limit && same(p, load<u32>(at) as usize, length)) record(0, load<u32>(at, 8), p as u32);
    entry = load<u32>(at, 12);
  }
}

/** Looks into one run of at least `MIN_RUN` bytes. `from` and `limit` bound the range. */
function inspect(from: usize, start: usize, end: usize, limit: usize): void {
  let made = false;
  let cased = false;
  let anyDigit = false;
  let inside = false;
  let stretch = start; // where the current stretch of letters and digits begins
  let kinds: u32 = 0; // what it holds: 1 digits, 2 upper case, 4 lower case
  for (let p = start; p < end; p += 64) {
    const width = min<usize>(64, end - p) as u32;
    const within: u64 = width == 64 ? ~(0 as u64) : ((1 as u64) << (width as u64)) - 1;
    const digits = digitMask(p) & within;
    const uppers = caseMask(p, 0x41) & within;
    const lowers = caseMask(p, 0x61) & within;
    const alnum = digits | uppers | lowers;
    anyDigit = anyDigit || digits != 0;
    let at: u32 = 0;
    while (at < width) {
      if (!inside) {
        const rest = alnum >> (at as u64);
        if (rest == 0) break;
        at += ctz<u64>(rest) as u32;
        inside = true;
        stretch = p + at;
        kinds = 0;
        lookUp(stretch, limit);
      }
      // To the end of the stretch, or of these 64 bytes.
      const gap = ~(alnum >> (at as u64));
      const length = min<u32>(width - at, gap == 0 ? 64 : (ctz<u64>(gap) as u32));
      const piece = (length == 64 ? ~(0 as u64) : ((1 as u64) << (length as u64)) - 1) << (at as u64);
      if ((digits & piece) != 0) kinds |= 1;
      if ((uppers & piece) != 0) kinds |= 2;
      if ((lowers & piece) != 0) kinds |= 4;
      at += length;
      const stop = p + at;
      if (at < width || stop == end) {
        inside = false;
        made = made || (stop - stretch >= MIN_MIXED && (kinds & 1) != 0 && (kinds & 6) != 0);
        cased = cased || (stop - stretch >= MIN_CASED && (kinds & 6) == 6);
      }
    }
    // A stretch that ended with the last 64 bytes is closed by the first byte that does not go on with it.
    if (inside && p + 64 < end && !alnumAt(p + 64)) {
      inside = false;
      made = made || (p + 64 - stretch >= MIN_MIXED && (kinds & 1) != 0 && (kinds & 6) != 0);
      cased = cased || (p + 64 - stretch >= MIN_CASED && (kinds & 6) == 6);
    }
  }
  made = made || (cased && anyDigit);
  if (start > from) inspectEscapes(start, limit);
  if (made && end - start <= MAX_VALUE_RUN && !isDismissed(2, 0, start, end)) record(2, start as u32, end as u32);
}

/** Word starts behind an escape that the run swallowed: `\nTOKEN`, `%3DTOKEN`. */
// @ts-ignore: decorator
@inline
function inspectEscapes(start: usize, limit: usize): void {
  const before = load<u8>(start - 1) as u32;
  const first = load<u8>(start) as u32;
  if (before == 0x5c && (first == 0x62 || first == 0x66 || first == 0x6e || first == 0x72 || first == 0x74)) {
    if (alnumAt(start + 1)) lookUp(start + 1, limit);
  } else if (before == 0x25 && isHex(first) && isHex(load<u8>(start + 1))) {
    if (alnumAt(start + 2)) lookUp(start + 2, limit);
  }
}

// @ts-ignore: decorator
@inline
function alnumAt(p: usize): bool {
  const byte = load<u8>(p) as u32;
  return isDigit(byte) || isLetter(byte);
}

/**
 * Looks at `[p, end)` of the range `[from, limit)`, `end - p` a multiple of 64 unless `end` is `limit`. May read up to
 * 63 bytes behind `limit`; their values do not matter.
 */
export function tokens(from: usize, p: usize, end: usize, limit: usize): void {
  while (p < end) {
    let mask = tokenMask(p);
    const left = limit - p;
    if (left < 64) mask &= ((1 as u64) << (left as u64)) - 1;
    if (openRun != 0) {
      if (~mask == 0) {
        p += 64;
        continue;
      }
      const lead = ctz<u64>(~mask) as usize;
      if (p + lead - openRun >= MIN_RUN) inspect(from, openRun, p + lead, limit);
      openRun = 0;
      mask = (mask >> lead) << lead;
    }
    // The run that reaches the end of the block stays open. A bit of `long` marks 16 token characters in a row.
    const tail = clz<u64>(~mask) as usize;
    if (tail != 0) {
      openRun = p + 64 - tail;
      mask = tail == 64 ? 0 : (mask << tail) >> tail;
    }
    let long = mask & (mask >> 1);
    long &= long >> 2;
    long &= long >> 4;
    long &= long >> 8;
    while (long != 0) {
      const start = ctz<u64>(long) as usize;
      const length = ctz<u64>(~(mask >> start)) as usize;
      inspect(from, p + start, p + start + length, limit);
      const after = start + length;
      long = after >= 64 ? 0 : (long >> after) << after;
    }
    p += 64;
  }
  if (end == limit && openRun != 0) {
    if (limit - openRun >= MIN_RUN) inspect(from, openRun, limit, limit);
    openRun = 0;
  }
}
