import { copyFileSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as assert from 'uvu/assert';
import { positionOf, readPackIndex, UnreadablePack } from '../../../src/git/pack/index-file.ts';
import { temporaryFolder } from '../../support/repository.ts';
import { suite } from '../../support/suite.ts';
import { headersOf, manyVersions, objectsByGit, objectsOf, packsIn } from './packed.ts';

const repository = manyVersions(12);
repository.git('repack', '-adfq');
const [packPath] = packsIn(objectsOf(repository)) as [string];
const indexPath = packPath.replace(/pack$/, 'idx');
const folder = temporaryFolder();

/** An .idx of version 2 for objects at these offsets; those of 2 GiB and more go to the table of long offsets. */
function writeIndex(name: string, offsets: readonly number[]): string {
  const entries = offsets
    .map((offset, i) => ({ offset, id: Buffer.alloc(20, (i * 97 + 5) % 256).fill(i, 1, 2) }))
    .sort((a, b) => a.id.compare(b.id));
  const fanout = Buffer.alloc(1024);
  for (let first = 0; first < 256; first++)
    fanout.writeUInt32BE(entries.filter(({ id }) => id[0]! <= first).length, 4 * first);
  const long: Buffer[] = [];
  const short = entries.map(({ offset }) => {
    const field = Buffer.alloc(4);
    if (offset < 2 ** 31) field.writeUInt32BE(offset);
    else {
      field.writeUInt32BE(2 ** 31 + long.length);
      const wide = Buffer.alloc(8);
      wide.writeBigUInt64BE(BigInt(offset));
      long.push(wide);
    }
    return field;
  });
  const head = Buffer.from([0xff, 0x74, 0x4f, 0x63, 0, 0, 0, 2]);
  const ids = entries.map(({ id }) => id);
  const path = join(folder, name);
  writeFileSync(
    path,
    Buffer.concat([head, fanout, ...ids, Buffer.alloc(4 * ids.length), ...short, ...long, Buffer.alloc(40)]),
  );
  return path;
}

const index = suite('pack indexes');

index('name every object once, at the offsets that Git tells', () => {
  const read = readPackIndex(indexPath, 20);
  const ids = objectsByGit(repository).map((line) => line.slice(0, 40));
  const named = Array.from({ length: read.count }, (_, position) => read.idAt(position));
  assert.equal([...named].sort(), ids);
  const shown = repository.tryGit(['show-index'], readFileSync(indexPath)).stdout.trim().split('\n');
  const byGit = new Map(shown.map((line) => [line.split(' ')[1]!, Number(line.split(' ')[0])]));
  named.forEach((id, position) => {
    assert.is(read.offsets[position], byGit.get(id));
    assert.is(read.find(Buffer.from(id, 'hex')), position);
  });
});

index('do not find what they do not hold', () => {
  const read = readPackIndex(indexPath, 20);
  for (const byte of [0, 1, 127, 254, 255]) assert.is(read.find(Buffer.alloc(20, byte)), -1);
});

index('have offsets of more than 31 and 32 bits', () => {
  const offsets = [12, 2 ** 31 - 1, 2 ** 31, 2 ** 32 + 7, 2 ** 40, 300];
  const read = readPackIndex(writeIndex('long.idx', offsets), 20);
  assert.equal(
    [...read.offsets],
    [...offsets].sort((a, b) => a - b),
  );
  for (let position = 0; position < offsets.length; position++)
    assert.is(read.find(Buffer.from(read.idAt(position), 'hex')), position);
});

index('may be empty', () => {
  const read = readPackIndex(writeIndex('empty.idx', []), 20);
  assert.is(read.count, 0);
  assert.is(read.find(Buffer.alloc(20)), -1);
});

index('of version 1 are left to Git', () => {
  const path = join(folder, 'v1.idx');
  const copy = join(folder, 'v1.pack');
  copyFileSync(packPath, copy);
  repository.git('index-pack', '--index-version=1', '-o', path, copy);
  assert.throws(
    () => readPackIndex(path, 20),
    (error: unknown) => error instanceof UnreadablePack,
  );
});

for (const keep of [0, 7, 8, 1000, 1032, 1200]) {
  index(`cut off after ${keep} bytes are left to Git`, () => {
    const path = join(folder, `cut${keep}.idx`);
    writeFileSync(path, readFileSync(indexPath).subarray(0, keep));
    assert.throws(
      () => readPackIndex(path, 20),
      (error: unknown) => error instanceof UnreadablePack,
    );
  });
}

index('with a long offset that is not there are left to Git', () => {
  const path = writeIndex('dangling.idx', [12, 2 ** 31 + 5]);
  const bytes = readFileSync(path);
  const shortAt = 1032 + 2 * 24;
  for (const at of [shortAt, shortAt + 4]) if (bytes[at]! >= 128) bytes.writeUInt32BE(2 ** 31 + 5000, at);
  writeFileSync(path, bytes);
  assert.throws(
    () => readPackIndex(path, 20),
    (error: unknown) => error instanceof UnreadablePack,
  );
});

index('of SHA-256 repositories have longer ids', () => {
  const wide = manyVersions(4, { objectFormat: 'sha256' });
  wide.git('repack', '-adfq');
  const { index: read } = headersOf(wide, 32);
  const ids = objectsByGit(wide).map((line) => line.slice(0, 64));
  assert.equal(Array.from({ length: read.count }, (_, position) => read.idAt(position)).sort(), ids);
});

index('tell the position of an offset', () => {
  const offsets = Float64Array.from([12, 40, 2 ** 33]);
  assert.equal(
    [12, 40, 2 ** 33, 0, 13, 2 ** 40].map((offset) => positionOf(offsets, offset)),
    [0, 1, 2, -1, -1, -1],
  );
});

index.run();
