import * as assert from 'uvu/assert';
import { judgeOnPath } from '../../../src/engine/judge/path.ts';
import type { Assignment, Match } from '../../../src/model/match.ts';
import type { Rule } from '../../../src/model/rule.ts';
import { suite } from '../../support/suite.ts';
import { drawn } from './values.ts';

const rule = (paths?: Rule['paths']): Rule => ({
  id: 'generic-password',
  provider: 'Generic',
  title: 'Password',
  severity: 'high',
  confidence: 0.5,
  trigger: { kind: 'literal', literals: ['pass'] },
  regex: '.',
  flags: '',
  reach: { before: 1, after: 1 },
  generic: true,
  tags: [],
  ...(paths && { paths }),
});

const match = (assignment?: Partial<Assignment>, secret = 'mellow-otter9'): Match => ({
  rule: 0,
  start: 0,
  end: secret.length,
  secret,
  confidence: 0.8,
  reasons: [],
  decodedBy: [],
  ...(assignment && {
    assignment: { key: 'password', operator: '=', quoted: false, comment: false, form: 'mixed', ...assignment },
  }),
});

const paths = suite('judgeOnPath');
for (const { name, path, assignment, confidence } of [
  { name: 'keeps a bare value in .env', path: '.env', assignment: {}, confidence: 0.8 },
  { name: 'keeps a bare value in YAML', path: 'deploy/values.yaml', assignment: {}, confidence: 0.8 },
  { name: 'keeps a bare value in Markdown', path: 'docs/setup.md', assignment: {}, confidence: 0.8 },
  { name: 'keeps a bare value in a script', path: 'bin/run.sh', assignment: {}, confidence: 0.8 },
  { name: 'drops a bare value in TypeScript', path: 'src/a.ts', assignment: {}, confidence: null },
  { name: 'drops a bare value in Java', path: 'src/A.java', assignment: {}, confidence: null },
  { name: 'keeps a quoted value in TypeScript', path: 'src/a.ts', assignment: { quoted: true }, confidence: 0.8 },
  { name: 'keeps a bare value in a comment', path: 'src/a.go', assignment: { comment: true }, confidence: 0.8 },
  { name: 'keeps quoted values of tests', path: 'test/a.test.ts', assignment: { quoted: true }, confidence: 0.8 },
  { name: 'drops texts for translators', path: 'res/app.strings', assignment: { quoted: true }, confidence: null },
  { name: 'drops what a lock file holds', path: 'package-lock.json', assignment: { quoted: true }, confidence: null },
  { name: 'lowers minified code', path: 'app.min.js', assignment: { quoted: true }, confidence: 0.48 },
  { name: 'lowers copied code a little', path: 'vendor/a.yaml', assignment: {}, confidence: 0.72 },
  { name: 'passes everything without a path', path: null, assignment: {}, confidence: 0.8 },
]) {
  paths(name, () => assert.is(judgeOnPath(match(assignment), rule(), path)?.confidence ?? null, confidence));
}
paths('keeps a bare value that no variable is called', () => {
  const made = match({ form: 'made' }, drawn('alnum', 40, 5));
  assert.is(judgeOnPath(made, rule(), 'src/a.go')?.confidence, 0.8);
});
paths('leaves matches with a form of their own alone', () => {
  assert.is(judgeOnPath(match(), rule(), 'package-lock.json')?.confidence, 0.8);
});
for (const { name, globs, path, applies } of [
  { name: 'a name at any depth', globs: { include: ['*.tf'] }, path: 'a/b/main.tf', applies: true },
  { name: 'another name', globs: { include: ['*.tf'] }, path: 'a/b/main.tfx', applies: false },
  {
    name: 'folders in between',
    globs: { include: ['deploy/**/*.{yml,yaml}'] },
    path: 'deploy/a/b.yaml',
    applies: true,
  },
  { name: 'no folder in between', globs: { include: ['deploy/**/*.yaml'] }, path: 'deploy/b.yaml', applies: true },
  { name: 'an exclusion', globs: { exclude: ['**/*.md'] }, path: 'docs/a.md', applies: false },
  { name: 'a dot that is a dot', globs: { include: ['.npmrc'] }, path: 'x/npmrc', applies: false },
]) {
  paths(`follows the rule's paths: ${name}`, () => {
    assert.is(judgeOnPath(match(), rule(globs), path) !== null, applies);
  });
}
paths.run();
