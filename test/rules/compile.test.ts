import * as assert from 'uvu/assert';
import { loadBuiltinRules, loadRuleDetails } from '../../src/rules/builtin.ts';
import { compileRules, detailsOf } from '../../src/rules/compile.ts';
import { readRuleFolder } from '../../src/rules/load.ts';
import { unboundedQuantifier } from '../../src/rules/quantifiers.ts';
import type { RuleSpec, TokenSpec } from '../../src/rules/rule-file.ts';
import { fromRoot } from '../support/paths.ts';
import { suite } from '../support/suite.ts';

const spec: RuleSpec = {
  id: 'acme-key',
  title: 'Acme key',
  severity: 'high',
  why: 'Reads everything.',
  source: 'made up',
  composed: 'x',
  examples: { match: ['x'], miss: ['y'] },
};
const compileOne = (changes: Partial<RuleSpec>) =>
  compileRules([{ path: 'acme.yaml', provider: 'Acme', rules: [{ ...spec, ...changes }] }]).rules[0]!;
const regexOf = (token: TokenSpec) => compileOne({ token, context: { any: ['acme'] } }).regex;

const compile = suite('compileRules');

for (const { name, token, regex } of [
  {
    name: 'a prefix and a length',
    token: { prefix: ['ghp_'], alphabet: 'alnum', length: 36 },
    regex: 'ghp_[A-Za-z0-9]{36}(?![A-Za-z0-9_])',
  },
  {
    name: 'several prefixes, the longest first',
    token: { prefix: ['a.', 'a.b.'], alphabet: 'base64url', length: [20, 30] },
    regex: '(?:a\\.b\\.|a\\.)[A-Za-z0-9_-]{20,30}(?![A-Za-z0-9_-])',
  },
  {
    name: 'some lengths, the longest first',
    token: { prefix: ['k_'], alphabet: 'hex', lengths: [20, 40] },
    regex: 'k_(?:[0-9a-f]{40}|[0-9a-f]{20})(?![A-Za-z0-9_])',
  },
  {
    name: 'a shape',
    token: { prefix: ['SG.'], shape: '{{alnum:22}}.{{base64url:43}}' },
    regex: 'SG\\.[A-Za-z0-9]{22}\\.[A-Za-z0-9_-]{43}(?![A-Za-z0-9_-])',
  },
  {
    name: 'a suffix that pads',
    token: { prefix: ['k_'], alphabet: 'base64', length: 43, suffix: '=' },
    regex: 'k_[A-Za-z0-9+/]{43}=(?![A-Za-z0-9_=])',
  },
  {
    name: 'no prefix: guards both ends and asks for a digit',
    token: { alphabet: 'hex', length: 32 },
    regex: '(?:(?<![A-Za-z0-9_+-])|(?<=\\\\[nrt]))(?=.{0,31}[0-9])[0-9a-f]{32}(?![A-Za-z0-9_+-])',
  },
] satisfies { name: string; token: TokenSpec; regex: string }[]) {
  compile(`derives the regex of ${name}`, () => assert.is(regexOf(token), regex));
}

compile('takes the trigger from what the rule knows', () => {
  const context = { any: ['acme'] };
  const triggers = [
    compileOne({ token: { prefix: ['k_'], alphabet: 'hex', length: 32 } }),
    compileOne({ token: { alphabet: 'hex', length: [32, 40], suffix: '==' }, context }),
    compileOne({ pattern: 'acme=(?<secret>[a-z]{9})', anchor: ['ACME='] }),
    compileOne({ pattern: '[a-f]{30}', run: [30, 30], context }),
    compileOne({ pattern: '[a-f]{30}', companion: true }),
  ].map((rule) => rule.trigger);
  assert.equal(triggers, [
    { kind: 'prefix', prefixes: ['k_'], leads: 34 },
    { kind: 'value', min: 34, max: 42 },
    { kind: 'literal', literals: ['acme='] },
    { kind: 'value', min: 30, max: 30 },
    { kind: 'companion' },
  ]);
});

compile('looks far enough for the longest token and its context', () => {
  const token = { prefix: ['k_'], alphabet: 'hex', length: [32, 900] } as const;
  assert.equal(compileOne({ token, context: { any: ['acme'], before: 400, after: 90 } }).reach, {
    before: 400,
    after: 993,
  });
});

compile('turns parts into companions, five lines away unless said', () => {
  const { rules } = compileRules([
    {
      path: 'acme.yaml',
      provider: 'Acme',
      rules: [
        { ...spec, token: { prefix: ['k_'], alphabet: 'hex', length: 32 }, parts: ['acme-secret'] },
        { ...spec, id: 'acme-secret', pattern: '[a-f]{30}', companion: true },
      ],
    },
  ]);
  assert.equal(rules[0]!.companions, [{ rule: 'acme-secret', lines: 5 }]);
});

compile('gives the same digest for the same rules and another for others', () => {
  const digest = (length: number) =>
    compileRules([
      { path: 'a', provider: 'Acme', rules: [{ ...spec, token: { prefix: ['k_'], alphabet: 'hex', length } }] },
    ]).digest;
  assert.match(digest(32), /^sha256:[0-9a-f]{64}$/);
  assert.is(digest(32), digest(32));
  assert.is.not(digest(32), digest(33));
});

compile('gave the compiled files that ship, details apart', () => {
  const folder = readRuleFolder(fromRoot('rules'));
  const { anchors, ...shipped } = loadBuiltinRules();
  assert.equal(shipped, JSON.parse(JSON.stringify(compileRules(folder))));
  assert.ok(Object.keys(anchors ?? {}).length > 0, 'anchors were chosen for the literals');
  assert.equal([...loadRuleDetails().values()], JSON.parse(JSON.stringify(detailsOf(folder))));
});

for (const { source, found } of [
  { source: 'a{3}b{2,9}c?\\*\\+[*+]', found: undefined },
  { source: 'a{3,}', found: '{3,}' },
  { source: '[a]+', found: '+' },
  { source: '(ab)*', found: '*' },
]) {
  compile(`sees ${found ?? 'no'} unbounded quantifier in ${source}`, () =>
    assert.is(unboundedQuantifier(source), found),
  );
}

compile.run();
