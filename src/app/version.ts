import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** The version in `package.json`: the one place where it is written. */
export function toolVersion(): string {
  const path = fileURLToPath(import.meta.resolve('stanch/package.json'));
  return (JSON.parse(readFileSync(path, 'utf8')) as { version: string }).version;
}
