import type { Engine } from '../engine/engine.ts';
import type { Match } from '../model/match.ts';
import type { Tally } from '../model/receipt.ts';
import type { PackSettings } from './pack/settings.ts';

/** What every source is given: how to look, what to leave out, where to say what was covered. */
export interface ScanRequest {
  readonly engine: Engine;
  /** Written to while the source runs; complete once it has ended. */
  readonly tally: Tally;
  /** Whether the user's include and exclude patterns let a path through. Slash-separated, relative. */
  readonly accepts: (path: string) => boolean;
  readonly limits: {
    /** In bytes; larger files and blobs are counted as `size-limit`. Null: no limit. */
    readonly maxFileSize: number | null;
  };
  /** How packs are walked; without it a history is read through Git. */
  readonly packs?: PackSettings;
  /**
   * Where matches were remembered without their secrets: the secret of one, from the blob that holds it. Throws when the
   * blob holds another.
   */
  readonly reveal?: (match: Match, bytes: Uint8Array) => string;
  /** When aborted, a source stops soon, counts what it left out, and ends without an error. */
  readonly signal: AbortSignal;
  onProgress(progress: Progress): void;
}

/** How far a source is. `total` is 0 while it is not known. */
export interface Progress {
  readonly label: string;
  readonly done: number;
  readonly total: number;
  readonly unit: 'bytes' | 'files' | 'blobs' | 'commits';
}

/** Counts in the receipt that a run was cut short, once; the signal's reason tells whether by the clock or by hand. */
export function countInterruption(request: ScanRequest, where: string): void {
  const reason: unknown = request.signal.reason;
  const late = reason instanceof Error && reason.name === 'TimeoutError';
  request.tally.skip(late ? 'time-limit' : 'interrupted', where);
}
