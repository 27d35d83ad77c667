import * as assert from 'uvu/assert';
import type { Rule } from '../../src/model/rule.ts';
import { compileRules } from '../../src/rules/compile.ts';
import { readRuleFolder } from '../../src/rules/load.ts';
import type { RuleSpec } from '../../src/rules/rule-file.ts';
import { fillMarked, type Sample } from '../../src/rules/sample.ts';
import { findSecrets } from '../support/interpreter.ts';
import { fromRoot } from '../support/paths.ts';
import { suite } from '../support/suite.ts';

const seeds = [1, 2, 3];
const files = readRuleFolder(fromRoot('rules'));
const compiled = new Map(compileRules(files).rules.map((rule) => [rule.id, rule]));
const specs = files.filter((file) => !file.path.endsWith('generic.yaml')).flatMap((file) => file.rules);

const examples = suite('examples of the rules');

for (const spec of specs) {
  const rule = compiled.get(spec.id)!;
  examples(`${spec.id} finds its matches, and only the secret in them`, () => {
    for (const template of spec.examples.match) each(template, spec, (sample) => findsExactly(rule, sample, template));
  });
  examples(`${spec.id} finds the match composed by hand`, () => {
    const template = spec.composed.includes('⟦') ? spec.composed : `⟦${spec.composed}⟧`;
    each(template, spec, (sample) => findsExactly(rule, sample, template));
  });
  examples(`${spec.id} finds nothing in its misses`, () => {
    for (const miss of spec.examples.miss) {
      const template = typeof miss === 'string' ? miss : miss.text;
      each(template, spec, (sample) => assert.equal(findSecrets(rule, sample.text), [], template));
    }
  });
}

function each(template: string, spec: RuleSpec, check: (sample: Sample) => void): void {
  for (const seed of seeds) check(fillMarked(template, spec, seed));
}

function findsExactly(rule: Rule, sample: Sample, template: string): void {
  const hits = findSecrets(rule, sample.text);
  assert.equal(hits, [{ start: sample.start, end: sample.end }], `${template} (${sample.text.length} characters)`);
}

examples.run();
