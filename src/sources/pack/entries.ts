// Reads the compressed bytes of pack entries straight into the kernel's memory.
import { closeSync, openSync, readSync } from 'node:fs';

/** Entries are asked for in the order of a family, which is nearly that of the pack: a small window saves most reads. */
const windowSize = 32 << 10;

export class EntryReader {
  readonly #fd: number;
  readonly #window: Buffer = Buffer.allocUnsafeSlow(windowSize);
  #start = 0;
  #length = 0;

  constructor(path: string) {
    this.#fd = openSync(path, 'r');
  }

  /** Copies `[from, to)` of the pack to `memory` at `address`. Returns false when the pack is cut off. */
  read(from: number, to: number, memory: Uint8Array, address: number): boolean {
    const length = to - from;
    if (length > windowSize / 2) return readSync(this.#fd, memory, address, length, from) === length;
    if (from < this.#start || to > this.#start + this.#length) {
      this.#start = from;
      this.#length = readSync(this.#fd, this.#window, 0, windowSize, from);
      if (length > this.#length) return false;
    }
    const at = from - this.#start;
    memory.set(this.#window.subarray(at, at + length), address);
    return true;
  }

  close(): void {
    closeSync(this.#fd);
  }
}
