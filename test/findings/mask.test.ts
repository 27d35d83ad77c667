import fc from 'fast-check';
import * as assert from 'uvu/assert';
import { mask } from '../../src/findings/mask.ts';
import { Secret } from '../../src/model/secret.ts';
import { suite } from '../support/suite.ts';

const masked = (text: string): string => mask(new Secret(Buffer.from(text, 'utf8').toString('latin1')));
const label = ['-----BEGIN RSA', 'PRIVATE KEY-----'].join(' ');

const masks = suite('mask');
for (const { name, text, shows } of [
  { name: 'shows nothing of 15 characters', text: 'abcdefghijklmno', shows: '********' },
  { name: 'shows nothing of the empty text', text: '', shows: '********' },
  { name: 'shows a quarter of 16', text: 'abcdefghijklmnop', shows: 'abc****…**p' },
  { name: 'shows a quarter of 20', text: 'abcdefghijklmnopqrst', shows: 'abcd****…**t' },
  { name: 'shows six of 24', text: 'abcdefghijklmnopqrstuvwx', shows: 'abcd****…**wx' },
  { name: 'shows six of 100', text: 'abcd'.repeat(25), shows: 'abcd****…**cd' },
  { name: 'counts characters, not bytes', text: 'äöüßäöüßäöüßäö', shows: '********' },
  { name: 'shows characters, not bytes', text: 'äöüßäöüßäöüßäöüßäöüßäöüß', shows: 'äöüß****…**üß' },
  { name: 'shows no control characters', text: `a\u001b[m${'x'.repeat(30)}\n\u202e`, shows: 'a**m****…****' },
  { name: 'shows no markup', text: `<b>|${'x'.repeat(30)}\`"`, shows: '*b******…****' },
  { name: 'shows the label of a PEM key', text: `${label}\nMIIE${'A'.repeat(64)}\n`, shows: `${label}****…**` },
]) {
  masks(name, () => assert.is(masked(text), shows));
}
masks('never shows more than a quarter, nor more than six characters', () => {
  fc.assert(
    fc.property(fc.stringMatching(/^[a-z]{16,80}$/), (text) => {
      const letters = masked(text).replace(/[^a-z]/g, '');
      assert.ok(letters.length <= Math.min(6, text.length / 4));
      assert.ok(text.startsWith(/^[a-z]*/.exec(masked(text))![0]));
    }),
  );
});
masks.run();
