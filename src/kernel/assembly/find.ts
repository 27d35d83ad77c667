// Both lenses over a range, in stretches that stay in the first-level cache.
import { literals } from './literals';
import { count, reset } from './records';
import { MAX_RECORDS } from './layout';
import { resetTokens, tokens } from './tokens';

/** Four records a byte fit into the buffer; a stretch of pathological text that brings more is told by `count`. */
const STRETCH: usize = 0x1000;

let next: usize = 0;

/** Starts a range: the next call of `more` begins at `from`. */
export function begin(from: usize): void {
  next = from;
  resetTokens();
}

/**
 * Looks at the range `[from, limit)` from where the last call stopped, until it is done or the record buffer may have
 * no room for another stretch. Returns how many records stand in the buffer, negative (-1 - n) when there is more.
 */
export function more(from: usize, limit: usize): i32 {
  reset();
  while (next < limit) {
    const end = min(next + STRETCH, limit);
    tokens(from, next, end, limit);
    literals(from, next, end, limit);
    next = end;
    if (count > MAX_RECORDS / 2 && next < limit) return -1 - (count as i32);
  }
  return count as i32;
}
