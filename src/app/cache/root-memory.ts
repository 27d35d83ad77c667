import { type KnownRoots, type Roots, rootsOf } from '../../git/roots.ts';
import type { Io } from '../io.ts';
import type { ScanOptions } from '../scan-options.ts';
import { folderFor } from './folder-for.ts';

const name = 'roots';

/** The root commits of HEAD, from what an earlier run found where there is a cache. */
export async function rememberedRoots(options: ScanOptions, io: Pick<Io, 'env'>): Promise<Roots> {
  const folder = folderFor(options, io);
  const text = folder?.read(name) ?? null;
  const known = text === null ? null : (JSON.parse(text) as KnownRoots);
  const { head, ...roots } = await rootsOf(options.top, known);
  if (head !== null && !roots.shallow && head !== known?.head)
    folder?.write(name, JSON.stringify({ head, ids: roots.ids } satisfies KnownRoots));
  return roots;
}
