import * as assert from 'uvu/assert';
import { groupFindings } from '../../src/findings/group.ts';
import type { Detection } from '../../src/model/detection.ts';
import type { Match } from '../../src/model/match.ts';
import type { Place } from '../../src/model/place.ts';
import { match, place, ruleNumber, ruleset } from '../support/reports.ts';
import { suite } from '../support/suite.ts';

const group = (...detections: Detection[]) => groupFindings(detections, ruleset);
const found = (rule: number, secret: string, at: Partial<Place> = {}, fields: Partial<Match> = {}): Detection => ({
  match: match(rule, secret, fields),
  place: place(at, secret),
});
const { token, password, key } = ruleNumber;
const paths = (places: readonly Place[]) => places.map(({ path }) => path);

const groups = suite('groupFindings');
groups('is empty for nothing', () => assert.equal(group(), []));
groups('makes one finding of a secret in several places', () => {
  const [one, ...others] = group(found(token, 'same', { path: 'b' }), found(token, 'same', { path: 'a' }));
  assert.equal(others, []);
  assert.equal(paths(one!.places), ['a', 'b']);
});
groups('keeps secrets and rules apart', () => {
  assert.is(group(found(token, 'one'), found(token, 'two', { line: 2 }), found(key, 'one')).length, 3);
});
groups('drops a place that was found twice', () => {
  assert.is(group(found(token, 'same'), found(token, 'same'))[0]!.places.length, 1);
});
groups('names no secret: that is costly, and not every finding is shown', () => {
  assert.is(group(found(token, 'same'))[0]!.fingerprint, undefined);
});
groups('puts the introducing place first, and what is not in the history last', () => {
  const early = { kind: 'commit', date: '2020-01-01T00:00:00Z', commit: 'a'.repeat(40) } as const;
  const late = { kind: 'commit', date: '2021-01-01T00:00:00Z', commit: 'b'.repeat(40) } as const;
  const [one] = group(
    found(token, 'same', { path: 'now' }),
    found(token, 'same', { ...late, path: 'late' }),
    found(token, 'same', { ...early, path: 'early' }),
    found(token, 'same', { kind: 'index', path: 'staged' }),
  );
  assert.equal(paths(one!.places), ['early', 'late', 'staged', 'now']);
});
groups('takes confidence, grade and reasons of the best place', () => {
  const [one] = group(
    found(password, 'same', { path: 'test/a' }, { confidence: 0.4, reasons: ['a test'] }),
    found(password, 'same', { path: 'src/a' }, { confidence: 0.85, reasons: ['good'] }),
    found(password, 'same', { path: 'doc/a' }, { confidence: 0.3, reasons: ['a document'] }),
  );
  assert.equal([one!.confidence, one!.grade, one!.reasons], [0.85, 'high', ['good']]);
});
groups('gathers what the token told', () => {
  const [one] = group(
    found(token, 'same', { path: 'a' }, { learnt: { account: '42' } }),
    found(token, 'same', { path: 'b' }, { learnt: { kind: 'bot' } }),
  );
  assert.equal(one!.learnt, { account: '42', kind: 'bot' });
});
groups('masks the secret and keeps it unprintable', () => {
  const [one] = group(found(token, 'abcdefghijklmnopqrst'));
  assert.is(one!.masked, 'abcd****…**t');
  assert.not.match(JSON.stringify(one), 'abcdefghijkl');
});

const blob = 'f'.repeat(40);
groups('drops a generic place that a specific rule also holds', () => {
  const specific = found(token, 'the-token', { blob, start: 10, end: 19 });
  const generic = found(password, 'prefix the-token', { blob, start: 3, end: 19 });
  assert.equal(
    group(generic, specific).map(({ rule }) => rule),
    ['acme-token'],
  );
});
groups('drops it also at another path of the same blob', () => {
  const specific = found(token, 'the-token', { blob, path: 'a', start: 10, end: 19 });
  const generic = found(password, 'the-token', { blob, path: 'b', start: 10, end: 19 });
  assert.is(group(specific, generic).length, 1);
});
groups('keeps the places of a generic finding that no specific rule holds', () => {
  const specific = found(token, 'the-token', { blob, start: 10, end: 19 });
  const generic = [1, 2].map((n) =>
    found(password, 'the-token', { path: `p${n}`, ...(n === 1 ? { blob } : {}), start: 10, end: 19 }),
  );
  const kept = group(specific, ...generic).find(({ rule }) => rule === 'generic-password');
  assert.equal(paths(kept!.places), ['p2']);
});
groups('lets two specific rules stand side by side', () => {
  assert.is(
    group(found(token, 'x', { blob, start: 0, end: 9 }), found(key, 'x', { blob, start: 0, end: 9 })).length,
    2,
  );
});

groups('orders by severity, confidence, rule, path and line', () => {
  const order = group(
    found(key, 'k1', { path: 'a' }),
    found(password, 'p1', { path: 'b' }, { confidence: 0.6 }),
    found(password, 'p2', { path: 'b', line: 9 }),
    found(password, 'p3', { path: 'b', line: 2 }),
    found(password, 'p4', { path: 'a', line: 7 }),
    found(token, 't1', { path: 'z' }),
  ).map(({ secret }) => secret.reveal());
  assert.equal(order, ['t1', 'p4', 'p3', 'p2', 'p1', 'k1']);
});
groups('does not depend on the order of arrival', () => {
  const all = ['a', 'b', 'c'].flatMap((path) => [found(token, 'x', { path }), found(password, `y${path}`, { path })]);
  for (const blob of ['1', '2', '3']) all.push(found(key, `at the same spot of blob ${blob}`, { blob }));
  const shape = (detections: Detection[]) =>
    groupFindings(detections, ruleset).map(({ secret, places }) => [secret.reveal(), paths(places)]);
  assert.equal(shape(all), shape(all.toReversed()));
});
groups.run();
