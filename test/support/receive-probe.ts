// Stands in for a pre-receive hook: scans each pushed range with the marker engine while the objects are in quarantine.
import { readFileSync } from 'node:fs';
import { openRepository } from '../../src/git/repository.ts';
import { scanRange } from '../../src/sources/range.ts';
import { scanned } from './scanning.ts';

const repository = await openRepository('.');
for (const line of readFileSync(0, 'latin1').trim().split('\n')) {
  const [old, now] = line.split(' ') as [string, string];
  const { lines, skipped } = await scanned((request) => scanRange(repository, `${old}..${now}`, request));
  for (const told of [...lines, ...skipped]) console.error(told);
  if (lines.length > 0) process.exitCode = 1;
}
