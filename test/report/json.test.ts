import { readFileSync } from 'node:fs';
import * as assert from 'uvu/assert';
import { json } from '../../src/report/json.ts';
import { jsonl } from '../../src/report/jsonl.ts';
import { createValidator } from '../../src/schema/validate.ts';
import { fromRoot } from '../support/paths.ts';
import { cleanReport, oddPathReport, options, threeFindings, verifiedReport } from '../support/reports.ts';
import { suite } from '../support/suite.ts';

const schema = JSON.parse(readFileSync(fromRoot('schemas', 'report.schema.json'), 'utf8'));
const problems = createValidator(schema);
const golden = (name: string) =>
  JSON.parse(readFileSync(fromRoot('test', 'golden', 'report', 'json', `${name}.json`), 'utf8'));

const native = suite('the native form');
for (const name of ['none', 'three', 'odd-paths', 'verified', 'show-secrets']) {
  native(`the golden file ${name} follows the published schema`, () => assert.equal(problems(golden(name)), []));
}
for (const { name, at, value } of [
  { name: 'another number', at: ['schema'], value: 'stanch.report/2' },
  { name: 'an unknown field', at: ['findings', 0, 'password'], value: 'x' },
  { name: 'a finding without a place', at: ['findings', 0, 'places'], value: [] },
  { name: 'a line 0', at: ['findings', 0, 'places', 0, 'line'], value: 0 },
  { name: 'a confidence above 1', at: ['findings', 0, 'confidence'], value: 1.1 },
  { name: 'a live one without a time', at: ['findings', 0, 'validity'], value: { state: 'live' } },
  { name: 'a suppressed one without a reason', at: ['suppressed', 0, 'suppression', 'reason'], value: undefined },
  { name: 'no receipt', at: ['receipt'], value: undefined },
]) {
  native(`the schema refuses ${name}`, () => {
    const report = golden('three');
    const parent = at.slice(0, -1).reduce((node, key) => node[key], report);
    parent[at.at(-1)!] = value;
    assert.ok(problems(JSON.parse(JSON.stringify(report))).length > 0);
  });
}
native('holds secrets only when asked to', () => {
  assert.not.ok('secret' in golden('three').findings[0]);
  assert.is(golden('show-secrets').findings[1].secret, 'Übung-macht-den-Meister');
});
native('lists low ones only with --all, and always counts them', () => {
  const [some, all] = [golden('three'), golden('show-secrets')];
  assert.equal([some.low, some.counts.low, all.low.length, all.counts.low], [undefined, 1, 1, 1]);
});

for (const [name, report] of Object.entries({
  clean: cleanReport(),
  three: threeFindings(),
  odd: oddPathReport(),
  verified: verifiedReport(),
})) {
  native(`jsonl holds the same as json (${name})`, () => {
    const whole = JSON.parse(json.render(report, { ...options, all: true }));
    const lines = jsonl
      .render(report, { ...options, all: true })
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    const of = (type: string) => lines.filter((line) => line.type === type).map(({ type: _, ...rest }) => rest);
    assert.equal(of('finding'), whole.findings);
    assert.equal(of('low'), whole.low);
    assert.equal(of('suppressed'), whole.suppressed);
    assert.equal(lines.at(-1).receipt, whole.receipt);
    assert.is(lines.at(-1).type, 'receipt');
  });
}
native.run();
