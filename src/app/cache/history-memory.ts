import type { Repository } from '../../git/repository.ts';
import type { Ruleset } from '../../model/rule.ts';
import type { Memory } from '../../sources/memory/remembered.ts';
import { decodeSnapshot, encodeSnapshot } from '../../sources/memory/snapshot.ts';
import type { Io } from '../io.ts';
import type { ScanOptions } from '../scan-options.ts';
import { CacheFolder } from './cache-folder.ts';
import { keyOf, mayHaveCache, toolIdentity } from './cacheable.ts';

/**
 * What is remembered of this repository's history under these rules and options. Null where there is to be no cache.
 *
 * @param warn takes a sentence for the receipt
 */
export function openMemory(
  repository: Repository,
  { checksums, maxFileSize, messages }: ScanOptions,
  ruleset: Ruleset,
  io: Pick<Io, 'env'>,
  warn: (text: string) => void,
): Memory | null {
  const folder = mayHaveCache(repository) ? CacheFolder.open(repository.commonDir, io.env, warn) : null;
  if (folder === null) return null;
  const name = keyOf('history', [toolIdentity(), ruleset.digest, checksums, maxFileSize, messages]);
  return {
    key: folder.keyFor('secrets'),
    load() {
      const text = folder.read(name);
      return text === null ? null : decodeSnapshot(JSON.parse(text));
    },
    save: (snapshot) => folder.write(name, JSON.stringify(encodeSnapshot(snapshot))),
  };
}
