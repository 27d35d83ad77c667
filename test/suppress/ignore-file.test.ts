import * as assert from 'uvu/assert';
import { parseIgnoreFile } from '../../src/suppress/ignore-file.ts';
import { findingOf, placeWith } from '../support/findings.ts';
import { suite } from '../support/suite.ts';

const file = parseIgnoreFile(`
# comment
${'a'.repeat(64)}  # the sandbox key, dead
${'b'.repeat(12)}
test/fixtures/
*.snap # snapshots
docs/**/*.md
./abcdefabcdef
`);
const ignore = suite('ignore file');

ignore('takes a whole fingerprint with its reason', () => {
  assert.equal(file.finding(findingOf('a')), { by: 'ignore-file', reason: 'the sandbox key, dead' });
});

ignore('takes the first twelve digits of one', () => {
  assert.equal(file.finding(findingOf('b')), { by: 'ignore-file', reason: '' });
  assert.is(file.finding(findingOf('c')), null);
});

for (const { path, taken } of [
  { path: 'test/fixtures/a/b.txt', taken: true },
  { path: 'src/test/x.txt', taken: false },
  { path: 'deep/down/x.snap', taken: true },
  { path: 'docs/a/b.md', taken: true },
  { path: 'docs/a/b.txt', taken: false },
  { path: 'abcdefabcdef', taken: true },
]) {
  ignore(`${taken ? 'takes' : 'leaves'} ${path}`, () => {
    assert.is(file.place(placeWith({ path })) !== null, taken);
  });
}

ignore('never takes a place without a path', () => {
  assert.is(parseIgnoreFile('**').place(placeWith({ path: null })), null);
});

ignore.run();
