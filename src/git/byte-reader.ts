/**
 * Takes lines and counted runs of bytes out of a stream of chunks. The `…Now` forms answer from what has already
 * arrived, so that a run of small objects costs no promise each.
 */
export class ByteReader {
  readonly #chunks: AsyncIterator<Uint8Array>;
  #buffer: Buffer = Buffer.alloc(0);
  #at = 0;

  constructor(chunks: AsyncIterable<Uint8Array>) {
    this.#chunks = chunks[Symbol.asyncIterator]();
  }

  /** The line up to the next line feed, each char one byte; undefined when it is not all here yet. */
  lineNow(): string | undefined {
    const end = this.#buffer.indexOf(10, this.#at);
    if (end < 0) return undefined;
    const line = this.#buffer.toString('latin1', this.#at, end);
    this.#at = end + 1;
    return line;
  }

  /** Null at the end of the stream, even after half a line. For short lines. */
  async line(): Promise<string | null> {
    for (;;) {
      const line = this.lineNow();
      if (line !== undefined) return line;
      const rest = this.#buffer.subarray(this.#at);
      if (!(await this.#more())) return null;
      if (rest.length > 0) this.#buffer = Buffer.concat([rest, this.#buffer]);
    }
  }

  /** Exactly `count` bytes, aliasing the chunk; undefined when they are not all here yet. */
  bytesNow(count: number): Uint8Array | undefined {
    if (this.#buffer.length - this.#at < count) return undefined;
    const bytes = this.#buffer.subarray(this.#at, this.#at + count);
    this.#at += count;
    return bytes;
  }

  /** Null when the stream ends before. */
  async bytes(count: number): Promise<Uint8Array | null> {
    const here = this.bytesNow(count);
    if (here !== undefined) return here;
    const whole = Buffer.allocUnsafe(count);
    let filled = 0;
    for await (const piece of this.pieces(count)) {
      whole.set(piece, filled);
      filled += piece.length;
    }
    return filled === count ? whole : null;
  }

  /** `count` bytes in pieces as they come; fewer when the stream ends before. */
  async *pieces(count: number): AsyncGenerator<Uint8Array> {
    let left = count;
    while (left > 0) {
      if (this.#at === this.#buffer.length && !(await this.#more())) return;
      const piece = this.#buffer.subarray(this.#at, this.#at + left);
      this.#at += piece.length;
      left -= piece.length;
      if (piece.length > 0) yield piece;
    }
  }

  async #more(): Promise<boolean> {
    const next = await this.#chunks.next();
    if (next.done) return false;
    this.#buffer = Buffer.from(next.value.buffer, next.value.byteOffset, next.value.byteLength);
    this.#at = 0;
    return true;
  }
}
