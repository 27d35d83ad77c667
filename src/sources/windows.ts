// Looks at a stream of any length through overlapping windows, so that memory stays bounded, and gives each match once,
// with offsets and lines of the whole stream.
import { maxContainer } from '../engine/container/budget.ts';
import { containerKind } from '../engine/container/kind.ts';
import type { Engine, EngineLimit } from '../engine/engine.ts';
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
  /** Up to this many bytes an archive is held as a whole: its directory is at its end. */
  readonly whole?: number;
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
  readonly #window: Buffer;
  /** The window, or something larger for an archive. */
  #buffer: Buffer;
  #filled = 0;
  /** Offset of the buffer's first byte in the stream, and of the first byte that is not reported yet in the buffer. */
  #origin = 0;
  #from = 0;
  #before: Origin = { lines: 0, columns: 0 };
  #encoding: Encoding | undefined;
  /** Told what of the stream the engine did not look into. Whoever begins a stream may set it. */
  onLimit: (limit: EngineLimit) => void = () => {};

  constructor(engine: Engine, sizes: WindowSizes = defaultSizes) {
    this.#engine = engine;
    this.#sizes = sizes;
    this.#window = Buffer.allocUnsafe(sizes.window);
    this.#buffer = this.#window;
  }

  /** Where the next bytes go. Never empty. */
  free(): Uint8Array {
    return this.#buffer.subarray(this.#filled);
  }

  /** Takes note of bytes put into `free()` and gives the matches of a window that became full. */
  advance(count: number): LocatedMatch[] {
    this.#filled += count;
    if (this.#filled < this.#buffer.length || this.#growsForArchive()) return [];
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
    this.#buffer = this.#window;
    this.#filled = this.#origin = this.#from = 0;
    this.#before = { lines: 0, columns: 0 };
    this.#encoding = undefined;
  }

  #seam(): number {
    const latest = this.#buffer.length - this.#sizes.overlap;
    const lineEnd = this.#buffer.lastIndexOf(10, latest - 1) + 1;
    const seam = lineEnd > latest - this.#sizes.overlap && lineEnd > this.#from ? lineEnd : latest;
    return seam + (-(this.#origin + seam) & 3); // a multiple of four, for UTF-32
  }

  /** Makes room for the rest of an archive. One that is larger than the limit goes on as the bytes that it is. */
  #growsForArchive(): boolean {
    const most = (this.#sizes.whole ?? maxContainer) + 1;
    if (this.#origin > 0 || this.#filled >= most || containerKind(this.#buffer) === null) return false;
    const larger = Buffer.allocUnsafe(Math.min(most, 2 * this.#filled));
    this.#buffer.copy(larger);
    this.#buffer = larger;
    return true;
  }

  #report(seam: number): LocatedMatch[] {
    const bytes = this.#buffer.subarray(0, this.#filled);
    this.#encoding ??= detectEncoding(bytes);
    const mine = this.#engine.match(bytes, this.onLimit).filter(({ start }) => start >= this.#from && start < seam);
    if (mine.length === 0) return [];
    const locator = createLocator(bytes, this.#encoding, this.#before);
    return mine.map((match) => ({
      match: { ...match, start: match.start + this.#origin, end: match.end + this.#origin },
      location: locator.locate(match.start, match.end),
    }));
  }

  /** Drops the bytes before `start`, counting the lines and the columns that go with them. */
  #shift(start: number, seam: number): void {
    const aligned = start - ((this.#origin + start) & 3);
    this.#before = originBehind(this.#buffer.subarray(0, aligned), this.#encoding!, this.#before);
    this.#buffer.copyWithin(0, aligned, this.#filled);
    this.#filled -= aligned;
    this.#origin += aligned;
    this.#from = seam - aligned;
  }
}
