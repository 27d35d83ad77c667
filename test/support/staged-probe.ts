// Stands in for the hook's command: scans the index of the repository around it with the marker engine, as a hook would.
import { locateRepository } from '../../src/git/locate.ts';
import { scanStaged } from '../../src/sources/staged.ts';
import { scanned } from './scanning.ts';

const repository = locateRepository('.');
const { lines, skipped } = await scanned((request) => scanStaged(repository, request));
for (const line of [...lines, ...skipped.map((skip) => `skipped ${skip}`)]) console.error(line);
process.exitCode = lines.length > 0 ? 1 : 0;
