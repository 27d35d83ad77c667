import * as assert from 'uvu/assert';
import { fill, fillMarked } from '../../src/rules/sample.ts';
import { shannonEntropy } from '../../src/text/entropy.ts';
import { suite } from '../support/suite.ts';

const rule = { token: { prefix: ['acme_'], alphabet: 'alnum', length: 32, checksum: 'crc32-base62' } };
const sample = suite('fill');

sample('gives the same text for the same seed and another for another', () => {
  assert.is(fill('k={{token}}', rule, 1), fill('k={{token}}', rule, 1));
  assert.is.not(fill('k={{token}}', rule, 1), fill('k={{token}}', rule, 2));
});

sample('puts the same token wherever it stands in one template', () => {
  const [first, second] = fill('{{token}} {{token}}', rule, 7).split(' ');
  assert.is(first, second);
});

for (const { template, form } of [
  { template: '{{hex:8}}', form: /^[0-9a-f]{8}$/ },
  { template: '{{upper:2-3}}', form: /^[A-Z]{2,3}$/ },
  { template: '{{digit:1|3}}', form: /^(\d|\d{3})$/ },
  { template: '{{[a-c_-]:40}}', form: /^[a-c_-]{40}$/ },
  { template: '{{uuid}}', form: /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i },
  { template: "{{'ab'*3}}", form: /^ababab$/ },
  { template: '{{one:live|test}}', form: /^(live|test)$/ },
  { template: "{{b64 'user:pass'}}", form: /^dXNlcjpwYXNz$/ },
  { template: '{{token}}', form: /^acme_[A-Za-z0-9]{32}$/ },
  { template: '{{jwt}}', form: /^eyJ[\w-]+\.eyJ[\w-]+\.[\w-]{43}$/ },
  { template: '{{pem:rsa}}', form: /^-----BEGIN RSA PRIVATE KEY-----\nMII[\s\S]+\n-----END RSA PRIVATE KEY-----$/ },
  { template: '{{pem-line:openssh}}', form: /^-----BEGIN OPENSSH PRIVATE KEY-----\\nb3BlbnNzaC1rZXktdjEA[^\n]+$/ },
]) {
  sample(`fills ${template}`, () => assert.match(fill(template, rule, 3), form));
}

sample('draws tokens that look random: a digit, a letter and high entropy', () => {
  for (let seed = 0; seed < 200; seed++) {
    const token = fill('{{alnum:36}}', rule, seed);
    assert.match(token, /[0-9]/);
    assert.match(token, /[A-Za-z]/);
    assert.ok(shannonEntropy(token) > 3.5);
  }
});

sample('says where the secret stands', () => {
  const { text, start, end } = fillMarked('a ⟦b{{digit:2}}⟧ c', rule, 1);
  assert.match(text.slice(start, end), /^b\d\d$/);
  assert.is(text.indexOf('⟦'), -1);
  const token = fillMarked('k={{token}};', rule, 1);
  assert.is(token.text.slice(token.start, token.end), fill('k={{token}};', rule, 1).slice(2, -1));
});

sample('never ends a token in a character that could belong to the text behind it', () => {
  for (let seed = 0; seed < 100; seed++)
    assert.match(fill('{{base64url:20}}', rule, seed), /^[A-Za-z0-9].*[A-Za-z0-9]$/);
});

for (const template of ['{{nonsense:3}}', '{{alnum}}', '{{alnum:9-3}}', '{{sum:md4}}', '{{pem:dsa}}'])
  sample(`refuses ${template}`, () => assert.throws(() => fill(template, rule, 1), RangeError as never));

sample.run();
