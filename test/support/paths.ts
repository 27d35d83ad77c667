import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const here = fileURLToPath(new URL('.', import.meta.url));

/** Absolute path below the checkout. Tests run from `dist/test/support`, or from `test/support` on a newer Node. */
export function fromRoot(...parts: string[]): string {
  const root = here.replace(/[\\/](dist[\\/])?test[\\/]support[\\/]$/, '');
  return [root, ...parts].join('/');
}

/** Path below the team's `shared` folder beside the checkout, or undefined where it is absent. */
export function shared(...parts: string[]): string | undefined {
  const path = [fromRoot('..', 'shared'), ...parts].join('/');
  return existsSync(path) ? path : undefined;
}
