// The bytes that the engine looks at: one object's content inside a larger buffer, so that the delta walk need not copy.
import { nearEnd, nearStart } from '../kernel/reach.ts';

/** Content is `buffer[lo, hi)`. Positions everywhere in the engine are offsets into `buffer`. */
export interface Text {
  readonly buffer: Buffer;
  readonly lo: number;
  readonly hi: number;
}

/** A stretch of the text as a latin1 string, each char one byte; `origin` is the offset of its first char. */
export interface Window {
  readonly text: string;
  readonly origin: number;
}

/** What `toString('latin1')` comes to in the end; a method of Node's buffers that its types leave out. */
type Latin1 = Buffer & { latin1Slice(start: number, end: number): string };

/** `buffer[from, to)` as a window. */
export function windowOf(text: Text, from: number, to: number): Window {
  return { text: (text.buffer as Latin1).latin1Slice(from, to), origin: from };
}

/** The near window around `[start, end)`: two lines above to two lines below, 512 bytes at most to each side. */
export function nearWindow(text: Text, start: number, end: number): Window {
  return windowOf(text, nearStart(text.buffer, text.lo, start), nearEnd(text.buffer, text.hi, end));
}
