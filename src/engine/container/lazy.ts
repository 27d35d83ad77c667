// Loads the part that opens containers when the first one comes: a hook on plain text pays nothing for it.
import { createRequire } from 'node:module';
import { extname } from 'node:path';

let opener: typeof import('./open.ts') | undefined;

/** What open.ts exports. Loaded synchronously, since matching is synchronous. */
export function loadOpener(): typeof import('./open.ts') {
  opener ??= createRequire(import.meta.url)(`./open${extname(import.meta.url)}`) as typeof import('./open.ts');
  return opener;
}
