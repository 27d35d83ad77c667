import fc from 'fast-check';
import * as assert from 'uvu/assert';
import type { Report } from '../../src/model/report.ts';
import { junit } from '../../src/report/junit.ts';
import { hostileText } from '../support/hostile.ts';
import {
  cleanReport,
  findingsOf,
  inHistory,
  match,
  options,
  place,
  reportOf,
  ruleNumber,
  secrets,
  threeFindings,
} from '../support/reports.ts';
import { suite } from '../support/suite.ts';

/** The element names in order of their start, from a strict reading: throws for what is not well-formed XML. */
function elements(xml: string): string[] {
  const token =
    /<\?xml[^?]*\?>|<(\/?)([a-z-]+)((?: [a-z]+="(?:[^<>&"]|&(?:amp|lt|gt|quot);)*")*)(\/?)>|((?:[^<>&]|&(?:amp|lt|gt|quot);)+)/y;
  const open: string[] = [];
  const names: string[] = [];
  while (token.lastIndex < xml.length) {
    const at = token.lastIndex;
    const found = token.exec(xml);
    if (found === null) throw new Error(`no XML at ${at}: ${xml.slice(at, at + 80)}`);
    const [, closing, name, , empty] = found;
    if (name === undefined) continue;
    if (closing === '/') assert.is(open.pop(), name);
    else names.push(name);
    if (closing === '' && empty === '') open.push(name);
  }
  assert.equal(open, []);
  return names;
}

const render = (report: Report, all: boolean): string => junit.render(report, { ...options, all });
const count = (xml: string, name: string): number => elements(xml).filter((one) => one === name).length;

const reports = suite('junit');
reports('is well-formed whatever the names', () => {
  fc.assert(
    fc.property(hostileText, (text) => {
      const around = { ...inHistory, path: text, author: text };
      const token = match(ruleNumber.token, secrets.token, { reasons: [text] });
      const names = elements(render(reportOf(findingsOf({ match: token, place: place(around, 'x') })), false));
      assert.equal(names, ['testsuites', 'testsuite', 'testcase', 'failure', 'system-out']);
    }),
  );
});
reports('fails a test for each secret, skips what does not count, and errs on an incomplete scan', () => {
  const xml = render(threeFindings(), true);
  assert.equal(
    ['testcase', 'failure', 'skipped', 'error'].map((name) => count(xml, name)),
    [6, 3, 2, 1],
  );
  assert.match(xml, '<testsuite name="stanch" tests="6" failures="3" errors="1" skipped="2"');
});
reports('has one passed test for a clean scan', () => {
  const xml = render(cleanReport(), false);
  assert.equal(
    ['testcase', 'failure', 'skipped', 'error'].map((name) => count(xml, name)),
    [1, 0, 0, 0],
  );
});
reports.run();
