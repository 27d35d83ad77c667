import { generateKeyPairSync } from 'node:crypto';
import * as assert from 'uvu/assert';
import type { Told } from '../../../src/engine/judge/structures/told.ts';
import { structures } from '../../../src/engine/judge/structures.ts';
import { suite } from '../../support/suite.ts';
import { drawn } from './values.ts';

/** Asks a structure about the text between « and », which stands in the text around it. */
function ask(name: string, marked: string): Told {
  const start = marked.indexOf('«');
  const end = marked.indexOf('»') - 1;
  const text = marked.replace(/[«»]/g, '');
  return structures[name]!(text.slice(start, end), { text, origin: 0 }, start, end);
}

const base64 = (text: string): string => Buffer.from(text).toString('base64');
const part = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');

const rsa = generateKeyPairSync('rsa', {
  modulusLength: 1024,
  publicKeyEncoding: { type: 'spki', format: 'pem' },
  privateKeyEncoding: { type: 'pkcs1', format: 'pem' },
});
const ec = generateKeyPairSync('ec', {
  namedCurve: 'P-256',
  publicKeyEncoding: { type: 'spki', format: 'pem' },
  privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
});
const locked = generateKeyPairSync('ed25519', {
  publicKeyEncoding: { type: 'spki', format: 'pem' },
  privateKeyEncoding: { type: 'pkcs8', format: 'pem', cipher: 'aes-256-cbc', passphrase: 'x' },
});

const pem = suite('structure pem');
pem('parses an RSA key and counts its bits', () => {
  const told = ask('pem', `«${rsa.privateKey}»`);
  assert.is(told.holds, true);
  assert.is(told.learnt?.kind, 'RSA, 1024 bits');
});
pem('parses PKCS#8', () => assert.is(ask('pem', `«${ec.privateKey}»`).learnt?.kind, 'EC'));
pem('parses a key that is escaped in a string', () => {
  assert.is(ask('pem', `"key": "«${rsa.privateKey.replaceAll('\n', '\\n')}»"`).holds, true);
});
pem('parses a key that is joined from literals', () => {
  const lines = rsa.privateKey.trim().split('\n');
  assert.is(ask('pem', `«${lines.map((line) => `"${line}\\n"`).join(' +\n  ')}»`).holds, true);
});
pem('finds the body when only the header was matched', () => {
  const [head, ...rest] = rsa.privateKey.split('\n');
  assert.is(ask('pem', `«${head}»\n${rest.join('\n')}`).holds, true);
});
pem('tells an encrypted key apart', () => {
  const told = ask('pem', `«${locked.privateKey}»`);
  assert.is(told.drop, undefined);
  assert.ok(told.confidence! < 0.5);
});
pem('disproves a body that is no key', () => {
  const body = base64(drawn('alnum', 400, 2));
  assert.is(ask('pem', `«-----BEGIN RSA PRIVATE KEY-----\n${body}\n-----END RSA PRIVATE KEY-----»`).holds, false);
});
for (const [name, body] of [
  ['nothing behind the header', ''],
  ['an ellipsis', 'MIIE...'],
  ['a mask', 'x'.repeat(70)],
]) {
  pem(`drops ${name}`, () => {
    assert.is(ask('pem', `«-----BEGIN PRIVATE KEY-----\n${body}\n-----END PRIVATE KEY-----»`).drop, true);
  });
}
pem.run();

const tokens = suite('structure jwt');
const signature = drawn('alnum', 43, 6);
tokens('learns algorithm, issuer and expiry', () => {
  const claims = { iss: 'https://id.acme.dev', exp: 1_900_000_000 };
  const told = ask('jwt', `«${part({ alg: 'RS256' })}.${part(claims)}.${signature}»`);
  assert.is(told.holds, true);
  assert.equal(told.learnt, { kind: 'JWT RS256', expires: '2030-03-17T17:46:40.000Z', account: 'https://id.acme.dev' });
});
tokens('drops a token without a signature', () => {
  assert.is(ask('jwt', `«${part({ alg: 'none' })}.${part({ sub: 1 })}.»`).drop, true);
});
tokens('disproves a header that is no JSON', () =>
  assert.is(ask('jwt', `«abc.${part({})}.${signature}»`).holds, false),
);
tokens('knows the sample that everybody shows', () => {
  const told = ask('jwt', `«${part({ alg: 'HS256' })}.${part({ sub: '1234567890', name: 'John Doe' })}.${signature}»`);
  assert.ok(told.confidence! < 0.5);
});
tokens.run();

const aws = suite('structure aws-key-id');
aws('reads the account out of the id', () => {
  assert.is(ask('aws-key-id', `«${keyIdOf(123_456_789_012n)}»`).learnt?.account, '123456789012');
  assert.is(ask('aws-key-id', `«${keyIdOf(7_000_000_001n)}»`).learnt?.account, '007000000001');
});
aws('drops the examples of the documentation', () => {
  assert.is(ask('aws-key-id', `«AKIA${'IOSFODNN7'}EXAMPLE»`).drop, true);
});
aws('disproves an id with characters outside base32', () => {
  assert.is(ask('aws-key-id', `«AKIA${'C61AB9ZT'}JONJ2CXT»`).holds, false);
});
aws.run();

