// What one file may cost when it is opened, however deep it goes: hostile archives end here, not in memory or time.
import type { EngineLimit } from '../engine.ts';

/** Largest container that is read: a larger one is scanned as the bytes that it is, and counted. */
export const maxContainer: number = 64 << 20;

/** Numbers that nobody has to change; the depth is an option. */
const archiveLimits = {
  /** Bytes inflated out of one file, all levels together. */
  inflated: 64 << 20,
  /** Bytes worked on: inflated, stored, or inflated in vain. */
  work: 256 << 20,
  /** A member may inflate to this many times its size, once it is above `ratioFrom`. */
  ratio: 200,
  ratioFrom: 1 << 20,
  /** Of one archive, and of all archives in one file. */
  entries: 10_000,
  allEntries: 100_000,
  /** Distinct secrets taken from one file. */
  matches: 10_000,
} as const;

/** What is left for the file at hand. One per engine, shared by all that look into the file; renewed for the next. */
export class Budget {
  readonly #said = new Set<EngineLimit>();
  #onLimit: (limit: EngineLimit) => void = () => {};
  #inflated: number = archiveLimits.inflated;
  #work: number = archiveLimits.work;
  #entries: number = archiveLimits.allEntries;
  #matches: number = archiveLimits.matches;

  /** Begins with another file. Each limit is told once for it. */
  renew(onLimit: (limit: EngineLimit) => void): void {
    this.#onLimit = onLimit;
    this.#said.clear();
    this.#inflated = archiveLimits.inflated;
    this.#work = archiveLimits.work;
    this.#entries = archiveLimits.allEntries;
    this.#matches = archiveLimits.matches;
  }

  #say(limit: EngineLimit): void {
    if (this.#said.has(limit)) return;
    this.#said.add(limit);
    this.#onLimit(limit);
  }

  /** Says that something was left out because of a limit. */
  reached(): void {
    this.#say('archive-limit');
  }

  /** Says that something could not be opened: damaged, encrypted, or of a form that this Node does not know. */
  unreadable(): void {
    this.#say('unreadable-archive');
  }

  /** Most bytes that `packed` bytes may inflate to now; 0 when there is nothing left. */
  roomFor(packed: number): number {
    const { ratio, ratioFrom } = archiveLimits;
    return Math.max(0, Math.min(this.#inflated, this.#work, Math.max(ratioFrom, packed * ratio)));
  }

  inflated(bytes: number): void {
    this.#inflated -= bytes;
    this.#work -= bytes;
  }

  /** Counts bytes that are handed on as they are, or that were inflated in vain. False when it is enough. */
  spend(bytes: number): boolean {
    this.#work -= bytes;
    if (this.#work >= 0) return true;
    this.reached();
    return false;
  }

  /** Counts one more entry. False when it is one too many. */
  entry(nth: number): boolean {
    if (nth < archiveLimits.entries && this.#entries-- > 0) return true;
    this.reached();
    return false;
  }

  match(): boolean {
    if (this.#matches-- > 0) return true;
    this.reached();
    return false;
  }
}
