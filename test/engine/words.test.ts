import * as fc from 'fast-check';
import * as assert from 'uvu/assert';
import { WordIndex } from '../../src/engine/words.ts';
import { suite } from '../support/suite.ts';

const words = suite('context words');

for (const { name, wanted, text, expected } of [
  { name: 'stand at the start of a text', wanted: ['token'], text: 'token=1', expected: ['0-5'] },
  { name: 'have any case', wanted: ['Token'], text: 'my TOKEN', expected: ['3-8'] },
  { name: 'may go on', wanted: ['token'], text: 'tokens', expected: ['0-5'] },
  { name: 'start behind a sign or a digit', wanted: ['key'], text: '_key 1key', expected: ['1-4', '6-9'] },
  { name: 'start at a hump of camel case', wanted: ['key'], text: 'apiKey', expected: ['3-6'] },
  { name: 'do not start inside a word', wanted: ['key'], text: 'monkey', expected: [] },
  { name: 'may begin with a sign', wanted: ['://'], text: 'http://x', expected: ['4-7'] },
  {
    name: 'may begin with the same three characters',
    wanted: ['token', 'tokio'],
    text: 'tokio token',
    expected: ['0-5', '6-11'],
  },
  { name: 'end where the text ends', wanted: ['token'], text: 'a toke', expected: [] },
  { name: 'are not in an empty text', wanted: ['token'], text: '', expected: [] },
]) {
  words(name, () => {
    const index = new WordIndex(wanted.map((word, rule) => [word, rule] as const));
    assert.equal(
      index.find(text).map(({ start, end }) => `${start}-${end}`),
      expected,
    );
  });
}

words('name every rule that wants them', () => {
  const index = new WordIndex([
    ['token', 3],
    ['TOKEN', 5],
    ['other', 9],
  ]);
  assert.equal(index.find('token')[0]!.rules, [3, 5]);
});

words('are found as a plain search finds them', () => {
  const wanted = ['key', 'key_', 'pass', 'password', 'aws_sec', '-h '];
  const index = new WordIndex(wanted.map((word, rule) => [word, rule] as const));
  const isLetter = (char: string): boolean => /[A-Za-z]/.test(char);
  const starts = (text: string, at: number): boolean => {
    const [char, before] = [text[at]!, text[at - 1] ?? ''];
    if (at === 0 || !isLetter(char)) return true;
    return /[A-Z]/.test(char) ? !/[A-Z]/.test(before) : !isLetter(before);
  };
  const parts = fc.constantFrom(...wanted, 'KEY', 'Key', 'Pass', 'word', 'x', 'X', '_', ' ', '1', '\u00e9', '-H ');
  fc.assert(
    fc.property(fc.array(parts, { maxLength: 20 }), (list) => {
      const text = list.join('');
      const expected: string[] = [];
      for (let at = 0; at < text.length; at++) {
        for (const word of wanted)
          if (starts(text, at) && text.slice(at, at + word.length).toLowerCase() === word)
            expected.push(`${at} ${word.length}`);
      }
      const found = index.find(text).map(({ start, end }) => `${start} ${end - start}`);
      assert.equal([...found].sort(), expected.sort());
    }),
    { numRuns: 300, seed: 5 },
  );
});

words('may be none', () => assert.is(new WordIndex([]).empty, true));

words.run();
