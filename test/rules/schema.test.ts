import * as assert from 'uvu/assert';
import { ToolError } from '../../src/model/errors.ts';
import { compileRules } from '../../src/rules/compile.ts';
import { readRuleFolder, readRules } from '../../src/rules/load.ts';
import { fromRoot } from '../support/paths.ts';
import { suite } from '../support/suite.ts';

const good = `provider: Acme
rules:
  - id: acme-key
    title: Acme key
    severity: high
    why: Reads everything.
    token: { prefix: [acme_], alphabet: alnum, length: 32 }
    source: made up
    composed: 'acme_{{alnum:32}}'
    examples: { match: ['{{token}}'], miss: ['acme_'] }
`;

/** The message of the BAD_RULE that reading and compiling the text gives. */
function refusal(text: string): string {
  try {
    compileRules([readRules(text, 'rules/acme.yaml')]);
  } catch (error) {
    assert.instance(error, ToolError);
    assert.is((error as ToolError).code, 'BAD_RULE');
    return (error as ToolError).message;
  }
  throw new Error('nothing was refused');
}

const files = suite('rule files');

files('are all valid, and hold at least a hundred rules', () => {
  const folder = readRuleFolder(fromRoot('rules'));
  assert.ok(compileRules(folder).rules.length >= 100);
});

files('name the file, the rule and the field that is wrong', () => {
  assert.match(refusal(good.replace('high', 'grave')), /rules\/acme\.yaml: rule acme-key: \/rules\/0\/severity/);
});

files('name line and column where the YAML is broken', () => {
  assert.match(refusal('provider: [\nrules: x'), /rules\/acme\.yaml:\d+:\d+: /);
});

for (const { name, text, says } of [
  { name: 'a field that nobody knows', text: good.replace('source:', 'sauce: x\n    source:'), says: /sauce/ },
  { name: 'a rule without a miss', text: good.replace("miss: ['acme_']", 'miss: []'), says: /miss/ },
  { name: 'a rule without a source', text: good.replace('    source: made up\n', ''), says: /source/ },
  {
    name: 'a composed match made of {{token}}',
    text: good.replace("'acme_{{alnum:32}}'", "'{{token}}'"),
    says: /composed/,
  },
  {
    name: 'an alphabet that does not exist',
    text: good.replace('alnum,', 'runes,'),
    says: /no alphabet is called runes/,
  },
  {
    name: 'a checksum that does not exist',
    text: good.replace('32 }', '32, checksum: md4 }'),
    says: /no checksum is called md4/,
  },
  { name: 'neither prefix nor context', text: good.replace('prefix: [acme_], ', ''), says: /context/ },
  { name: 'a part that does not exist', text: good.replace('source:', 'parts: [other]\n    source:'), says: /other/ },
  {
    name: 'a broken regex',
    text: good.replace(/token: .*/, "pattern: 'acme_('\n    prefix: [acme_]"),
    says: /regular expression/i,
  },
  {
    name: 'an unbounded quantifier',
    text: good.replace(/token: .*/, "pattern: 'acme_[a-z]+'\n    prefix: [acme_]"),
    says: /no upper bound/,
  },
  { name: 'a pattern without a trigger', text: good.replace(/token: .*/, "pattern: 'acme_[a-z]{9}'"), says: /prefix/ },
  { name: 'an id that is used twice', text: good + good.slice(good.indexOf('  - id')), says: /already used/ },
]) {
  files(`refuse ${name}`, () => assert.match(refusal(text), says));
}

files.run();
