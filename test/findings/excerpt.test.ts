import * as assert from 'uvu/assert';
import { encodedSpan, maskedExcerpt, openExcerpt } from '../../src/findings/excerpt.ts';
import { KnownText } from '../../src/findings/known-text.ts';
import { Excerpt } from '../../src/model/place.ts';
import { place } from '../support/reports.ts';
import { suite } from '../support/suite.ts';

const nothing = () => [];
const known = new KnownText();
known.add('another-secret-of-the-report');

const excerpts = suite('excerpts');
excerpts('hide the secret where the place says it is', () => {
  const shown = maskedExcerpt(place({ line: 7 }, 'shh', ['a = ', ' // b']), nothing);
  assert.equal(shown, { firstLine: 6, lines: ['# settings', 'a = ******** // b', '# end'] });
});
excerpts('hide every other secret of the report', () => {
  const one = place({ line: 1 }, 'shh', ['', ' another-secret-of-the-report']);
  assert.is(maskedExcerpt(one, (line) => known.find(line))!.lines[0], '******** ********');
});
excerpts('hide all lines of a secret of several lines', () => {
  const lines = ['before', 'key: first line', 'second line', 'third line, after', 'after'];
  const excerpt = new Excerpt(4, lines);
  const one = place({ line: 5, column: 6, endLine: 7, endColumn: 11, excerpt }, '');
  assert.equal(maskedExcerpt(one, nothing)!.lines, ['before', 'key: ********', '********', '********, after', 'after']);
});
excerpts('survive positions that are not in them', () => {
  const one = place({ line: 1, column: 900, endColumn: 950 }, 'shh');
  assert.equal(maskedExcerpt(one, nothing)!.lines, ['key = "shh"', '# end']);
  assert.is(maskedExcerpt(place({ excerpt: undefined as never }, ''), nothing), undefined);
});
excerpts('show no control characters, with secrets or without', () => {
  const one = place({ line: 1 }, 'shh', ['\u001b[31m\t', '\u202e']);
  assert.is(maskedExcerpt(one, nothing)!.lines[0], '\\x1b[31m  ********\\u{202e}');
  assert.is(openExcerpt(one)!.lines[0], '\\x1b[31m  shh\\u{202e}');
});
excerpts('encodedSpan gives what the place covers', () => {
  assert.is(encodedSpan(place({ line: 3 }, 'c2Vj', ['x: ', ''])), 'c2Vj');
});
excerpts.run();
