import fc from 'fast-check';
import * as assert from 'uvu/assert';
import { markdown } from '../../src/report/markdown.ts';
import { hostileText } from '../support/hostile.ts';
import { findingsOf, inHistory, match, options, place, reportOf, ruleNumber, secrets } from '../support/reports.ts';
import { suite } from '../support/suite.ts';

const render = (text: string): string =>
  markdown.render(
    reportOf(
      findingsOf({
        match: match(ruleNumber.token, secrets.token, { reasons: [text] }),
        place: place({ ...inHistory, path: text, author: text, link: text }, secrets.token),
      }),
    ),
    options,
  );

/** What Markdown would still read as markup once code spans, our own tags and entities are taken out. */
const bare = (output: string): string =>
  output
    .replace(/`[^`\n]*`/g, '')
    .replace(/<\/?code>|<br>|<https?:\/\/[^<>\s]*>/g, '')
    .replace(/&#\d+;/g, '')
    .replace(/^#+ .*$|^\| Severity.*$|^\| ---.*$/gm, '');

const tables = suite('markdown');
tables('keeps one row of five cells, whatever the names', () => {
  fc.assert(
    fc.property(hostileText, (text) => {
      const row = render(text)
        .split('\n')
        .find((line) => /^\| [✖▲◆○]/.test(line))!;
      assert.is(bare(row).split('|').length, 7);
    }),
  );
});
tables('lets no name become markup, a mention or an issue', () => {
  fc.assert(fc.property(hostileText, (text) => assert.not.match(bare(render(text)), /[`*_[\]<>@#~!$]/)));
});
tables('links only to whole https addresses', () => {
  assert.match(render('https://git.example/a/b.ts#L3'), '](https://git.example/a/b.ts#L3)');
  assert.not.match(render('javascript:alert(1)'), '](');
  assert.not.match(render('https://a.example/) [x](y'), '](https');
});
tables.run();
