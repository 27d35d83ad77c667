import * as assert from 'uvu/assert';
import { count, counted, duration, size } from '../../src/terminal/amounts.ts';
import { suite } from '../support/suite.ts';

const amounts = suite('amounts');
for (const { text, is } of [
  { text: count(0), is: '0' },
  { text: count(999), is: '999' },
  { text: count(1234567), is: '1,234,567' },
  { text: counted(1, 'commit'), is: '1 commit' },
  { text: counted(0, 'commit'), is: '0 commits' },
  { text: counted(2, 'entry', 'entries'), is: '2 entries' },
  { text: size(0), is: '0 B' },
  { text: size(999), is: '999 B' },
  { text: size(1000), is: '1.0 kB' },
  { text: size(999_999), is: '1.0 MB' },
  { text: size(126_000_000), is: '126 MB' },
  { text: duration(0.04), is: '0.0 s' },
  { text: duration(1.44), is: '1.4 s' },
  { text: duration(59.9), is: '1 min 00 s' },
  { text: duration(125), is: '2 min 05 s' },
  { text: duration(7260), is: '2 h 01 min' },
]) {
  amounts(`says ${is}`, () => assert.is(text, is));
}
amounts.run();
