import * as assert from 'uvu/assert';
import { isMedia } from '../../src/text/media.ts';
import { suite } from '../support/suite.ts';

const media = suite('isMedia');

for (const { name, head, is } of [
  { name: 'knows PNG', head: '\x89PNG\r\n\x1a\n\0\0\0\rIHDR', is: true },
  { name: 'knows JPEG', head: '\xff\xd8\xff\xe0\0\x10JFIF\0\x01', is: true },
  { name: 'knows MP4', head: '\0\0\0 ftypisom\0\0\x02\0', is: true },
  { name: 'knows WOFF2', head: 'wOF2\0\x01\0\0\0\0\x01\x02', is: true },
  { name: 'knows WebP', head: 'RIFF\x24\0\0\0WEBPVP8 ', is: true },
  { name: 'wants a NUL, so that text stays text', head: 'GIF89a; password = hunter2', is: false },
  { name: 'is not an archive', head: 'PK\x03\x04\x14\0\0\0\x08\0abcdef', is: false },
  { name: 'is not a program', head: '\x7fELF\x02\x01\x01\0\0\0\0\0\0\0\0\0', is: false },
  { name: 'says no to next to nothing', head: '\x89PNG', is: false },
]) {
  media(name, () => assert.is(isMedia(Buffer.from(head, 'latin1')), is));
}

media.run();
