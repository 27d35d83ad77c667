import { chmodSync, writeFileSync } from 'node:fs';
import * as assert from 'uvu/assert';
import { type ReadOptions, readObjects, readObjectsNow } from '../../src/git/blobs.ts';
import { locateRepository } from '../../src/git/locate.ts';
import { cloneRepo, createRepo, isolateThisProcess, type TestRepository } from '../support/repository.ts';
import { suite } from '../support/suite.ts';

isolateThisProcess();

const repo = createRepo();
const store = (contents: string, into: TestRepository = repo): string =>
  into.tryGit(['hash-object', '-w', '--stdin'], contents).stdout.trim();
const [empty, one, two, large] = ['', 'one\n', 'two, no line feed', 'large '.repeat(5000)].map((text) =>
  store(text),
) as [string, string, string, string];
const absent = '1'.repeat(40);

function damage(id: string, into: TestRepository = repo): void {
  const path = into.at(`.git/objects/${id.slice(0, 2)}/${id.slice(2)}`);
  chmodSync(path, 0o644);
  writeFileSync(path, 'rubbish');
}

async function read(ids: readonly string[], options: ReadOptions = {}, from = repo): Promise<string[]> {
  const told: string[] = [];
  for await (const object of readObjects(locateRepository(from.path).git, ids, options)) {
    if (object.state === 'whole') told.push(`${object.type} ${object.size} ${Buffer.from(object.bytes).toString()}`);
    else if (object.state === 'large') told.push(`large ${object.size}`);
    else told.push(object.state);
  }
  return told;
}

const blobs = suite('readObjects');

blobs('gives objects in order, an empty one and one asked for twice among them', async () => {
  assert.equal(await read([two, empty, one, two]), [
    'blob 17 two, no line feed',
    'blob 0 ',
    'blob 4 one\n',
    'blob 17 two, no line feed',
  ]);
  assert.equal(await read([]), []);
});

blobs('goes on behind what is missing', async () => {
  assert.equal(await read([absent, one, absent, absent, two, absent]), [
    ...['missing', 'blob 4 one\n', 'missing', 'missing', 'blob 17 two, no line feed', 'missing'],
  ]);
});

blobs('goes on behind damaged objects, wherever they stand', async () => {
  const bad = ['bad one', 'bad two', 'bad three'].map((text) => store(text));
  for (const id of bad) damage(id);
  const told = await read([bad[0]!, one, bad[1]!, bad[2]!, two, bad[0]!]);
  assert.is(told.length, 6);
  assert.equal(
    told.filter((line) => line.startsWith('blob')),
    ['blob 4 one\n', 'blob 17 two, no line feed'],
  );
});

blobs('goes on behind what a partial clone lacks, and fetches nothing', async () => {
  const source = createRepo({ files: { 'a.txt': 'old' } });
  const old = source.git('rev-parse', 'HEAD:a.txt');
  source.commit({ 'a.txt': 'new' });
  const now = source.git('rev-parse', 'HEAD:a.txt');
  source.git('config', 'uploadpack.allowFilter', 'true');
  const partial = cloneRepo(source, '--filter=blob:none');
  assert.equal(await read([old, now, old, now], {}, partial), ['missing', 'blob 3 new', 'missing', 'blob 3 new']);
});

blobs('streams what is too large to hold, read or not', async () => {
  const git = locateRepository(repo.path).git;
  for (const take of [0, 1, Number.POSITIVE_INFINITY]) {
    let bytes = 0;
    const told: string[] = [];
    for await (const object of readObjects(git, [one, large, two], { wholeLimit: 1000 })) {
      told.push(object.state);
      if (object.state !== 'large') continue;
      let taken = 0;
      if (take > 0)
        for await (const chunk of object.chunks) {
          bytes += chunk.length;
          if (++taken >= take) break;
        }
    }
    assert.equal(told, ['whole', 'large', 'whole']);
    if (take === Number.POSITIVE_INFINITY) assert.is(bytes, 30_000);
  }
});

blobs('stops quietly when aborted, and when the caller has had enough', async () => {
  const abort = new AbortController();
  abort.abort();
  assert.equal(await read([one, two], { signal: abort.signal }), []);
  for await (const object of readObjects(locateRepository(repo.path).git, Array(5000).fill(large))) {
    assert.is(object.id, large);
    break;
  }
});

blobs('reads thousands', async () => {
  const ids = Array.from({ length: 20_000 }, (_, n) => [one, two, absent][n % 3]!);
  const told = await read(ids);
  assert.is(told.length, ids.length);
  assert.is(told.filter((line) => line === 'missing').length, 6666);
});

blobs('at once, it gives the same or nothing', async () => {
  const { git } = locateRepository(repo.path);
  assert.equal(
    readObjectsNow(git, [one, absent, empty])!.map(({ state }) => state),
    ['whole', 'missing', 'whole'],
  );
  assert.is(readObjectsNow({ ...git, env: { PATH: '' } }, [one]), null);
});

blobs.run();
