import * as assert from 'uvu/assert';
import type { Report } from '../../src/model/report.ts';
import { github } from '../../src/report/github.ts';
import { findingsOf, match, options, place, reportOf, ruleNumber, secrets, threeFindings } from '../support/reports.ts';
import { suite } from '../support/suite.ts';

const token = match(ruleNumber.token, secrets.token);
const render = (report: Report): string => github.render(report, options);
const withPath = (path: string | null, fields: object = {}): string =>
  render(reportOf(findingsOf({ match: token, place: place({ path, ...fields }, secrets.token) }))).split('\n')[0]!;

const annotations = suite('github annotations');
for (const { name, path, is } of [
  { name: 'an ordinary path', path: 'src/a.ts', is: 'src/a.ts' },
  { name: 'a colon and a comma', path: 'a:b,c', is: 'a%3Ab%2Cc' },
  { name: 'a percent sign', path: '100%0A', is: '100%250A' },
  { name: 'a line end', path: 'a\r\nb', is: 'a%0D%0Ab' },
]) {
  annotations(`escape ${name}`, () => assert.is(/file=([^,]*),line=/.exec(withPath(path))![1], is));
}
annotations('name line, column and title', () => {
  assert.match(
    withPath('a.ts', { line: 3 }),
    '::error file=a.ts,line=3,endLine=3,col=8,endColumn=49,title=Acme access token::',
  );
});
annotations('leave columns out where the lines differ', () => {
  assert.match(withPath('a.ts', { line: 3, endLine: 9 }), '::error file=a.ts,line=3,endLine=9,title=Acme');
});
annotations('name no file where there is none', () => {
  assert.match(withPath(null, { kind: 'stdin' }), /^::error line=1,/);
});
annotations('stand once on a line', () => {
  const both = findingsOf(
    { match: token, place: place({ path: 'a.ts', line: 2 }, 'x') },
    { match: match(ruleNumber.key, secrets.encoded), place: place({ path: 'a.ts', line: 2, start: 9 }, 'y') },
  );
  assert.is(
    render(reportOf(both))
      .split('\n')
      .filter((line) => line.startsWith('::')).length,
    1,
  );
});
annotations('follow the severity', () => {
  const commands = render(threeFindings())
    .split('\n')
    .map((line) => /^::(\w+)/.exec(line)?.[1])
    .filter(Boolean);
  assert.equal(commands, [...Array(8).fill('error'), 'warning', 'warning']);
});
annotations('are none for a clean scan', () => assert.not.match(render(reportOf([])), '::'));
annotations('warn of an incomplete scan', () => {
  assert.match(
    render(reportOf([], { receipt: threeFindings().receipt })),
    '::warning title=stanch::The scan is incomplete',
  );
});
annotations.run();
