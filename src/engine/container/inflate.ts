// node:zlib's only home in the engine: inflates within a budget, and never throws.
import * as zlib from 'node:zlib';
import type { Budget } from './budget.ts';

type Codec = 'raw' | 'zlib' | 'gzip' | 'zstd';
type Inflate = (bytes: Uint8Array, options: zlib.ZlibOptions) => Buffer;

// zstd came with Node 22.15: older ones count it as unreadable.
const { zstdDecompressSync } = zlib as { zstdDecompressSync?: Inflate };

const codecs: Readonly<Record<Codec, Inflate | undefined>> = {
  raw: zlib.inflateRawSync,
  zlib: zlib.inflateSync,
  gzip: zlib.gunzipSync,
  zstd: zstdDecompressSync,
};

/** What the bytes inflate to. A stream that is cut off gives what it has; null (and counted) when there is no room. */
export function inflate(bytes: Uint8Array, codec: Codec, budget: Budget): Buffer | null {
  const run = codecs[codec];
  if (run === undefined) {
    budget.unreadable();
    return null;
  }
  const room = budget.roomFor(bytes.length);
  if (room === 0) {
    budget.reached();
    return null;
  }
  try {
    // Not for zstd, whose flush constants are others.
    const flush = codec === 'zstd' ? {} : { finishFlush: zlib.constants.Z_SYNC_FLUSH };
    const inflated = run(bytes, { ...flush, maxOutputLength: room });
    budget.inflated(inflated.length);
    return inflated;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    budget.spend(room);
    if (code === 'ERR_BUFFER_TOO_LARGE') budget.reached();
    else budget.unreadable();
    return null;
  }
}
