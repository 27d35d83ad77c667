import * as assert from 'uvu/assert';
import type { Place } from '../../src/model/place.ts';
import type { Report } from '../../src/model/report.ts';
import { show } from '../../src/report/show.ts';
import type { ShownFinding, ShownPlace } from '../../src/report/shown.ts';
import * as wording from '../../src/report/wording.ts';
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

const shown = (report: Report, more: object = {}) => show(report, { ...options, ...more });
function findingAt(...places: Partial<Place>[]): ShownFinding {
  const token = match(ruleNumber.token, secrets.token);
  return shown(reportOf(findingsOf(...places.map((one) => ({ match: token, place: place(one, 'x') }))))).findings[0]!;
}
const placeOf = (fields: Partial<Place>): ShownPlace => findingAt(fields).places[0];

const words = suite('wording');
for (const { name, fields, says } of [
  { name: 'nothing of a plain file', fields: {}, says: '' },
  { name: 'what is staged', fields: { kind: 'index' }, says: 'staged' },
  { name: 'a commit', fields: inHistory, says: 'in commit 1111111111 by Ada Lovelace on 2026-01-15, still in HEAD' },
  {
    name: 'a commit that HEAD has left',
    fields: { ...inHistory, onHead: false },
    says: 'in commit 1111111111 by Ada Lovelace on 2026-01-15, no longer in HEAD',
  },
  {
    name: 'a message',
    fields: { kind: 'message', path: null, commit: 'a'.repeat(40) },
    says: 'in the message of commit aaaaaaaaaa',
  },
  { name: 'an object that nothing reaches', fields: { kind: 'unreachable' }, says: 'in an object that no ref reaches' },
  { name: 'the decoders', fields: { decodedBy: ['base64', 'hex'] }, says: 'decoded from base64 in hex' },
] satisfies { name: string; fields: Partial<Place>; says: string }[]) {
  words(`provenanceOf says ${name}`, () => assert.is(wording.provenanceOf(placeOf(fields)), says));
}
for (const { validity, says } of [
  { validity: { state: 'unchecked' }, says: 'not verified' },
  { validity: { state: 'live', checkedAt: '' }, says: 'LIVE' },
  { validity: { state: 'live', account: 'me', checkedAt: '' }, says: 'LIVE, account me' },
  { validity: { state: 'dead', checkedAt: '' }, says: 'dead' },
  { validity: { state: 'unknown', reason: 'no answer', checkedAt: '' }, says: 'could not be verified: no answer' },
] as const) {
  words(`validityOf says ${says}`, () => {
    const [one] = findingsOf({ match: match(ruleNumber.token, secrets.token), place: place({}, 'x') });
    assert.is(wording.validityOf(shown(reportOf([{ ...one!, validity }])).findings[0]!), says);
  });
}
words('stepsOf is never empty', () => {
  assert.ok(wording.stepsOf(findingAt({})).length > 0);
  assert.match(
    wording.stepsOf({ ...findingAt({}), details: { revokePage: 'https://a.example' } })[0]!,
    'https://a.example',
  );
});
words('placesToName leaves out what the working tree repeats of HEAD', () => {
  const names = (...places: Partial<Place>[]) =>
    wording.placesToName(findingAt(...places)).map(({ kind, line }) => `${kind} ${line}`);
  const at = { path: 'a.ts', line: 3 };
  assert.equal(names({ ...inHistory, ...at }, at), ['commit 3']);
  assert.equal(names({ ...inHistory, ...at, onHead: false }, at), ['commit 3', 'file 3']);
  assert.equal(names({ ...inHistory, ...at }, { ...at, line: 9 }), ['commit 3', 'file 9']);
  assert.equal(names(at), ['file 3']);
});
words('totalOf counts secrets and places', () => {
  assert.is(wording.totalOf(shown(threeFindings())), '3 secrets found in 9 places: 1 critical, 1 high, 1 medium.');
  assert.is(wording.totalOf(shown(cleanReport())), 'No secrets found.');
});
words('asideOf is empty when nothing is aside', () => assert.is(wording.asideOf(shown(cleanReport())), ''));
words('coverageOf leaves out what does not apply', () => {
  const { receipt } = cleanReport();
  assert.is(
    wording.coverageOf({ ...receipt, scope: 'stdin', commits: 0, blobs: 0, files: 0, bytes: 12 }),
    'Scanned standard input: 12 B in 1.4 s.',
  );
});
words('skipsOf tells what is missing from what is only counted', () => {
  const { missing, counted } = wording.skipsOf(threeFindings().receipt);
  assert.equal([missing.length, counted.length], [1, 1]);
});
words.run();
