// Remembers candidates that came to nothing by the text around them. The lines near a change come again in version after
// version; a candidate that was judged in the very same surroundings need not reach JavaScript again.
//
// A surrounding is known by 64 bits under a key that is new in every process, so no text can be made to look like another.
import { SEEN } from './layout';
import { NEAR_BYTES, linesDown, linesUp } from './lines';

const SLOTS: u32 = 0x10000;

let remembering = false;
let key: u64 = 0;
let factor: u64 = 0;
/** Bounds of the text that the current range lies in. */
let lo: usize = 0;
let hi: usize = 0;

/** Starts to remember, under this key. */
export function remember(first: u32, second: u32, third: u32, fourth: u32): void {
  key = ((first as u64) << 32) | (second as u64);
  factor = ((third as u64) << 32) | (fourth as u64) | 1;
  remembering = true;
}

export function setText(from: usize, to: usize): void {
  lo = from;
  hi = to;
}

/** What is remembered of a candidate, or 0 when its window is cut inside a line and so does not say everything. */
function markOf(kind: u32, id: u32, at: usize, end: usize): u64 {
  const from = linesUp(at, at - lo > NEAR_BYTES ? at - NEAR_BYTES : lo);
  const to = linesDown(end, min(hi, end + NEAR_BYTES));
  if (from != lo && load<u8>(from - 1) != 10) return 0;
  if (to != hi && load<u8>(to) != 10) return 0;
  let h = key ^ (((kind << 24) ^ id) as u64) ^ (((at - from) as u64) << 32) ^ (((to - from) as u64) << 48);
  let p = from;
  while (p + 8 <= to) {
    h = (h ^ load<u64>(p)) * factor;
    h ^= h >> 29;
    p += 8;
  }
  let rest: u64 = 0;
  while (p < to) rest = (rest << 8) | (load<u8>(p++) as u64);
  h = (h ^ rest) * factor;
  h ^= h >> 32;
  h *= factor;
  return h | 1;
}

// @ts-ignore: decorator
@inline
function slotOf(mark: u64): usize {
  return SEEN + ((((mark >> 40) as u32) & (SLOTS - 1)) << 3) as usize;
}

/** Whether the candidate came to nothing before, in the same surroundings. */
export function isDismissed(kind: u32, id: u32, at: usize, end: usize): bool {
  if (!remembering) return false;
  const mark = markOf(kind, id, at, end);
  return mark != 0 && load<u64>(slotOf(mark)) == mark;
}

/** Tells that the candidate came to nothing, and that nothing outside its near window was looked at. */
export function dismiss(kind: u32, id: u32, at: usize, end: usize): void {
  const mark = markOf(kind, id, at, end);
  if (mark != 0) store<u64>(slotOf(mark), mark);
}
