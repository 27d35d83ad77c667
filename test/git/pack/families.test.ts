import * as assert from 'uvu/assert';
import { familiesOf, mapOf, membersOf } from '../../../src/git/pack/families.ts';
import { entryType } from '../../../src/git/pack/headers.ts';
import { suite } from '../../support/suite.ts';
import { headersOf, manyVersions } from './packed.ts';

const repository = manyVersions(40);
repository.git('repack', '-adfq', '--depth=6');
const headers = headersOf(repository);
const map = mapOf(headers);

const families = suite('families');

families('hold every blob exactly once, and nothing else', () => {
  const blobs = familiesOf(headers, map, [entryType.blob]);
  const members = [...blobs.roots].flatMap((root) => membersOf(blobs, root));
  const expected = Array.from(headers.types.keys()).filter((position) => headers.types[position] === entryType.blob);
  assert.equal(
    [...members].sort((a, b) => a - b),
    expected,
  );
  assert.is(blobs.count, expected.length);
});

families('put each version under its base', () => {
  const blobs = familiesOf(headers, map, [entryType.blob]);
  for (const root of blobs.roots) {
    assert.is(headers.bases[root], -1);
    for (const member of membersOf(blobs, root)) {
      for (let child = blobs.firstChild[member]!; child >= 0; child = blobs.nextSibling[child]!)
        assert.is(headers.bases[child], member);
    }
  }
});

families('come heaviest first, and know the heaviest child', () => {
  const blobs = familiesOf(headers, map, [entryType.blob]);
  const weigh = (position: number): number =>
    membersOf(blobs, position).reduce((sum, member) => sum + headers.ends[member]! - headers.dataAt[member]!, 0);
  const weights = [...blobs.roots].map(weigh);
  assert.equal(
    weights,
    [...weights].sort((a, b) => b - a),
  );
  assert.is(
    weights.reduce((sum, weight) => sum + weight, 0),
    blobs.bytes,
  );
  for (let position = 0; position < headers.types.length; position++) {
    const children: number[] = [];
    for (let child = blobs.firstChild[position]!; child >= 0; child = blobs.nextSibling[child]!) children.push(child);
    const heaviest = blobs.heaviestChild[position]!;
    assert.is(heaviest >= 0, children.length > 0);
    if (heaviest >= 0) assert.is(weigh(heaviest), Math.max(...children.map(weigh)));
  }
});

families('of commits and tags are kept apart', () => {
  const letters = familiesOf(headers, map, [entryType.commit, entryType.tag]);
  assert.is(letters.count, 40);
});

families('lie in shared memory', () => {
  const { roots, firstChild } = familiesOf(headers, map, [entryType.blob]);
  for (const array of [roots, firstChild, map.sizes, map.ends]) assert.ok(array.buffer instanceof SharedArrayBuffer);
});

families.run();
