// Each rule's examples, filled with three seeds, through the engine with the kernel and with the plain finder.
import * as assert from 'uvu/assert';
import { createEngine } from '../../src/engine/create.ts';
import type { Engine } from '../../src/engine/engine.ts';
import { gradeFloor } from '../../src/model/confidence.ts';
import type { Rule } from '../../src/model/rule.ts';
import { compileRules } from '../../src/rules/compile.ts';
import { readRuleFolder } from '../../src/rules/load.ts';
import type { RuleSpec } from '../../src/rules/rule-file.ts';
import { fillMarked, type Sample } from '../../src/rules/sample.ts';
import { fromRoot } from '../support/paths.ts';
import { suite } from '../support/suite.ts';

const seeds = [1, 2, 3];
const files = readRuleFolder(fromRoot('rules')).filter((file) => !file.path.endsWith('generic.yaml'));
const compiled = new Map(compileRules(files).rules.map((rule) => [rule.id, rule]));

const examples = suite('examples of the rules');

for (const spec of files.flatMap((file) => file.rules)) {
  const engines = enginesOf(compiled.get(spec.id)!);
  const every = (template: string, check: (engine: Engine, sample: Sample) => void): void => {
    for (const seed of seeds) for (const engine of engines) check(engine, fillMarked(template, spec, seed));
  };
  examples(`${spec.id} finds its matches, and only the secret in them`, () => {
    for (const template of spec.examples.match)
      every(template, (engine, sample) => findsExactly(engine, sample, template));
  });
  examples(`${spec.id} finds the match composed by hand`, () => {
    const template = spec.composed.includes('⟦') ? spec.composed : `⟦${spec.composed}⟧`;
    every(template, (engine, sample) => findsExactly(engine, sample, template));
  });
  examples(`${spec.id} finds nothing, or nothing above the lowest grade, in its misses`, () => {
    for (const miss of textsOf(spec))
      every(miss, (engine, sample) => {
        const found = engine.match(Buffer.from(sample.text)).filter((match) => match.confidence >= gradeFloor.medium);
        assert.is(found.length, 0, miss);
      });
  });
}

/** Engines that know this rule alone. One that only completes others is run as if it hung on its own text. */
function enginesOf(rule: Rule): Engine[] {
  const { companions: _, ...alone } = rule;
  const own: Rule =
    rule.trigger.kind === 'companion' ? { ...alone, trigger: { kind: 'literal', literals: ['sid'] } } : alone;
  return (['kernel', 'plain'] as const).map((lens) => createEngine({ rules: [own], digest: rule.id }, { lens }));
}

function textsOf(spec: RuleSpec): string[] {
  return spec.examples.miss.map((miss) => (typeof miss === 'string' ? miss : miss.text));
}

function findsExactly(engine: Engine, sample: Sample, template: string): void {
  const found = engine.match(Buffer.from(sample.text)).map(({ start, end }) => ({ start, end }));
  assert.equal(found, [{ start: sample.start, end: sample.end }], `${template} (${sample.text.length} characters)`);
}

examples.run();
