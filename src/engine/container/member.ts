import type { Budget } from './budget.ts';

/** One thing in a container, ready to be scanned. */
export interface Member {
  /** Its path, as the container has it; null where it has none. Written by a stranger: only to be shown and judged. */
  readonly name: string | null;
  readonly bytes: Uint8Array;
  /** Where it lies in the container: its compressed bytes where that is known. */
  readonly start: number;
  readonly end: number;
}

/** Takes a container apart, one member at a time, within the budget. Never throws for what the bytes are. */
export type Reader = (bytes: Buffer, budget: Budget) => Iterable<Member>;

/** A name from an archive, cut at a length that no honest one has. */
export function nameOf(bytes: Uint8Array): string {
  return Buffer.from(bytes.subarray(0, 1024)).toString('utf8');
}
