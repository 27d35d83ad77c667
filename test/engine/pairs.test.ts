import * as assert from 'uvu/assert';
import { createEngine } from '../../src/engine/create.ts';
import { pairsOf } from '../../src/engine/pairs.ts';
import { groupFindings } from '../../src/findings/group.ts';
import type { Unidentified } from '../../src/model/finding.ts';
import type { Match } from '../../src/model/match.ts';
import { loadBuiltinRules } from '../../src/rules/builtin.ts';
import { awsKeyId } from '../support/keys.ts';
import { randomText } from '../support/random.ts';
import { suite } from '../support/suite.ts';

const ruleset = loadBuiltinRules();
const engine = createEngine(ruleset);
const idOf = (index: number): string => ruleset.rules[index]!.id;
const secretKey = (seed: number): string => randomText(seed, 40);
const named = (match: Match): string[] => (match.parts ?? []).map(({ secret }) => secret);

/** What the engine finds of the two AWS rules. */
function halves(text: string): { ids: Match[]; secrets: Match[] } {
  const found = engine.match(Buffer.from(text));
  const of = (rule: string): Match[] => found.filter((match) => idOf(match.rule) === rule);
  return { ids: of('aws-access-key-id'), secrets: of('aws-secret-access-key') };
}

function findings(text: string): Unidentified[] {
  const at = { kind: 'stdin', path: null, line: 1, column: 1, endLine: 1, endColumn: 2, decodedBy: [] } as const;
  return groupFindings(
    engine.match(Buffer.from(text)).map((match) => ({ match, place: { ...at, start: match.start, end: match.end } })),
    ruleset,
  );
}

const id = (seed: number): string => `aws_access_key_id = ${awsKeyId(seed + 20)}\n`;
const secret = (seed: number): string => `aws_secret_access_key = ${secretKey(seed)}\n`;
const filler = (lines: number): string => 'nothing to see on this line\n'.repeat(lines);

const pairs = suite('pairs');
pairs('has the secret half first in every pair of the built-in rules', () => {
  for (const pair of pairsOf(ruleset.rules)) {
    assert.not.match(ruleset.rules[pair.secret]!.title, /\b(?:id|SID)$|SecretId/, idOf(pair.secret));
    assert.not.match(ruleset.rules[pair.name]!.title, /\bsecret(?: key)?$/i, idOf(pair.name));
  }
});
for (const [name, text] of [
  ['id first', id(1) + secret(1)],
  ['secret first', secret(1) + id(1)],
  ['some lines between', id(1) + filler(3) + secret(1)],
  ['far apart, when there is only one of each', id(1) + filler(500) + secret(1)],
] as const) {
  pairs(`joins: ${name}`, () => {
    const { ids, secrets } = halves(text);
    assert.is(ids.length, 1);
    assert.equal(secrets.map(named), [[awsKeyId(21)]]);
    assert.match(String(secrets[0]!.learnt?.account), /^\d{12}$/);
    const found = findings(text);
    assert.equal(
      found.map(({ rule, parts }) => [rule, parts?.map((part) => part.rule)]),
      [['aws-secret-access-key', ['aws-access-key-id']]],
    );
  });
}
pairs('joins halves of several credentials in turn', () => {
  for (const text of [
    id(1) + secret(1) + id(2) + secret(2),
    secret(1) + id(1) + secret(2) + id(2),
    `${id(1)}${secret(1)}[b]\n${id(2)}${secret(2)}`,
  ]) {
    assert.equal(halves(text).secrets.map(named), [[awsKeyId(21)], [awsKeyId(22)]]);
  }
});
pairs('leaves far halves apart when there are several', () => {
  const { ids, secrets } = halves(id(1) + filler(300) + secret(1) + id(2));
  assert.equal(secrets.map(named), [[awsKeyId(22)]]);
  assert.match(ids[0]!.reasons.join(), /incomplete/);
  assert.not.match(ids[1]!.reasons.join(), /incomplete/);
});
pairs('reports a lone id as incomplete, with its account', () => {
  const [one, ...others] = findings(id(1));
  assert.equal(others, []);
  assert.is(one!.rule, 'aws-access-key-id');
  assert.ok(one!.confidence >= 0.5);
  assert.match(one!.reasons.join(), /incomplete/);
  assert.match(String(one!.learnt.account), /^\d{12}$/);
});
pairs('reports a lone secret key', () => {
  assert.equal(
    findings(secret(1)).map(({ rule, parts }) => [rule, parts]),
    [['aws-secret-access-key', undefined]],
  );
});
pairs('joins a Twilio token with its account', () => {
  const hex = (seed: number): string => Buffer.from(randomText(seed, 16)).toString('hex');
  const found = findings(`TWILIO_ACCOUNT_SID=AC${hex(3)}\nTWILIO_AUTH_TOKEN=${hex(4)}\n`);
  assert.equal(
    found.map(({ rule, parts }) => [rule, parts?.map((part) => part.rule)]),
    [['twilio-auth-token', ['twilio-account-sid']]],
  );
});
pairs('is the same with the plain finder', () => {
  const plain = createEngine(ruleset, { lens: 'plain' });
  const bytes = Buffer.from(id(1) + secret(1) + filler(90) + secret(2) + id(2));
  assert.equal(plain.match(bytes), engine.match(bytes));
});
pairs.run();
