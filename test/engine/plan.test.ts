import * as assert from 'uvu/assert';
import { planRules } from '../../src/engine/plan.ts';
import { Kernel } from '../../src/kernel/kernel.ts';
import { loadBuiltinRules } from '../../src/rules/builtin.ts';
import { suite } from '../support/suite.ts';
import { ruleOf, rulesetOf } from './probes.ts';

const plan = suite('the plan');

plan('gives equal texts one id, whoever wants them', () => {
  const { tables, byLiteral } = planRules(rulesetOf(ruleOf({ id: 'a' }), ruleOf({ id: 'b' })));
  assert.equal(tables.literals, ['pin=']);
  assert.equal(
    byLiteral[0]!.map(({ rule }) => rule.id),
    ['a', 'b'],
  );
});

plan('compiles no regex before it is needed', () => {
  const { rules } = planRules(rulesetOf(ruleOf({ regex: '(' })));
  assert.throws(() => rules[0]!.regex(), SyntaxError as never);
});

plan('knows which rules look further than the near window', () => {
  const { rules } = planRules(rulesetOf(ruleOf(), ruleOf({ reach: { before: 0, after: 513 } })));
  assert.equal(
    rules.map(({ far }) => far),
    [false, true],
  );
});

plan('has an entry for every trigger of the built-in rules, and fits the kernel', () => {
  const ruleset = loadBuiltinRules();
  const built = planRules(ruleset);
  assert.is(built.rules.length, ruleset.rules.length);
  assert.is(built.tables.prefixes.length, built.byPrefix.length);
  assert.is(built.tables.literals.length, built.byLiteral.length);
  assert.ok(built.tables.literals.every((literal) => literal.length >= 3 && literal === literal.toLowerCase()));
  assert.ok(built.tables.prefixes.every((prefix) => prefix.length >= 2));
  assert.ok(new Kernel(built.tables).bytes.length > 0);
});

plan.run();
