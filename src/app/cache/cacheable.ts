import { createHash } from 'node:crypto';
import { statSync } from 'node:fs';
import type { Located } from '../../git/locate.ts';
import type { ScanOptions } from '../scan-options.ts';
import { toolVersion } from '../version.ts';

/** Whether a scan may take its answer from what an earlier one left. The plain engine and `--exhaustive` are there to check others. */
export function isCacheable({ cache, source, since, branch, maxCommits, engine, exhaustive }: ScanOptions): boolean {
  const whole = since === undefined && branch === undefined && maxCommits === undefined;
  const reads = source.kind === 'history' || source.kind === 'history+files';
  return cache === true && reads && whole && engine === 'kernel' && !exhaustive;
}

/** Variables with which Git may see other objects, refs or another index than the repository's own. */
const elsewhere = [
  ...['GIT_OBJECT_DIRECTORY', 'GIT_ALTERNATE_OBJECT_DIRECTORIES', 'GIT_QUARANTINE_PATH', 'GIT_QUARANTINE_ENVIRONMENT'],
  ...['GIT_INDEX_FILE', 'GIT_NAMESPACE', 'GIT_SHALLOW_FILE'],
];

/** Whether a repository can have a cache at all. A shallow clone's scan is incomplete and never kept. */
export function mayHaveCache({ git, shallow }: Located): boolean {
  return !shallow && elsewhere.every((name) => git.env[name] === undefined);
}

/** Changes with every version and every build of the tool. */
export function toolIdentity(): readonly unknown[] {
  const built = ['./cacheable.js', '../../rules/compiled.json', '../../kernel/kernel.wasm'].map((name) => {
    const found = statSync(new URL(name, import.meta.url), { throwIfNoEntry: false });
    return [found?.mtimeMs, found?.size];
  });
  return [toolVersion(), built];
}

/** A name for a file of the cache. */
export function keyOf(kind: string, parts: readonly unknown[]): string {
  return `${kind}-${createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 24)}`;
}
