import { copyFileSync, readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as assert from 'uvu/assert';
import { readPackHeaders } from '../../../src/git/pack/headers.ts';
import { UnreadablePack } from '../../../src/git/pack/index-file.ts';
import { temporaryFolder } from '../../support/repository.ts';
import { suite } from '../../support/suite.ts';
import { headersOf, manyVersions, objectsByGit, objectsByHeaders, objectsOf, packsIn } from './packed.ts';

const repository = manyVersions(30);
repository.git('tag', '-a', '-m', 'a tag', 'v1');
repository.git('repack', '-adfq', '--depth=40');

/** Copies the pack and its index, to be damaged. */
function copyOfPack(from: string, name: string): string {
  const path = join(temporaryFolder(), `${name}.pack`);
  copyFileSync(from, path);
  copyFileSync(from.replace(/pack$/, 'idx'), path.replace(/pack$/, 'idx'));
  return path;
}

const headers = suite('pack headers');

headers('tell the type of every object, also at the end of long chains', () => {
  const read = headersOf(repository);
  assert.equal(objectsByHeaders(read), objectsByGit(repository));
  assert.ok(read.bases.filter((base) => base >= 0).length > 20);
});

headers('tell size and base as Git does', () => {
  const read = headersOf(repository);
  const shown = repository.git(
    'cat-file',
    '--batch-check=%(objectname) %(objectsize) %(deltabase)',
    '--batch-all-objects',
  );
  const positions = new Map(Array.from(read.types, (_, position) => [read.index.idAt(position), position]));
  for (const line of shown.split('\n')) {
    const [id, size, base] = line.split(' ') as [string, string, string];
    const position = positions.get(id)!;
    const isDelta = !/^0+$/.test(base);
    assert.is(read.bases[position], isDelta ? positions.get(base) : -1);
    if (!isDelta) assert.is(read.sizes[position], Number(size));
  }
});

headers('follow bases that are told by id', () => {
  const copy = manyVersions(15);
  copy.git('-c', 'repack.useDeltaBaseOffset=false', 'repack', '-adfq');
  const read = headersOf(copy);
  const pack = readFileSync(read.path);
  const kinds = new Set(Array.from(read.index.offsets, (offset) => (pack[offset]! >> 4) & 7));
  assert.ok(kinds.has(7) && !kinds.has(6), 'only deltas with ids');
  assert.equal(objectsByHeaders(read), objectsByGit(copy));
});

headers('are read in SHA-256 repositories', () => {
  for (const offsets of ['true', 'false']) {
    const wide = manyVersions(8, { objectFormat: 'sha256' });
    wide.git('-c', `repack.useDeltaBaseOffset=${offsets}`, 'repack', '-adfq');
    assert.equal(objectsByHeaders(headersOf(wide, 32)), objectsByGit(wide));
  }
});

headers('of a sparse pack, with large entries, are the same', () => {
  const large = manyVersions(2);
  for (let i = 0; i < 5; i++) {
    const noise = Buffer.from(Array.from({ length: 400_000 }, (_, at) => Math.imul(at + i, 0x9e3779b1) >>> 11));
    large.commit({ [`large${i}.bin`]: noise });
  }
  large.git('repack', '-adfq');
  assert.equal(objectsByHeaders(headersOf(large)), objectsByGit(large));
});

headers('of a pack that is cut off leave what lies behind to be read in another way', () => {
  const path = copyOfPack(headersOf(repository).path, 'cut');
  const whole = readPackHeaders(path, 20);
  truncateSync(path, whole.index.offsets[whole.index.count >> 1]!);
  const read = readPackHeaders(path, 20);
  assert.is(read.types.length, whole.types.length);
  assert.equal([...read.types.subarray(0, 5)], [...whole.types.subarray(0, 5)]);
});

headers('of something else than a pack are refused', () => {
  for (const [name, bytes] of [
    ['empty', Buffer.alloc(0)],
    ['text', Buffer.from('this is no pack, only a text')],
    ['version', Buffer.from('PACK\0\0\0\x09\0\0\0\0                    ')],
  ] as const) {
    const path = copyOfPack(headersOf(repository).path, name);
    writeFileSync(path, bytes);
    assert.throws(
      () => readPackHeaders(path, 20),
      (error: unknown) => error instanceof UnreadablePack,
    );
  }
});

headers('say that a chain is broken when its base is missing or itself', () => {
  const path = copyOfPack(headersOf(repository).path, 'broken');
  const read = readPackHeaders(path, 20);
  const position = Array.from(read.bases).findIndex((base, at) => base >= 0 && read.types[at] === 3);
  const pack = readFileSync(path);
  let at = read.index.offsets[position]!;
  while (pack[at]! & 0x80) at++;
  for (const distance of [0, 1]) {
    pack[at + 1] = distance; // a base where no object starts, or the entry itself
    writeFileSync(path, pack);
    const damaged = readPackHeaders(path, 20);
    assert.is(damaged.types[position], 0);
    assert.is(damaged.types.length, read.types.length);
  }
});

headers('of a thin repository of several packs are read one by one', () => {
  const several = manyVersions(3);
  several.git('repack', '-dq');
  several.commit({ 'c.txt': 'third\n' });
  several.git('repack', '-dq');
  const packs = packsIn(objectsOf(several));
  assert.is(packs.length, 2);
  const all = packs.flatMap((path) => objectsByHeaders(readPackHeaders(path, 20)));
  assert.equal(all.sort(), objectsByGit(several));
});

headers.run();
