import * as assert from 'uvu/assert';
import { estimateBits, isWordLike, shannonEntropy } from '../../src/findings/strength.ts';
import { suite } from '../support/suite.ts';

const entropy = suite('shannonEntropy');
for (const { name, text, bits } of [
  { name: 'is 0 for the empty text', text: '', bits: 0 },
  { name: 'is 0 for one character repeated', text: 'aaaaaaaa', bits: 0 },
  { name: 'is 1 for two characters in equal parts', text: 'abababab', bits: 1 },
  { name: 'is 4 for the sixteen hex digits', text: '0123456789abcdef', bits: 4 },
]) {
  entropy(name, () => assert.is(shannonEntropy(text), bits));
}
entropy.run();

const strength = suite('estimateBits');
for (const { name, text, strong } of [
  { name: 'a password of words and digits is guessable', text: 'Sommer2024!', strong: false },
  { name: 'four words are guessable', text: 'correct horse battery staple', strong: false },
  { name: 'a short random text is guessable', text: 'x9K!q2', strong: false },
  { name: 'a repeated pattern is guessable', text: 'abcabcabcabcabcabcabcabc', strong: false },
  { name: '32 hex digits are not', text: '9f86d081884c7d659a2feaa0c55ad015', strong: true },
  { name: '24 mixed characters are not', text: 'Zt4vQ8sLm2XpB7wKd9RyC3nJ', strong: true },
]) {
  strength(name, () => assert.is(estimateBits(text) >= 64, strong));
}
strength.run();

const words = suite('isWordLike');
for (const { text, holds } of [
  { text: 'secret', holds: true },
  { text: 'SECRET_KEY', holds: true },
  { text: 'config.DevelopmentKey', holds: true },
  { text: 'Password2024', holds: true },
  { text: 'change-me-now', holds: true },
  { text: 'hunter2!', holds: false },
  { text: 'Zt4vQ8sLm2Xp', holds: false },
  { text: '9f86d081884c', holds: false },
]) {
  words(`${text} ${holds ? 'is' : 'is not'}`, () => assert.is(isWordLike(text), holds));
}
words('takes no longer for a long text', () => {
  const started = Date.now();
  assert.is(isWordLike(`${'aB'.repeat(50_000)}!`), false);
  assert.ok(Date.now() - started < 1000);
});
words.run();
