import * as assert from 'uvu/assert';
import { gitleaks } from '../../src/report/gitleaks.ts';
import { cleanReport, options, secrets, threeFindings } from '../support/reports.ts';
import { suite } from '../support/suite.ts';

const fields =
  'RuleID Description StartLine EndLine StartColumn EndColumn Match Secret File SymlinkFile Commit Link Entropy Author Email Date Message Tags Fingerprint';
const entries = (more: object = {}) => JSON.parse(gitleaks.render(threeFindings(), { ...options, ...more }));

const form = suite('gitleaks');
form('has exactly its fields, in its order', () => {
  for (const entry of entries()) assert.is(Object.keys(entry).join(' '), fields);
});
form('has an entry for each place', () => assert.is(entries().length, 9));
form('is an empty list for a clean scan', () => assert.is(gitleaks.render(cleanReport(), options), '[]\n'));
form('counts the end column of the last character', () => {
  const [{ StartColumn, EndColumn }] = entries();
  assert.is(EndColumn - StartColumn + 1, secrets.token.length);
});
form('names a place as .gitleaksignore does', () => {
  const prints = entries().map((entry: { Fingerprint: string }) => entry.Fingerprint);
  assert.is(prints[0], `${'1'.repeat(40)}:src/settings.ts:acme-token:3`);
  assert.is(prints[1], 'deploy/stage-1.env:acme-token:1');
});
form('masks secrets unless asked for them', () => {
  assert.is(entries()[0].Secret, 'synt****…**89');
  assert.is(entries({ showSecrets: true })[0].Secret, secrets.token);
});
form('takes the tags of the rule', () => {
  assert.equal(entries({ details: () => ({ tags: ['a'] }) })[0].Tags, ['a']);
});
form.run();
