// Documents that a machine can hold against the code.
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import * as assert from 'uvu/assert';
import { ruleDocs } from '../scripts/rule-docs.ts';
import { fromRoot } from './support/paths.ts';
import { suite } from './support/suite.ts';

const read = (...path: string[]): string => readFileSync(fromRoot(...path), 'utf8');
const docs = suite('documentation');

docs('explains every error code, and none that does not exist', () => {
  const union = /export type ErrorCode =([^;]*);/.exec(read('src', 'model', 'errors.ts'))![1]!;
  const codes = [...union.matchAll(/'([A-Z_]+)'/g)].map((match) => match[1]!);
  const explained = [...read('docs', 'errors.md').matchAll(/^## `([A-Z_]+)`$/gm)].map((match) => match[1]!);
  assert.equal(explained.filter((code) => code !== 'INTERNAL').sort(), codes.sort());
});

docs('lists the rules as they are, and the README counts them right', () => {
  assert.ok(read('docs', 'rules.md') === ruleDocs(), 'docs/rules.md is old: npm run docs');
  const [, count] = /^(\d+ rules of \d+ providers)\.$/m.exec(ruleDocs())!;
  const inReadme = /([\d,]+) rules of\s+([\d,]+) providers/.exec(read('README.md'))![0];
  assert.is(inReadme.replaceAll(',', ''), count);
});

docs('has exactly two set-up commands in the README', () => {
  const section = /## Set up\n([\s\S]*?)\n## /.exec(read('README.md'))![1]!;
  const commands = [...section.matchAll(/```sh\n([\s\S]*?)```/g)].flatMap((match) => match[1]!.trim().split('\n'));
  assert.equal(commands, ['npm ci && npx stanch scan', 'npm test']);
});

docs('links only to files that exist', () => {
  for (const page of ['README.md', 'ARCHITECTURE.md', 'CONTRIBUTING.md', 'SECURITY.md', 'docs/errors.md']) {
    for (const [, target] of read(page).matchAll(/\]\((?!https?:|#|mailto:)([^)#]+)/g))
      assert.ok(existsSync(fromRoot(normalize(join(dirname(page), target!)))), `${page} links to ${target}`);
  }
});

docs('names in its code map only folders that exist', () => {
  const map = /## Code map\n([\s\S]*?)\n## /.exec(read('ARCHITECTURE.md'))![1]!;
  for (const [, path] of map.matchAll(/`(src\/[\w/-]+\/?)`/g)) assert.ok(existsSync(fromRoot(path!)), path!);
});

docs.run();
