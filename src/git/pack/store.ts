// Where a repository keeps its objects: its own folder and those it borrows from (alternates), packs and loose files.
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { delimiter, join, resolve } from 'node:path';

/** What lies in the object folders of a repository. */
export interface ObjectStore {
  /** Paths of the .pack files that have an .idx beside them, largest first. */
  readonly packs: readonly string[];
  /** Bytes of each pack. */
  readonly sizes: readonly number[];
  /** Bytes of all packs. */
  readonly packedBytes: number;
  /** Hex ids of loose objects, of every type. */
  readonly loose: readonly string[];
}

const maxAlternates = 64;

/** The object folders: the common git dir's and, nested, the ones listed as its alternates. */
export function objectFolders(
  commonDir: string,
  environment: Readonly<Record<string, string | undefined>> = {},
): string[] {
  const own = environment.GIT_OBJECT_DIRECTORY ?? join(commonDir, 'objects');
  const extra = (environment.GIT_ALTERNATE_OBJECT_DIRECTORIES ?? '').split(delimiter).filter((path) => path !== '');
  const folders: string[] = [];
  const visit = (folder: string): void => {
    if (folders.includes(folder) || folders.length >= maxAlternates || !existsSync(folder)) return;
    folders.push(folder);
    for (const next of alternatesOf(folder)) visit(next);
  };
  for (const folder of [own, ...extra]) visit(resolve(folder));
  return folders;
}

function alternatesOf(folder: string): string[] {
  const list = join(folder, 'info', 'alternates');
  if (!existsSync(list)) return [];
  return readFileSync(list, 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => resolve(folder, line));
}

/** Lists packs and loose objects. Reads folders only. */
export function listStore(folders: readonly string[]): ObjectStore {
  const packs: { path: string; size: number }[] = [];
  const loose: string[] = [];
  for (const folder of folders) {
    const packFolder = join(folder, 'pack');
    const names = existsSync(packFolder) ? readdirSync(packFolder) : [];
    for (const name of names) {
      if (!name.endsWith('.pack') || !names.includes(name.replace(/pack$/, 'idx'))) continue;
      const path = join(packFolder, name);
      packs.push({ path, size: statSync(path).size });
    }
    for (const two of readdirSync(folder)) {
      if (!/^[0-9a-f]{2}$/.test(two)) continue;
      for (const rest of readdirSync(join(folder, two)))
        if (/^[0-9a-f]{38}(?:[0-9a-f]{24})?$/.test(rest)) loose.push(two + rest);
    }
  }
  packs.sort((a, b) => b.size - a.size);
  return storeOf(packs, loose);
}

/** The part of a store that another one, seen earlier, did not have; null when something of that one is gone. */
export function addedTo(earlier: ObjectStore, now: ObjectStore): ObjectStore | null {
  const packs = new Map(now.packs.map((path, index) => [path, now.sizes[index]!]));
  for (const [index, path] of earlier.packs.entries()) {
    if (packs.get(path) !== earlier.sizes[index]) return null;
    packs.delete(path);
  }
  const loose = new Set(now.loose);
  for (const id of earlier.loose) if (!loose.delete(id)) return null;
  return storeOf(
    [...packs].map(([path, size]) => ({ path, size })),
    [...loose],
  );
}

function storeOf(packs: readonly { readonly path: string; readonly size: number }[], loose: string[]): ObjectStore {
  const sizes = packs.map(({ size }) => size);
  return {
    packs: packs.map(({ path }) => path),
    sizes,
    packedBytes: sizes.reduce((sum, size) => sum + size, 0),
    loose,
  };
}
