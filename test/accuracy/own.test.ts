// Our own files hold nothing that looks live, rules and tests included: no baseline and no allowlist is asked here.
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import * as assert from 'uvu/assert';
import { createEngine } from '../../src/engine/create.ts';
import { gradeFloor } from '../../src/model/confidence.ts';
import { loadBuiltinRules } from '../../src/rules/builtin.ts';
import { fromRoot } from '../support/paths.ts';
import { suite } from '../support/suite.ts';
import { findIn, type Sample } from './found.ts';

const folders = ['rules', 'test', 'src', 'docs', 'scripts', 'hooks', 'schemas', 'benchmarks', '.ci', '.github'];

function* ownFiles(): Generator<Sample> {
  const root = fromRoot();
  const top = readdirSync(root, { withFileTypes: true });
  const under = top.filter((entry) => entry.isDirectory() && folders.includes(entry.name));
  const deep = under.flatMap(({ name }) => readdirSync(join(root, name), { recursive: true, withFileTypes: true }));
  for (const entry of [...top, ...deep]) {
    // The baseline's salt is a random value beside that name; the scan knows its own file.
    if (!entry.isFile() || entry.name === '.git' || entry.name === '.stanch-baseline.json') continue;
    const absolute = join(entry.parentPath, entry.name);
    yield { path: relative(root, absolute).split(sep).join('/'), bytes: readFileSync(absolute) };
  }
}

const own = suite('our own files');

own('hold nothing that fails a run', () => {
  const engine = createEngine(loadBuiltinRules());
  const found = findIn(engine, ownFiles()).filter(({ confidence }) => confidence >= gradeFloor.medium);
  assert.equal(
    found.map(({ file, startLine, rule }) => `${file}:${startLine} ${rule}`),
    [],
  );
});

own.run();
