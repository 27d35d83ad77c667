import * as assert from 'uvu/assert';
import { decode, detectEncoding } from '../../src/text/encoding.ts';
import { suite } from '../support/suite.ts';

const wide = (text: string): Buffer => Buffer.from(text, 'utf16le');
const swapped = (text: string): Buffer => Buffer.from(text, 'utf16le').swap16();
const latin1 = (text: string): Buffer => Buffer.from(text, 'latin1');

const encodings = suite('detectEncoding');

for (const { name, bytes, is } of [
  { name: 'takes nothing for UTF-8', bytes: latin1(''), is: 'utf8' },
  { name: 'takes ASCII for UTF-8', bytes: latin1('plain text\n'), is: 'utf8' },
  { name: 'takes Latin-1 for UTF-8, which it extends alike', bytes: latin1('caf\xe9'), is: 'utf8' },
  { name: 'knows UTF-16 by its mark', bytes: wide('\ufeff\u4e2d\u6587'), is: 'utf16le' },
  { name: 'knows UTF-16 the other way round', bytes: swapped('\ufeff\u4e2d\u6587'), is: 'utf16be' },
  { name: 'knows UTF-16 without a mark', bytes: wide('key = value\r\n'), is: 'utf16le' },
  { name: 'knows it the other way round', bytes: swapped('key = value\r\n'), is: 'utf16be' },
  { name: 'knows mostly Western UTF-16', bytes: wide('stra\u00dfe \u20ac 5, and so on'), is: 'utf16le' },
  { name: 'takes a NUL for binary', bytes: latin1('abc\0def, with text behind it'), is: 'binary' },
  { name: 'takes a last odd NUL for binary', bytes: latin1('abcd\0'), is: 'binary' },
  {
    name: 'takes an ELF header for binary',
    bytes: latin1('\x7fELF\x02\x01\x01\0\0\0\0\0\0\0\0\0\x03\0>\0'),
    is: 'binary',
  },
  { name: 'knows UTF-32 by its mark', bytes: latin1('\xff\xfe\0\0a\0\0\0b\0\0\0'), is: 'utf32le' },
  { name: 'knows UTF-32 the other way round', bytes: latin1('\0\0\xfe\xff\0\0\0a'), is: 'utf32be' },
  { name: 'knows UTF-32 without a mark', bytes: latin1('a\0\0\0b\0\0\0'), is: 'utf32le' },
  { name: 'knows it the other way round, too', bytes: latin1('\0\0\0a\0\0\0b'), is: 'utf32be' },
  { name: 'takes zeros for binary', bytes: Buffer.alloc(100), is: 'binary' },
] as const) {
  encodings(name, () => assert.is(detectEncoding(bytes), is));
}

encodings('decode drops the mark and never fails', () => {
  assert.is(decode(wide('\ufeffab'), 'utf16le'), 'ab');
  assert.is(decode(swapped('\ufeffab'), 'utf16be'), 'ab');
  assert.is(decode(Buffer.from('\ufeffab'), 'utf8'), 'ab');
  assert.is(decode(latin1('\xff\xfea'), 'utf8'), '\ufffd\ufffda');
});

encodings.run();
