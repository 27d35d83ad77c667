import * as assert from 'uvu/assert';
import { changesIn, createChangeParser, hasContents, opensChange, parseChange } from '../../src/git/raw-diff.ts';
import { suite } from '../support/suite.ts';

const a = 'a'.repeat(40);
const b = 'b'.repeat(40);
const c = 'c'.repeat(40);
const none = '0'.repeat(40);

const records = suite('a raw record');

for (const { name, head, expected, contents } of [
  {
    name: 'has two sides',
    head: `:100644 100755 ${a} ${b} M`,
    expected: { old: [{ mode: 0o100644, id: a }], mode: 0o100755, id: b },
    contents: true,
  },
  {
    name: 'has an empty old side when the path is new',
    head: `:000000 100644 ${none} ${b} A`,
    expected: { old: [{ mode: 0, id: '' }], mode: 0o100644, id: b },
    contents: true,
  },
  {
    name: 'has no contents when the path is gone',
    head: `:100644 000000 ${a} ${none} D`,
    expected: { old: [{ mode: 0o100644, id: a }], mode: 0, id: '' },
    contents: false,
  },
  {
    name: 'has no contents for a submodule',
    head: `:100644 160000 ${a} ${b} T`,
    expected: { old: [{ mode: 0o100644, id: a }], mode: 0o160000, id: b },
    contents: false,
  },
  {
    name: 'has a side for each parent of a merge',
    head: `:::100644 000000 120000 100644 ${a} ${none} ${b} ${c} MAM`,
    expected: {
      old: [
        { mode: 0o100644, id: a },
        { mode: 0, id: '' },
        { mode: 0o120000, id: b },
      ],
      mode: 0o100644,
      id: c,
    },
    contents: true,
  },
  {
    name: 'knows the ids of SHA-256',
    head: `:000000 100644 ${'0'.repeat(64)} ${'d'.repeat(64)} A`,
    expected: { old: [{ mode: 0, id: '' }], mode: 0o100644, id: 'd'.repeat(64) },
    contents: true,
  },
]) {
  records(name, () => {
    const change = parseChange(head, 'p');
    assert.equal(change, { ...expected, path: 'p' });
    assert.is(hasContents(change), contents);
    assert.ok(opensChange(head));
  });
}

records('keeps a path that looks like a record', async () => {
  const tokens = [`:100644 100644 ${a} ${b} M`, ':100644 x', `:100644 100644 ${b} ${a} M`, ''];
  for (const size of [1, 2, 3, 4]) {
    async function* batches() {
      for (let at = 0; at < tokens.length; at += size) yield tokens.slice(at, at + size);
    }
    const paths: string[] = [];
    for await (const change of changesIn(batches())) paths.push(change.path);
    assert.equal(paths, [':100644 x', '']);
  }
  assert.is(createChangeParser()(tokens).length, 2);
});

records.run();
