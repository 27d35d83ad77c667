import * as assert from 'uvu/assert';
import { locateRepository } from '../../src/git/locate.ts';
import { isSubmodule, readIndex, readTree, type TreeEntry } from '../../src/git/tree.ts';
import { createRepo, isolateThisProcess } from '../support/repository.ts';
import { suite } from '../support/suite.ts';

isolateThisProcess();

async function told(entries: AsyncIterable<TreeEntry>): Promise<string[]> {
  const lines: string[] = [];
  for await (const entry of entries) lines.push(`${entry.mode.toString(8)} ${entry.path} ${isSubmodule(entry)}`);
  return lines;
}

const trees = suite('trees and indexes');

trees('list files, links and submodules from the top, wherever they are asked', async () => {
  const repo = createRepo({ files: { 'sub/a.txt': 'x', 'tab\tand\nline': 'y' } });
  repo.symlink('link', 'sub');
  repo.git('add', '.');
  repo.git('update-index', '--add', '--cacheinfo', `160000,${repo.git('rev-parse', 'HEAD')},module`);
  repo.git('commit', '-qm', 'x');
  const expected = [
    ...['120000 link false', '160000 module true', '100644 sub/a.txt false', '100644 tab\tand\nline false'],
  ];
  for (const path of [repo.path, repo.at('sub')]) {
    const { git } = locateRepository(path);
    assert.equal(await told(readTree(git, 'HEAD')), expected);
    assert.equal(await told(readIndex(git)), expected);
  }
});

trees.run();
