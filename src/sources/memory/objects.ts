import { createHash } from 'node:crypto';
import { readPackIds } from '../../git/pack/index-file.ts';

/** With more packs than this, Git will soon make one of them. */
const mostPacks = 8;

/**
 * Names the set of objects in some packs, so that it is known again when Git has packed it anew. Reads their indexes.
 * Null where an object is in two of them (it is counted twice then), or where it would take long.
 */
export function digestOfPacked(packs: readonly string[], hashSize: number): string | null {
  if (packs.length > mostPacks) return null;
  try {
    const tables = packs.map((path) => readPackIds(path.replace(/pack$/, 'idx'), hashSize));
    const ids = tables.reduce<Buffer | null>(
      (all, one) => (all === null ? null : merge(all, one, hashSize)),
      Buffer.alloc(0),
    );
    return ids === null ? null : createHash('sha256').update(ids).digest('hex');
  } catch {
    return null;
  }
}

/** Both in one, ascending; null when they share an id. */
function merge(a: Buffer, b: Buffer, size: number): Buffer | null {
  if (a.length === 0) return b;
  const all = Buffer.allocUnsafe(a.length + b.length);
  let i = 0;
  let j = 0;
  while (i < a.length && j < b.length) {
    const order = a.compare(b, j, j + size, i, i + size);
    if (order === 0) return null;
    if (order < 0) a.copy(all, i + j, i, (i += size));
    else b.copy(all, i + j, j, (j += size));
  }
  a.copy(all, i + j, i);
  b.copy(all, a.length + j, j);
  return all;
}
