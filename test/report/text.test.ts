import * as assert from 'uvu/assert';
import { Tally } from '../../src/model/receipt.ts';
import { text } from '../../src/report/text.ts';
import { columns } from '../../src/terminal/width.ts';
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

const render = (more: object = {}): string => text.render(threeFindings(), { ...options, ...more });
const plain = (output: string): string => output.replace(/\u001b\[\d+m/g, '');

const reports = suite('text');
reports('has no escape sequence without colour', () => assert.not.match(render(), '\u001b'));
reports('says the same with colour as without', () => {
  assert.is.not(render({ colour: true }), render());
  assert.is(plain(render({ colour: true })), render());
});
reports('fits prose into the width', () => {
  const prose = render({ width: 60 })
    .split('\n')
    .filter((line) => !/https:|^\S/.test(line));
  for (const line of prose) assert.ok(columns(line) <= 60, line);
});
reports('lists low ones with --all, and else says how many there are', () => {
  assert.match(render(), '1 finding of low confidence not listed');
  assert.not.match(render(), 'README.md');
  assert.match(render({ all: true }), 'README.md:20:8');
});
reports('says what was suppressed and what was skipped', () => {
  assert.match(render(), '1 suppressed (1 by comment)'.replace('1 suppressed', '1 finding suppressed'));
  assert.match(render(), '2 Git LFS files whose contents are not here (art/hero.psd, art/logo.psd)');
  assert.match(render(), '! INCOMPLETE: 1 commit whose parents are not here');
});
reports('names where to revoke', () => {
  const details = () => ({ revokePage: 'https://acme.example/tokens' });
  assert.match(render({ details }), '1. Revoke it: https://acme.example/tokens');
});
reports('says of a clean scan what it covered', () => {
  const output = text.render(cleanReport(), options);
  assert.match(output, /^No secrets found\.\nScanned the whole history and the working tree: 1,234 commits/);
});
reports('names a place without a file', () => {
  const found = findingsOf({
    match: match(ruleNumber.token, secrets.token),
    place: place({ kind: 'stdin', path: null, line: 4 }, 'x'),
  });
  assert.match(text.render(reportOf(found), options), '<stdin>:4:8');
});
reports('says where in time once for places of the same commit, and what to do once for a rule', () => {
  const at = (secret: string, path: string) => ({
    match: match(ruleNumber.token, secret),
    place: place({ ...inHistory, path }, secret),
  });
  const output = text.render(reportOf(findingsOf(at('one', 'a'), at('one', 'b'), at('two', 'c'))), options);
  assert.is(output.split('in commit 1111111111').length - 1, 2);
  assert.is(output.split('Read more:').length - 1, 1);
  assert.match(output, 'next     as above');
});
reports('names three examples of what was passed over, with short ids', () => {
  const tally = new Tally();
  for (const digit of '12345678') tally.skip('media', digit.repeat(40));
  tally.skip('submodule', 'vendor/acme');
  const output = text.render(reportOf([], { receipt: tally.receipt('history', 0, 1) }), { ...options, width: 60 });
  assert.match(
    output,
    [
      'Passed over:',
      '  8 pictures, fonts, sound and video (1111111111,',
      '    2222222222, 3333333333 and 5 more)',
      '  1 submodule (vendor/acme)',
      '',
    ].join('\n'),
  );
});
reports.run();
