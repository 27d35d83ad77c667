import * as assert from 'uvu/assert';
import { explainKeys } from '../../../src/engine/judge/explain.ts';
import { suite } from '../../support/suite.ts';
import { drawn } from './values.ts';

const explain = suite('explainKeys');
for (const { name, text, says } of [
  { name: 'a key about something else', text: 'token_url = "abc12345"', says: 'about something else' },
  { name: 'a key without a value', text: 'a password for you', says: 'no value|bare word' },
  { name: 'a placeholder', text: 'password = "<password>"', says: 'a placeholder' },
  { name: 'a template', text: `password = "${'$'}{PW}"`, says: 'filled in later' },
  { name: 'an expression', text: 'password = readPassword(path)', says: 'an expression' },
  { name: 'text for people', text: 'password: "Please type it again"', says: 'text for people' },
  { name: 'a weak key with a word', text: 'key = "marmalade"', says: 'not random enough' },
]) {
  explain(`says what stopped ${name}`, () => {
    const [first] = explainKeys({ text, origin: 0 }, 0, text.length);
    assert.match(first?.says ?? '', new RegExp(says));
    assert.is(first?.confidence, undefined);
  });
}
explain('gives the confidence where a value passes, and never the value', () => {
  const value = drawn('alnum', 32, 3);
  const text = `client_secret = "${value}"`;
  const [first] = explainKeys({ text, origin: 0 }, 0, text.length);
  assert.is(first?.key, 'client_secret');
  assert.ok((first?.confidence ?? 0) >= 0.8);
  assert.not.match(JSON.stringify(first), value);
});
explain('looks at its line only', () => {
  const text = 'password = "x"\nname = "y"\n';
  assert.equal(explainKeys({ text, origin: 0 }, text.indexOf('name'), text.length), []);
});
explain.run();
