import { createHash } from 'node:crypto';
import type { Roots } from '../git/roots.ts';
import type { Baseline } from '../suppress/baseline.ts';
import type { Io } from './io.ts';
import type { ScanOptions } from './scan-options.ts';

/** The salt of a run's fingerprints, and the note for the receipt where they will not be the same next time. */
export interface Salt {
  readonly bytes: Uint8Array;
  readonly note?: string;
}

/**
 * Finds the salt: the baseline's, else the configuration's, else the digest of the sorted root-commit ids. Where there
 * is none of them (a shallow clone, a folder outside Git, no commits yet) it is random and holds for this run only.
 *
 * @param roots asked last, because Git has to walk the history for it
 */
export async function resolveSalt(
  options: Pick<ScanOptions, 'salt' | 'inRepository'>,
  baseline: Baseline | null,
  roots: () => Promise<Roots>,
  io: Pick<Io, 'random'>,
): Promise<Salt> {
  if (baseline !== null) return { bytes: Buffer.from(baseline.salt, 'hex') };
  if (options.salt !== undefined) return { bytes: Buffer.from(options.salt, 'hex') };
  const found = options.inRepository ? await roots() : { ids: [], shallow: false };
  if (found.ids.length > 0 && !found.shallow)
    return {
      bytes: createHash('sha256')
        .update([...found.ids].sort().join('\n'))
        .digest(),
    };
  const because = found.shallow
    ? 'the clone is shallow'
    : options.inRepository
      ? 'there is no commit yet'
      : 'this is not a Git repository';
  return {
    bytes: io.random(32),
    note: `Fingerprints hold for this run only, because ${because}; a baseline or a salt in .stanch.yaml makes them last.`,
  };
}
