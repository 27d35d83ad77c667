import { generateKeyPairSync } from 'node:crypto';
import * as assert from 'uvu/assert';
import { createEngine } from '../../../src/engine/create.ts';
import type { Match } from '../../../src/model/match.ts';
import { loadBuiltinRules } from '../../../src/rules/builtin.ts';
import { pemBlock } from '../../../src/rules/pem.ts';
import { Random } from '../../../src/rules/random.ts';
import { randomText } from '../../support/random.ts';
import { suite } from '../../support/suite.ts';

const ruleset = loadBuiltinRules();
const engine = createEngine(ruleset);
const word = randomText(7, 18);
const base64 = (text: string): string => Buffer.from(text).toString('base64');

/** Rule, account, kind and expiry of everything that is no mere low guess. */
function learnt(text: string): (string | undefined)[][] {
  const found = engine.match(Buffer.from(text)).filter(({ confidence }) => confidence >= 0.5);
  return found.map(({ rule, learnt: told }: Match) => [ruleset.rules[rule]!.id, told?.account]);
}

const owners = suite('whose it is');
const cases: readonly (readonly [string, string, string, string])[] = [
  ['a URL', `postgres://anna:${word}@db.acme.io/shop`, 'database-connection-string', 'anna@db.acme.io'],
  ['.netrc', `machine git.acme.io login anna password ${word}\n`, 'netrc-password', 'anna@git.acme.io'],
  ['.pgpass', `db.acme.io:5432:shop:anna:${word}\n`, 'pgpass-password', 'anna@db.acme.io'],
  [
    'the login of a registry',
    `{"auths": {"hub.acme.io": {"auth": "${base64(`anna:${word}`)}"}}}`,
    'docker-config-auth',
    'anna@hub.acme.io',
  ],
  ['names beside', `DB_HOST=db.acme.io\nDB_USER=anna\nDB_PASSWORD=${word}\n`, 'generic-password', 'anna@db.acme.io'],
  ['names behind', `{"password": "${word}", "username": "anna"}`, 'generic-password', 'anna'],
  ['a client id', `client_id: acme-web\nclient_secret: ${word}${word}\n`, 'generic-secret', 'acme-web'],
];
for (const [name, text, rule, account] of cases) {
  owners(`is learnt from ${name}`, () => assert.equal(learnt(text), [[rule, account]]));
}
owners('is not taken from a reference or another stem', () => {
  assert.equal(learnt(`DB_USER=\${WHO}\nSMTP_USER=anna\nDB_PASSWORD=${word}\n`), [['generic-password', undefined]]);
});

const quiet = suite('encrypted and hashed text');
for (const [name, text] of [
  ['Ansible vault', `password: !vault |\n  $ANSIBLE_VAULT;1.1;AES256\n  ${base64(word).repeat(3)}\n`],
  ['SOPS', `password: ENC[AES256_GCM,data:${base64(word)},iv:${base64(word)},tag:${base64(word)},type:str]\n`],
  ['SealedSecret', `kind: SealedSecret\nspec:\n  encryptedData:\n    password: AgB${base64(word.repeat(40))}\n`],
  ['htpasswd, bcrypt', `anna:$2y$05$${randomText(8, 53)}\n`],
  ['htpasswd, apr1', `anna:$apr1$${randomText(8, 8)}$${randomText(9, 22)}\n`],
  ['htpasswd, SHA-1', `anna:{SHA}${base64(randomText(8, 20))}\n`],
] as const) {
  quiet(`is no finding: ${name}`, () => assert.equal(learnt(text), []));
}

const keys = suite('fingerprints of keys');
keys('are the same for an RSA key in PKCS#1 and PKCS#8', () => {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 1024 });
  const accounts = (['pkcs1', 'pkcs8'] as const).map(
    (type) => learnt(String(privateKey.export({ type, format: 'pem' })))[0]![1],
  );
  assert.match(String(accounts[0]), /^SHA256:[A-Za-z0-9+/]{43}$/);
  assert.is(accounts[0], accounts[1]);
});
keys('are told of an OpenSSH key', () => {
  const [found] = learnt(pemBlock('openssh', new Random('a')).join('\n'));
  assert.match(String(found?.[1]), /^SHA256:[A-Za-z0-9+/]{43}$/);
});
keys('are told of the client key in a kubeconfig', () => {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 1024 });
  const pem = String(privateKey.export({ type: 'pkcs1', format: 'pem' }));
  assert.match(String(learnt(`    client-key-data: ${base64(pem)}\n`)[0]?.[1]), /^SHA256:/);
});

const pypi = suite('tokens of PyPI');
const packet = (type: number, text: string): Buffer => {
  const bytes = Buffer.from(text);
  const length = bytes.length < 128 ? [bytes.length] : [(bytes.length & 127) | 128, bytes.length >> 7];
  return Buffer.concat([Buffer.from([type, ...length]), bytes]);
};
const token = (caveats: readonly string[]): string => {
  const head = [Buffer.of(2), packet(1, ['pypi', 'org'].join('.')), packet(2, randomText(4, 36)), Buffer.of(0)];
  const body = caveats.flatMap((caveat) => [packet(2, caveat), Buffer.of(0)]);
  return `py${'pi-'}${Buffer.concat([...head, ...body, Buffer.of(0), packet(6, randomText(5, 32))]).toString('base64url')}`;
};
pypi('tell their scope and expiry', () => {
  const [match] = engine.match(Buffer.from(`x = ${token(['[1, ["acme"]]', '[0, 1900000000, 1700000000]'])}`));
  assert.is(match?.confidence, 0.99);
  assert.is(match?.learnt?.account, 'project acme');
  assert.is(match?.learnt?.expires, '2030-03-17T17:46:40.000Z');
});
pypi('are disproved when they are no macaroon', () => {
  const [match] = engine.match(Buffer.from(`x = ${token([]).slice(0, 24)}${randomText(6, 100)}`));
  assert.ok((match?.confidence ?? 0) < 0.5);
});
owners.run();
quiet.run();
keys.run();
pypi.run();
