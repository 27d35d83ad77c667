import * as assert from 'uvu/assert';
import { blockText, hasBlock, hookText, isOurs, withBlock, withoutBlock } from '../../src/app/hook-text.ts';
import { suite } from '../support/suite.ts';

const text = suite('the text of a hook');

text('quotes paths for sh', () => {
  const script = hookText({ node: `/opt/it's/node`, script: '/opt/a b/$HOME/main.js' });
  assert.match(script, `node='/opt/it'\\''s/node'\n`);
  assert.match(script, `script='/opt/a b/$HOME/main.js'\n`);
});

text('writes Windows paths with slashes', () => {
  const script = hookText({ node: 'C:\\Program Files\\nodejs\\node.exe', script: 'C:\\x\\main.js' });
  assert.match(script, `node='C:/Program Files/nodejs/node.exe'`);
});

text('leaves no placeholder', () => {
  assert.not.match(hookText({ node: '/n', script: '/s' }), /@[A-Z]+@/);
  assert.not.match(blockText({ node: '/n', script: '/s' }, '/top'), /@[A-Z]+@/);
});

text('never runs npx', () => {
  const lines = hookText({ node: '/n', script: '/s' }).split('\n');
  assert.equal(
    lines.filter((line) => line.includes('npx') && !line.includes('echo')),
    [],
  );
});

text('knows its own', () => {
  assert.ok(isOurs(hookText({ node: '/n', script: '/s' })));
  assert.not.ok(isOurs('#!/bin/sh\nnpx lint-staged\n'));
});

text('names a stanch inside the repository by its relative path in a shared hook', () => {
  const shared = blockText({ node: '/usr/bin/node', script: '/top/node_modules/stanch/main.js' }, '/top');
  assert.match(shared, `node 'node_modules/stanch/main.js' scan --staged`);
  assert.not.match(shared, '/top');
});

text('puts its block in and takes it out again', () => {
  const block = blockText({ node: '/n', script: '/s' }, '/top');
  for (const before of ['', 'npm test\n', 'npm test']) {
    const once = withBlock(before, block);
    assert.ok(hasBlock(once));
    assert.is(withBlock(once, block), once);
    assert.is(withoutBlock(once).trimEnd(), before.trimEnd());
  }
});

text.run();
