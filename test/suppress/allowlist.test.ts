import * as assert from 'uvu/assert';
import { allowedBy } from '../../src/suppress/allowlist.ts';
import { findingOf, placeWith } from '../support/findings.ts';
import { suite } from '../support/suite.ts';

const allowlist = suite('allowlist');

for (const { name, entry, allowed } of [
  { name: 'a rule', entry: { rule: 'acme-token', reason: 'r' }, allowed: true },
  { name: 'another rule', entry: { rule: 'other', reason: 'r' }, allowed: false },
  { name: 'a path', entry: { path: 'src/**', reason: 'r' }, allowed: true },
  { name: 'another path', entry: { path: 'test/**', reason: 'r' }, allowed: false },
  { name: 'a fingerprint', entry: { fingerprint: 'a'.repeat(12), reason: 'r' }, allowed: true },
  { name: 'a rule on another path', entry: { rule: 'acme-token', path: 'test/**', reason: 'r' }, allowed: false },
]) {
  allowlist(`${allowed ? 'takes' : 'leaves'} ${name}`, () => {
    const answer = allowedBy([entry])(findingOf('a'), placeWith());
    assert.equal(answer, allowed ? { by: 'allowlist', reason: 'r' } : null);
  });
}

allowlist.run();
