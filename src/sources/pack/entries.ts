// Reads the compressed bytes of pack entries straight into the kernel's memory.
import { closeSync, openSync, readSync } from 'node:fs';

/** What is read at once where nobody said what comes: small, since much of it may be of no use. */
const windowSize = 32 << 10;
/** A family that lies together is read at once up to this size; Git writes nearly all of them so. */
const largestSpan = 8 << 20;
/** Share of a span that has to be the family's own for that. */
const leastShare = 0.25;

export class EntryReader {
  readonly #fd: number;
  #window: Buffer = Buffer.allocUnsafeSlow(windowSize);
  #start = 0;
  #length = 0;

  constructor(path: string) {
    this.#fd = openSync(path, 'r');
  }

  /** Reads `[from, to)` ahead when it is worth it: `own` of its bytes will be asked for. */
  prepare({ from, to, own }: { from: number; to: number; own: number }): void {
    const length = to - from;
    if (length > largestSpan || own < length * leastShare) return;
    if (length > this.#window.length) this.#window = Buffer.allocUnsafeSlow(length);
    this.#fill(from, length);
  }

  /** Copies `[from, to)` of the pack to `memory` at `address`. Returns false when the pack is cut off. */
  read(from: number, to: number, memory: Uint8Array, address: number): boolean {
    const length = to - from;
    if (from < this.#start || to > this.#start + this.#length) {
      if (length > windowSize / 2) return readSync(this.#fd, memory, address, length, from) === length;
      this.#fill(from, windowSize);
      if (length > this.#length) return false;
    }
    const at = from - this.#start;
    memory.set(this.#window.subarray(at, at + length), address);
    return true;
  }

  #fill(from: number, length: number): void {
    this.#start = from;
    this.#length = readSync(this.#fd, this.#window, 0, length, from);
  }

  close(): void {
    closeSync(this.#fd);
  }
}
