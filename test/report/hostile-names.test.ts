// Whoever can name a file or a commit's author writes into our output. For every format: no command, no escape sequence.
import fc from 'fast-check';
import * as assert from 'uvu/assert';
import { Tally } from '../../src/model/receipt.ts';
import type { Report } from '../../src/model/report.ts';
import { formats } from '../../src/report/reporter.ts';
import { hostileText, unsafe } from '../support/hostile.ts';
import { reporters } from '../support/reporters.ts';
import { findingsOf, inHistory, match, options, place, reportOf, ruleNumber, secrets } from '../support/reports.ts';
import { suite } from '../support/suite.ts';

function reportWith(text: string): Report {
  const around = { ...inHistory, path: text, author: text, email: text, subject: text, link: text };
  const token = match(ruleNumber.token, secrets.token, { reasons: [text], learnt: { account: text, kind: text } });
  const [finding] = findingsOf({ match: token, place: place(around, secrets.token, [text, text]) });
  const tally = new Tally();
  tally.skip('unreadable-file', text);
  tally.skip('lfs-pointer', text);
  tally.note(text);
  return reportOf([finding!], {
    low: [{ ...finding!, validity: { state: 'unknown', reason: text, checkedAt: '2026-01-01T00:00:00Z' } }],
    suppressed: [{ finding: finding!, suppression: { by: 'comment', reason: text } }],
    receipt: tally.receipt('files', 0, 1),
  });
}

const render = (format: (typeof formats)[number], text: string): string =>
  reporters[format].render(reportWith(text), { ...options, all: true, width: 60 });

/** Lines that GitHub's runner would obey: it ignores white space in front. */
const commands = (output: string): string[] => output.split('\n').filter((line) => line.trimStart().startsWith('::'));

const hostile = suite('hostile names');
for (const format of formats) {
  hostile(`${format} lets nothing unsafe through`, () => {
    fc.assert(
      fc.property(hostileText, (text) => {
        const output = render(format, text).replaceAll('\r\n', '\n');
        assert.not.ok(unsafe(output));
        assert.is(commands(output).length, format === 'github' ? commands(render('github', 'a')).length : 0);
      }),
      { numRuns: 300 },
    );
  });
  hostile(`${format} has as many lines for any name`, () => {
    const lines = (text: string): number => render(format, text).split('\n').length;
    // Text wraps and an empty excerpt line is left out, so only formats with a fixed layout can be counted.
    if (format === 'text') return;
    const usual = lines('a');
    fc.assert(
      fc.property(
        hostileText.filter((text) => text !== ''),
        (text) => assert.is(lines(text), usual),
      ),
      { numRuns: 200 },
    );
  });
}
for (const format of ['json', 'gitleaks', 'sarif', 'gitlab'] as const) {
  hostile(`${format} stays JSON`, () => {
    fc.assert(
      fc.property(hostileText, (text) => void JSON.parse(render(format, text))),
      { numRuns: 200 },
    );
  });
}
hostile('json gives the exact path back', () => {
  fc.assert(
    fc.property(hostileText, (text) => assert.is(JSON.parse(render('json', text)).findings[0].places[0].path, text)),
  );
});
hostile.run();
