// How far a decision about a candidate may look. The engine's windows end here, and the delta walk widens what is new by
// just as much: so whatever lies outside the widened ranges is decided in the new version as it was in the old one.
import { isTokenByte } from './plain.ts';

/** Lines above and below the candidate's own line. */
export const nearLines = 2;
/** Bytes before and behind the candidate, whatever the lines say. */
export const nearBytes = 512;

const newline = 10;

/** Start of the line `nearLines` above the one of `at`, but not before `lo` or more than `nearBytes` away. */
export function nearStart(bytes: Uint8Array, lo: number, at: number): number {
  const limit = Math.max(lo, at - nearBytes);
  let lines = 0;
  let p = at;
  while (p > limit) {
    if (bytes[p - 1] === newline && ++lines > nearLines) break;
    p--;
  }
  return p;
}

/** End (the newline or `hi`) of the line `nearLines` below the one of `at`, but not more than `nearBytes` away. */
export function nearEnd(bytes: Uint8Array, hi: number, at: number): number {
  const limit = Math.min(hi, at + nearBytes);
  let lines = 0;
  let p = at;
  while (p < limit) {
    if (bytes[p] === newline && ++lines > nearLines) break;
    p++;
  }
  return p;
}

/** First byte at or behind `at` that is no token character. */
export function runEnd(bytes: Uint8Array, hi: number, at: number): number {
  let p = at;
  while (p < hi && isTokenByte(bytes[p]!)) p++;
  return p;
}

/** First byte of the run of token characters that ends at `at`. */
export function runStart(bytes: Uint8Array, lo: number, at: number): number {
  let p = at;
  while (p > lo && isTokenByte(bytes[p - 1]!)) p--;
  return p;
}
