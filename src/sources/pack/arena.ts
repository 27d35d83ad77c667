// Room for the versions of a family while they are walked. Two stacks grow towards each other, and a child always goes to
// the other side than its parent: so the parent of the last child can be dropped first, and a chain of any depth needs
// room for two versions only.
import { slack } from '../../kernel/memory.ts';

export type Side = 'low' | 'high';

/** A version in the arena: its address and size in the kernel's memory. */
export interface Slot {
  readonly side: Side;
  readonly address: number;
  readonly size: number;
}

export class Arena {
  readonly #start: number;
  #end: number;
  #low: number;
  #high: number;

  /** @param start first address; `end`: first address behind */
  constructor(start: number, end: number) {
    this.#start = start;
    this.#end = end;
    this.#low = start;
    this.#high = end;
  }

  get capacity(): number {
    return this.#end - this.#start;
  }

  /** Bytes between the stacks. */
  get free(): number {
    return this.#high - this.#low;
  }

  /** First free address: scratch space lies from here to `scratchEnd`. */
  get scratch(): number {
    return this.#low;
  }

  get scratchEnd(): number {
    return this.#high;
  }

  /** Drops everything and moves the end; only between families. */
  reset(end: number = this.#end): void {
    this.#end = end;
    this.#low = this.#start;
    this.#high = end;
  }

  /** Takes room on a side, or null when there is not enough. */
  take(side: Side, size: number): Slot | null {
    const room = (size + slack + 15) & ~15;
    if (room > this.free) return null;
    if (side === 'low') {
      const address = this.#low;
      this.#low += room;
      return { side, address, size };
    }
    this.#high -= room;
    return { side, address: this.#high, size };
  }

  /** Gives back the slot that was taken last on its side. */
  drop(slot: Slot): void {
    if (slot.side === 'low') this.#low = slot.address;
    else this.#high = slot.address + ((slot.size + slack + 15) & ~15);
  }
}

export function otherSide(side: Side): Side {
  return side === 'low' ? 'high' : 'low';
}