const der = suite('structure der-key');
const bare = (key: string): string => key.replace(/-----.*-----|\s/g, '');
der('parses a key without its PEM lines', () => {
  assert.is(ask('der-key', `key = "«${bare(rsa.privateKey)}»"`).learnt?.kind, 'RSA, 1024 bits');
  assert.is(ask('der-key', `key = "«${bare(ec.privateKey)}»"`).learnt?.kind, 'EC');
});
der('disproves what is no key', () => {
  assert.is(ask('der-key', `«${base64(drawn('alnum', 400, 2))}»`).holds, false);
});
der.run();

const passwords = suite('passwords by their place');
const word = 'kT7-mallow39';
for (const { name, structure, text, drop = false, atLeast = 0, below = 1.1 } of [
  {
    name: 'a mixed password in a URL',
    structure: 'url-password',
    text: `db://app:«${word}»@db.acme.dev/x`,
    atLeast: 0.5,
  },
  { name: 'a stock password in a URL', structure: 'url-password', text: 'db://app:«password»@db', below: 0.5 },
  {
    name: 'a word at a reserved host',
    structure: 'url-password',
    text: 'db://app:«marmeladen»@db.example',
    below: 0.5,
  },
  { name: "the user's name again", structure: 'url-password', text: 'db://postgres:«postgres»@db', below: 0.5 },
  { name: 'a variable in a URL', structure: 'url-password', text: `db://app:«${'$'}{PW}»@db`, drop: true },
  { name: 'a bracket in a URL', structure: 'url-password', text: 'db://app:«<password>»@db', drop: true },
  { name: 'a Basic header', structure: 'basic-header', text: `Basic «${base64(`bob:${word}`)}»`, atLeast: 0.5 },
  {
    name: 'a Basic header of the documentation',
    structure: 'basic-header',
    text: `Basic «${base64('user:pass')}»`,
    below: 0.5,
  },
  { name: 'base64 of something else', structure: 'basic-header', text: `Basic «${base64('hello there')}»`, drop: true },
  {
    name: 'an entry of a Secret',
    structure: 'kubernetes-secret',
    text: `data:\n  password: «${base64(word)}»`,
    atLeast: 0.5,
  },
  {
    name: 'a user in a Secret',
    structure: 'kubernetes-secret',
    text: `data:\n  username: «${base64('admin')}»`,
    drop: true,
  },
  { name: 'a typed password', structure: 'typed-password', text: `«${word}»`, atLeast: 0.5 },
  { name: 'a bearer token', structure: 'bearer', text: `Bearer «${drawn('alnum', 40, 4)}»`, atLeast: 0.8 },
  { name: 'a bearer placeholder', structure: 'bearer', text: 'Bearer «<token>»', drop: true },
]) {
  passwords(`judges ${name}`, () => {
    const told = ask(structure, text);
    assert.is(told.drop === true, drop, told.reason);
    if (!drop) assert.ok((told.confidence ?? 0) >= atLeast && (told.confidence ?? 0) < below, String(told.confidence));
    assert.not.match(told.reason, word);
  });
}
passwords('learns the account from a Basic header', () => {
  assert.is(ask('basic-header', `«${base64(`bob:${word}`)}»`).learnt?.account, 'bob');
});
passwords.run();

const others = suite('other structures');
others('tells a test key of Stripe from a live one', () => {
  assert.match(ask('stripe', `«sk_${'test'}_x»`).learnt?.kind ?? '', 'test');
  assert.match(ask('stripe', `«sk_${'live'}_x»`).learnt?.kind ?? '', 'live');
});
others('reads the expiry beside a shared access signature', () => {
  const told = ask('azure-sas', `?sv=2022&se=2030-01-02T03%3A04%3A05Z&sig=«${drawn('alnum', 43, 3)}%3D»`);
  assert.is(told.learnt?.expires, '2030-01-02T03:04:05.000Z');
});
others('finds the account of a service account', () => {
  const json = `{"client_email": "bot@acme.dev", "private_key": "«${rsa.privateKey.replaceAll('\n', '\\n')}»"}`;
  const told = ask('google-service-account', json);
  assert.is(told.learnt?.account, 'bot@acme.dev');
  assert.is(told.holds, true);
});
others.run();

/** Puts an account number into a key id as AWS does: 40 bits from the second bit on, in base 32. */
function keyIdOf(account: bigint): string {
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
  let bits = ((1n << 47n) | (account << 7n)) << 2n;
  let id = '';
  for (let i = 0; i < 10; i++, bits >>= 5n) id = alphabet[Number(bits & 31n)] + id;
  return `AKIA${id}${drawn('base36', 6, 9)
    .toUpperCase()
    .replace(/[0189]/g, 'Q')}`;
}
