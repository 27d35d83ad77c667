import type { KnownNames } from '../../findings/fingerprint.ts';
import type { Io } from '../io.ts';
import type { Salt } from '../salt.ts';
import type { ScanOptions } from '../scan-options.ts';
import { keyOf } from './cacheable.ts';
import { folderFor } from './folder-for.ts';

/** More names than this are not kept: the file is read by every scan. */
const mostNames = 100_000;

/** The fingerprints of guessable secrets, each of which costs a scrypt. */
export interface NameMemory extends KnownNames {
  /** Keeps what was added. Says nothing where that fails: what keeps the history has said it. */
  save(): void;
}

/** Null for scans and repositories without a cache, and under a salt that holds for one run only. */
export function openNames(options: ScanOptions, salt: Salt, io: Pick<Io, 'env'>): NameMemory | null {
  if (salt.note !== undefined) return null;
  const folder = folderFor(options, io);
  if (folder === null) return null;
  const key = folder.keyFor('names');
  const name = keyOf('names', [Buffer.from(salt.bytes).toString('hex')]);
  const byToken = new Map(JSON.parse(folder.read(name) ?? '[]') as [string, string][]);
  const before = byToken.size;
  return {
    key,
    byToken,
    save() {
      if (byToken.size > before && byToken.size <= mostNames) folder.write(name, JSON.stringify([...byToken]));
    },
  };
}
