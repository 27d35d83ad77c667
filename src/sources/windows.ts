// Looks at a stream of any length through overlapping windows, so that memory stays bounded, and gives each match once,
// with offsets and lines of the whole stream.
import type { Engine } from '../engine/engine.ts';
import type { Match } from '../model/match.ts';
import { detectEncoding, type Encoding } from '../text/encoding.ts';
import { createLocator, type Location, type Origin, originBehind } from '../text/lines.ts';

/** A match with its place in the stream. */
export interface LocatedMatch {
  /** Offsets count from the start of the stream. */
  readonly match: Match;
  readonly location: Location;
}

/** Sizes of the windows, in bytes. Tests make them small. */
export interface WindowSizes {
  readonly window: number;
  /** How far a match can see to either side: at least the engine's reach. */
  readonly overlap: number;
}

/** 8 MB at a time, with 64 KB of sight over each seam. */
export const defaultSizes: WindowSizes = { window: 8 * 1024 * 1024, overlap: 64 * 1024 };

/**
 * Fill `free()`, tell `advance()` how much came, call `finish()` at the end. One object serves many streams in turn.
 *
 * A window reports the matches that start before its seam (a line end about one overlap before its end); the next
 * window begins one overlap before that seam and reports those that start at or behind it. Each match is thus seen
 * with a whole overlap on both sides and reported by exactly one window.
 */
export class Windows {
  readonly #engine: Engine;
  readonly #sizes: WindowSizes;
  readonly #buffer: Buffer;
  #filled = 0;
  /** Offset of the buffer's first byte in the stream, and of the first byte that is not reported yet in the buffer. */
  #origin = 0;
  #from = 0;
  #before: Origin = { lines: 0, columns: 0 };
  #encoding: Encoding | undefined;

  constructor(engine: Engine, sizes: WindowSizes = defaultSizes) {
    this.#engine = engine;
    this.#sizes = sizes;
    this.#buffer = Buffer.allocUnsafe(sizes.window);
  }

  /** Where the next bytes go. Never empty. */
  free(): Uint8Array {
    return this.#buffer.subarray(this.#filled);
  }

  /** Takes note of bytes put into `free()` and gives the matches of a window that became full. */
  advance(count: number): LocatedMatch[] {
    this.#filled += count;
    if (this.#filled < this.#buffer.length) return [];
    const seam = this.#seam();
    const found = this.#report(seam);
    this.#shift(Math.max(0, seam - this.#sizes.overlap), seam);
    return found;
  }

  /** Copies a chunk in, however long. */
  push(chunk: Uint8Array): LocatedMatch[] {
    const found: LocatedMatch[] = [];
    for (let at = 0; at < chunk.length; ) {
      const room = this.free();
      const part = chunk.subarray(at, at + room.length);
      room.set(part);
      at += part.length;
      found.push(...this.advance(part.length));
    }
    return found;
  }

  /** The matches of the last window. The object is then ready for another stream. */
  finish(): LocatedMatch[] {
    const found = this.#report(this.#filled + 1);
    this.reset();
    return found;
  }

  /** Forgets a stream that was left before its end. */
  reset(): void {
    this.#filled = this.#origin = this.#from = 0;
    this.#before = { lines: 0, columns: 0 };
    this.#encoding = undefined;
  }

  #seam(): number {
    const latest = this.#buffer.length - this.#sizes.overlap;
    const lineEnd = this.#buffer.lastIndexOf(10, latest - 1) + 1;
    const seam = lineEnd > latest - this.#sizes.overlap && lineEnd > this.#from ? lineEnd : latest;
    return (this.#origin + seam) % 2 === 0 ? seam : seam + 1; // even, for UTF-16
  }

  #report(seam: number): LocatedMatch[] {
    const bytes = this.#buffer.subarray(0, this.#filled);
    this.#encoding ??= detectEncoding(bytes);
    const mine = this.#engine.match(bytes).filter(({ start }) => start >= this.#from && start < seam);
    if (mine.length === 0) return [];
    const locator = createLocator(bytes, this.#encoding, this.#before);
    return mine.map((match) => ({
      match: { ...match, start: match.start + this.#origin, end: match.end + this.#origin },
      location: locator.locate(match.start, match.end),
    }));
  }

  /** Drops the bytes before `start`, counting the lines and the columns that go with them. */
  #shift(start: number, seam: number): void {
    const even = (this.#origin + start) % 2 === 0 ? start : start - 1;
    this.#before = originBehind(this.#buffer.subarray(0, even), this.#encoding!, this.#before);
    this.#buffer.copyWithin(0, even, this.#filled);
    this.#filled -= even;
    this.#origin += even;
    this.#from = seam - even;
  }
}
