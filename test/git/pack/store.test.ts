import { copyFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, delimiter, join, relative } from 'node:path';
import * as assert from 'uvu/assert';
import { listStore, objectFolders } from '../../../src/git/pack/store.ts';
import { cloneRepo, type TestRepository, temporaryFolder } from '../../support/repository.ts';
import { suite } from '../../support/suite.ts';
import { manyVersions, objectsByGit, objectsOf, packsIn } from './packed.ts';

const store = suite('object stores');

store('list loose objects by id', () => {
  const repository = manyVersions(3);
  const { loose, packs } = listStore(objectFolders(repository.at('.git')));
  assert.equal(
    [...loose].sort(),
    objectsByGit(repository).map((line) => line.slice(0, 40)),
  );
  assert.equal(packs, []);
});

store('list packs, the largest first, with their bytes', () => {
  const repository = manyVersions(20);
  repository.git('repack', '-dq');
  repository.commit({ 'c.txt': 'x\n' });
  repository.git('repack', '-dq');
  const { packs, loose, packedBytes } = listStore(objectFolders(repository.at('.git')));
  assert.is(packs.length, 2);
  assert.is(loose.length, 0);
  assert.ok(packedBytes > 1000);
  assert.equal([...packs].sort(), packsIn(objectsOf(repository)).sort());
});

store('count kept and promisor packs, not packs without an index nor rubbish', () => {
  const repository = manyVersions(2);
  repository.git('repack', '-adq');
  const [pack] = packsIn(objectsOf(repository)) as [string];
  for (const mark of ['keep', 'promisor', 'bitmap', 'rev']) writeFileSync(pack.replace(/pack$/, mark), '');
  const arriving = join(objectsOf(repository), 'pack', 'tmp_pack_XyZ');
  copyFileSync(pack, arriving);
  copyFileSync(pack, join(objectsOf(repository), 'pack', 'pack-without-index.pack'));
  writeFileSync(join(objectsOf(repository), 'aa-rubbish'), '');
  const { packs, loose } = listStore(objectFolders(repository.at('.git')));
  assert.equal(packs, [pack]);
  assert.equal(loose, []);
});

store('follow alternates, nested, relative, missing and circular ones', () => {
  const first = manyVersions(2);
  const second = cloneRepo(first);
  const third = cloneRepo(first);
  const lend = (to: TestRepository, text: string): void =>
    writeFileSync(join(objectsOf(to), 'info', 'alternates'), text);
  lend(second, `${relative(objectsOf(second), objectsOf(first))}\n`);
  lend(third, `# a comment\n\n../../../nowhere\n${objectsOf(second)}\n${objectsOf(third)}\n`);
  const folders = objectFolders(third.at('.git'));
  assert.equal(folders, [objectsOf(third), objectsOf(second), objectsOf(first)]);
});

store('take the folders that Git tells a hook', () => {
  const own = manyVersions(1);
  const quarantine = temporaryFolder('incoming');
  const folders = objectFolders(own.at('.git'), {
    GIT_OBJECT_DIRECTORY: quarantine,
    GIT_ALTERNATE_OBJECT_DIRECTORIES: [objectsOf(own), ''].join(delimiter),
  });
  assert.equal(folders, [quarantine, objectsOf(own)]);
});

store('are empty where there is no object folder', () => {
  const folder = temporaryFolder();
  assert.equal(objectFolders(join(folder, 'none')), []);
  const repository = manyVersions(1);
  rmSync(objectsOf(repository), { recursive: true });
  assert.equal(
    objectFolders(repository.at('.git')).map((path) => basename(path)),
    [],
  );
  assert.equal(listStore([]), { packs: [], sizes: [], packedBytes: 0, loose: [] });
});

store('list SHA-256 objects', () => {
  const wide = manyVersions(1, { objectFormat: 'sha256' });
  const { loose } = listStore(objectFolders(wide.at('.git')));
  assert.equal(
    [...loose].sort(),
    objectsByGit(wide).map((line) => line.slice(0, 64)),
  );
});

store.run();
