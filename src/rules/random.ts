/** Numbers that look random and are the same for the same seed on every machine (mulberry32). Not for cryptography. */
export class Random {
  #state: number;

  /** @param seed a number or a text; both are folded to 32 bits */
  constructor(seed: number | string) {
    let state = 0x9e3779b9;
    for (const char of String(seed)) state = Math.imul(state ^ char.charCodeAt(0), 0x01000193);
    this.#state = state >>> 0;
  }

  /** A whole number from 0 to `limit - 1`. */
  below(limit: number): number {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0;
    let mixed = this.#state;
    mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 0x1_0000_0000) * limit);
  }

  pick<T>(items: readonly T[]): T {
    return items[this.below(items.length)]!;
  }

  bytes(length: number): Uint8Array {
    return Uint8Array.from({ length }, () => this.below(256));
  }
}
