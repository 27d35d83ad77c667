import type { EngineOptions } from '../../engine/create.ts';

/** How the walk goes about it. */
export interface WalkOptions extends EngineOptions {
  /** Scan every version as a whole: the oracle that delta scanning is tested against. */
  readonly exhaustive?: boolean;
  /** Blobs larger than this, in bytes, are counted and not scanned. */
  readonly maxBlobSize: number | null;
  /** Bytes of arena to begin with, and at most. */
  readonly arena?: { readonly least: number; readonly most: number };
}
