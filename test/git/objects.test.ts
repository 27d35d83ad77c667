import { chmodSync, writeFileSync } from 'node:fs';
import * as assert from 'uvu/assert';
import { locateRepository } from '../../src/git/locate.ts';
import { listObjects } from '../../src/git/objects.ts';
import { cloneRepo, createRepo, isolateThisProcess, type TestRepository } from '../support/repository.ts';
import { suite } from '../support/suite.ts';

isolateThisProcess();

async function list(repo: TestRepository): Promise<string[]> {
  const told: string[] = [];
  for await (const { type, size } of listObjects(locateRepository(repo.path).git)) told.push(`${type} ${size}`);
  return told.filter((line) => !line.startsWith('commit') && !line.startsWith('tag')).sort();
}

const objects = suite('listObjects');

objects('lists every blob once: loose, packed, unreachable, borrowed from another repository', async () => {
  const repo = createRepo({ files: { 'a.txt': 'four' } });
  repo.git('gc', '-q');
  repo.commit({ 'a.txt': 'fiver' });
  repo.tryGit(['hash-object', '-w', '--stdin'], 'unreachable');
  assert.equal(await list(repo), ['blob 11', 'blob 4', 'blob 5']);
  assert.equal(await list(cloneRepo(repo, '--bare', '--shared')), ['blob 4', 'blob 5']);
});

objects('tells a damaged one apart', async () => {
  const repo = createRepo({ files: { 'a.txt': 'four', 'b.txt': 'fiver' } });
  const id = repo.git('rev-parse', 'HEAD:a.txt');
  const path = repo.at(`.git/objects/${id.slice(0, 2)}/${id.slice(2)}`);
  chmodSync(path, 0o644);
  writeFileSync(path, 'rubbish');
  assert.equal(await list(repo), ['blob 5', 'damaged 0']);
});

objects.run();
