import * as assert from 'uvu/assert';
import { entropy, wordiness } from '../../../src/engine/judge/randomness.ts';
import { suite } from '../../support/suite.ts';
import { drawn } from './values.ts';

const whole = (text: string): number => wordiness(text, 0, text.length);

const model = suite('wordiness');
for (const name of [
  'passwordValidator',
  'the_quick_brown_fox',
  'org.acme.commons.StringBuilder',
  'MAX_CONNECTIONS_PER_HOST',
  'x86_64-linux-gnu',
]) {
  model(`is positive for the name ${name}`, () => assert.ok(whole(name) > 0.2, String(whole(name))));
}
for (const alphabet of ['alnum', 'hex', 'base36'] as const) {
  model(`is clearly negative for 32 random characters (${alphabet})`, () => {
    const most = alphabet === 'hex' ? 0 : -0.3;
    for (let seed = 1; seed <= 50; seed++) {
      const text = drawn(alphabet, 32, seed);
      assert.ok(whole(text) < most, `seed ${seed}: ${whole(text)}`);
    }
  });
}
model('is zero for one character', () => assert.is(wordiness('a', 0, 1), 0));
model('looks at the range only', () => assert.is(wordiness('##password##', 2, 10), whole('password')));
model.run();

const bits = suite('entropy');
bits('is 0 for one symbol repeated', () => assert.is(entropy('aaaa', 0, 4), 0));
bits('is 1 for two symbols in equal parts', () => assert.is(entropy('abab', 0, 4), 1));
bits('is 0 for an empty range', () => assert.is(entropy('abab', 2, 2), 0));
bits('leaves nothing behind for the next call', () => {
  entropy('abcd', 0, 4);
  assert.is(entropy('aaaa', 0, 4), 0);
});
bits.run();
