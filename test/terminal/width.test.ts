import * as assert from 'uvu/assert';
import { columns, cutEnd, wrap } from '../../src/terminal/width.ts';
import { suite } from '../support/suite.ts';

const widths = suite('width');
for (const { name, text, is } of [
  { name: 'counts letters', text: 'abc', is: 3 },
  { name: 'counts a wide character as two', text: '日本', is: 4 },
  { name: 'counts an emoji as two', text: '🔑', is: 2 },
  { name: 'does not count combining marks', text: 'e\u0301', is: 1 },
]) {
  widths(`columns ${name}`, () => assert.is(columns(text), is));
}
for (const { name, text, width, is } of [
  { name: 'leaves what fits', text: 'abcde', width: 5, is: 'abcde' },
  { name: 'marks what it cuts', text: 'abcdef', width: 5, is: 'abcd…' },
  { name: 'never cuts a wide character in two', text: '日本語', width: 4, is: '日…' },
]) {
  widths(`cutEnd ${name}`, () => assert.is(cutEnd(text, width), is));
}
for (const { name, text, is } of [
  { name: 'breaks at spaces', text: 'one two three', is: ['one two', 'three'] },
  { name: 'lets a long word stand', text: 'a muchtoolongword b', is: ['a', 'muchtoolongword', 'b'] },
  { name: 'gives one line for nothing', text: '', is: [''] },
]) {
  widths(`wrap ${name}`, () => assert.equal(wrap(text, 8), is));
}
widths.run();
