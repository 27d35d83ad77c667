import * as assert from 'uvu/assert';
import { createLocator, locate } from '../../src/text/lines.ts';
import { suite } from '../support/suite.ts';

const lines = suite('locate');

for (const { name, text, find, at, encoding = 'utf8' } of [
  { name: 'counts from 1', text: 'KEY', find: 'KEY', at: '1:1-1:4' },
  { name: 'counts lines', text: 'a\n\n  KEY\n', find: 'KEY', at: '3:3-3:6' },
  { name: 'takes a carriage return for a part of the end', text: 'a\r\nb KEY\r\n', find: 'KEY', at: '2:3-2:6' },
  { name: 'does not take a lone carriage return for an end', text: 'a\rKEY', find: 'KEY', at: '1:3-1:6' },
  { name: 'counts characters, not bytes', text: '\u00e4\u4e2d KEY', find: 'KEY', at: '1:4-1:7' },
  { name: 'counts UTF-16 code units', text: '\u{1f511} KEY', find: 'KEY', at: '1:4-1:7' },
  { name: 'does not count a byte order mark', text: '\ufeffKEY', find: 'KEY', at: '1:1-1:4' },
  { name: 'counts a mark that is none', text: 'x\n\ufeffKEY'.replace('\ufeff', '\u200b'), find: 'KEY', at: '2:2-2:5' },
  { name: 'spans lines', text: 'x\n KEY\nof\nmany\ny', find: 'KEY\nof\nmany', at: '2:2-4:5' },
  { name: 'ends before a line feed that it includes', text: 'KEY\nx', find: 'KEY\n', at: '1:1-1:5' },
  { name: 'reads UTF-16', text: '\ufeffeins\r\n\u00e4 KEY\r\n', find: 'KEY', at: '2:3-2:6', encoding: 'utf16le' },
  {
    name: 'reads UTF-16 without a mark',
    text: 'eins\r\nzwei KEY\r\n',
    find: 'KEY',
    at: '2:6-2:9',
    encoding: 'utf16le',
  },
  {
    name: 'is not misled by a 0x0A inside UTF-16',
    text: '\ufeff\u0a0a\u0a00\u000b KEY',
    find: 'KEY',
    at: '1:5-1:8',
    encoding: 'utf16le',
  },
] as const) {
  lines(name, () => {
    const bytes = Buffer.from(text, encoding);
    const start = bytes.indexOf(Buffer.from(find, encoding));
    const found = locate(bytes, start, start + Buffer.from(find, encoding).length);
    assert.is(`${found.line}:${found.column}-${found.endLine}:${found.endColumn}`, at);
  });
}

const excerptOf = (text: string, find: string) => {
  const bytes = Buffer.from(text);
  const start = bytes.indexOf(find);
  const { excerpt } = locate(bytes, start, start + Buffer.byteLength(find));
  return { first: excerpt.firstLine, lines: excerpt.reveal() };
};

lines('keeps the line before, its own and the one after', () => {
  assert.equal(excerptOf('1\n2\r\nKEY\r\n4\n5', 'KEY'), { first: 2, lines: ['2', 'KEY', '4'] });
  assert.equal(excerptOf('KEY', 'KEY'), { first: 1, lines: ['KEY'] });
  assert.equal(excerptOf('KEY\n', 'KEY'), { first: 1, lines: ['KEY', ''] });
});

lines('cuts a long line, but never through the secret', () => {
  const cut = (before: number) => excerptOf(`${'x'.repeat(before)}SECRET${'y'.repeat(3000)}`, 'SECRET').lines[0]!;
  assert.is(cut(10).length, 2000);
  assert.is(cut(1994).length, 2000);
  assert.ok(cut(1994).endsWith('SECRET'));
  assert.is(cut(1996).length, 1996);
  assert.not.match(cut(1996), 'S');
  assert.not.match(cut(8190), 'S');
  assert.not.match(cut(90_000), 'S');
});

lines('holds a bounded number of lines', () => {
  const key = `BEGIN\n${'x\n'.repeat(1000)}END`;
  assert.is(excerptOf(`a\n${key}\nb`, key).lines.length, 200);
});

lines('says where the bytes stand in a longer text', () => {
  const locator = createLocator(Buffer.from('b KEY\nKEY'), 'utf8', { lines: 10, columns: 100 });
  const [first, second] = [locator.locate(2, 5), locator.locate(6, 9)];
  assert.equal([first.line, first.column, first.endColumn, second.line, second.column], [11, 103, 106, 12, 1]);
  assert.is(second.excerpt.firstLine, 11);
});

lines.run();
