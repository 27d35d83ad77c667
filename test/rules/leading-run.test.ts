import * as assert from 'uvu/assert';
import { leadingRun, leadsOf } from '../../src/rules/leading-run.ts';
import { suite } from '../support/suite.ts';

const leading = suite('the run that every match of a regex leads with');

for (const { regex, length } of [
  { regex: 'abc', length: 3 },
  { regex: 'ab[0-9]{10}', length: 12 },
  { regex: 'ab[0-9]{10,20}', length: 12 },
  { regex: 'ab[0-9]+', length: 3 },
  { regex: 'ab[0-9]*c', length: 3 },
  { regex: 'ab?c', length: 2 },
  { regex: 'ab c{30}', length: 2 },
  { regex: 'ab[^;]{30}', length: 2 },
  { regex: 'ab\\s+c{30}', length: 2 },
  { regex: '(?:abc|de)[0-9]{5}', length: 7 },
  { regex: '(?:abc|d e)[0-9]{5}', length: 1 },
  { regex: '(?:abc){3}d', length: 10 },
  { regex: '(?:abc)?d{4}', length: 4 },
  { regex: '(?<secret>ab[A-Z]{6})', length: 8 },
  { regex: 'ab(?=[0-9])c{4}', length: 6 },
  { regex: '(?<![a-z])ab{4}', length: 5 },
  { regex: 'abc|d{20}', length: 3 },
  { regex: 'ab\\1c', length: 2 },
  { regex: 'sk-[a-z]{5}', length: 8 },
]) {
  leading(`has at least ${length} characters in ${regex}`, () => assert.is(leadingRun(regex), length));
}

leading('never promises more than the shortest match has', () => {
  for (const { regex, match } of [
    { regex: 'ab[0-9]{3,}?x', match: 'ab000x' },
    { regex: '(?:a|bc|def)(?:x{2}|y)', match: 'ay' },
    { regex: '(?:a{2}){0,3}b', match: 'b' },
  ]) {
    assert.match(match, new RegExp(`^(?:${regex})$`));
    assert.ok(leadingRun(regex) <= match.length, regex);
  }
});

leading('counts for nothing when a prefix is no plain one', () => {
  assert.is(leadsOf('[a-z]{20}', ['ab"']), 0);
  assert.is(leadsOf('ab[a-z]{20}', ['ab']), 22);
});

leading.run();
