import * as assert from 'uvu/assert';
import { bytesOfLatin1, readableLatin1 } from '../../src/text/latin1.ts';
import { suite } from '../support/suite.ts';

const readable = suite('readableLatin1');
for (const { name, bytes, text } of [
  { name: 'leaves ASCII alone', bytes: Buffer.from('plain'), text: 'plain' },
  { name: 'decodes UTF-8', bytes: Buffer.from('Übung 🔑', 'utf8'), text: 'Übung 🔑' },
  { name: 'keeps a byte order mark', bytes: Buffer.from('\ufeffa', 'utf8'), text: '\ufeffa' },
  { name: 'keeps bytes that are no UTF-8', bytes: Buffer.from([0xdc, 0x62, 0xff]), text: 'Übÿ' },
  { name: 'keeps all of a text with one bad byte', bytes: Buffer.from([0xc3, 0x9c, 0xff]), text: 'Ã\x9cÿ' },
]) {
  readable(name, () => assert.is(readableLatin1(bytes.toString('latin1')), text));
}
readable('bytesOfLatin1 gives one byte for each char', () => {
  assert.equal([...bytesOfLatin1('a\x00\xff')], [97, 0, 255]);
});
readable.run();
