import fc from 'fast-check';
import * as assert from 'uvu/assert';
import { joinRanges, KnownText, replaceRanges } from '../../src/findings/known-text.ts';
import { suite } from '../support/suite.ts';

const knowing = (...texts: string[]): KnownText => {
  const known = new KnownText();
  for (const text of texts) known.add(text);
  return known;
};
const hide = (known: KnownText, text: string): string => replaceRanges(text, known.find(text), '#');

const knownText = suite('KnownText');
for (const { name, secret, text, hidden } of [
  { name: 'finds a whole secret', secret: 'abcdefghijklmnop', text: 'x=abcdefghijklmnop;', hidden: 'x=#;' },
  { name: 'finds it twice', secret: 'abcdefghijklmnop', text: 'abcdefghijklmnop abcdefghijklmnop', hidden: '# #' },
  { name: 'finds twelve characters of it', secret: 'abcdefghijklmnop', text: 'x=cdefghijklmn', hidden: 'x=#' },
  {
    name: 'lets eleven characters of it be',
    secret: 'abcdefghijklmnop',
    text: 'x=cdefghijklm',
    hidden: 'x=cdefghijklm',
  },
  { name: 'finds it inside a word', secret: 'abcdefghijklmnop', text: 'xabcdefghijklmnopy', hidden: 'x#y' },
  { name: 'finds a short one that stands alone', secret: 'hunter2', text: 'pw: hunter2!', hidden: 'pw: #!' },
  { name: 'lets a short one inside a word be', secret: 'test', text: 'testing contests', hidden: 'testing contests' },
  { name: 'takes punctuation for the end of a word', secret: '$ec!', text: 'a$ec!b', hidden: 'a#b' },
  { name: 'lets what is under four characters be', secret: 'abc', text: 'abc', hidden: 'abc' },
]) {
  knownText(name, () => assert.is(hide(knowing(secret), text), hidden));
}
knownText('joins overlapping secrets', () => {
  assert.is(hide(knowing('abcdefghijklmnop', 'ijklmnopqrstuvwx'), '>abcdefghijklmnopqrstuvwx<'), '>#<');
});
knownText('leaves no twelve characters of any secret, wherever it stands', () => {
  const texts = fc.stringMatching(/^[a-c]{0,20}$/);
  fc.assert(
    fc.property(fc.stringMatching(/^[a-c]{12,30}$/), texts, texts, fc.nat(20), (secret, before, after, cut) => {
      const shown = hide(knowing(secret), `${before}${secret.slice(cut % 5)}${after}`);
      for (let at = 0; at + 12 <= secret.length; at++) assert.not.ok(shown.includes(secret.slice(at, at + 12)));
    }),
  );
});
knownText('finds the same with little room', () => {
  const known = new KnownText(1);
  known.add('hunter2');
  known.add('abcdefghijklmnop');
  assert.is(hide(known, 'hunter2 abcdefghijklmnop hunter3'), '# # hunter3');
});
knownText('joinRanges sorts and joins what overlaps or touches', () => {
  assert.equal(
    joinRanges([
      [5, 7],
      [0, 2],
      [2, 3],
      [6, 9],
    ]),
    [
      [0, 3],
      [5, 9],
    ],
  );
});
knownText.run();
