import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as assert from 'uvu/assert';
import { findTop } from '../../src/config/top.ts';
import { suite } from '../support/suite.ts';

const root = realpathSync(mkdtempSync(join(tmpdir(), 'stanch-top-')));
const top = suite('findTop');

top.before(() => {
  mkdirSync(join(root, 'repo', '.git'), { recursive: true });
  mkdirSync(join(root, 'repo', 'src', 'deep'), { recursive: true });
  writeFileSync(join(root, 'repo', 'src', 'a.js'), '');
  mkdirSync(join(root, 'linked', 'src'), { recursive: true });
  writeFileSync(join(root, 'linked', '.git'), 'gitdir: elsewhere\n');
  for (const folder of ['objects', 'refs']) mkdirSync(join(root, 'bare.git', folder), { recursive: true });
  writeFileSync(join(root, 'bare.git', 'HEAD'), 'ref: refs/heads/main\n');
  mkdirSync(join(root, 'plain'));
});
top.after(() => rmSync(root, { recursive: true }));

for (const { name, from, path, inRepository, bare = false } of [
  { name: 'the folder above that holds .git', from: 'repo/src/deep', path: 'repo', inRepository: true },
  { name: 'the same for a file', from: 'repo/src/a.js', path: 'repo', inRepository: true },
  { name: 'a linked worktree', from: 'linked/src', path: 'linked', inRepository: true },
  { name: 'a bare repository', from: 'bare.git', path: 'bare.git', inRepository: true, bare: true },
  { name: 'the folder itself outside Git', from: 'plain', path: 'plain', inRepository: false },
]) {
  top(`finds ${name}`, () => {
    assert.equal(findTop(join(root, from)), { path: join(root, path), inRepository, bare });
  });
}

top.run();
