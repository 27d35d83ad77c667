import * as assert from 'uvu/assert';
import type { Place } from '../../src/model/place.ts';
import { type Suppressors, suppress } from '../../src/suppress/apply.ts';
import { findingOf, placeWith } from '../support/findings.ts';
import { suite } from '../support/suite.ts';

const nothing: Suppressors = { isRule: () => false, comparesFingerprints: false, findings: [], places: [] };
const allowed = ['', 'x # stanch:allow a sample', ''];
const apply = suite('suppress');
const paths = (places: readonly Place[]): string[] => places.map((place) => `${place.kind}:${place.path}`);

apply('lets everything stand when nobody accepted anything', () => {
  const findings = [findingOf('a'), findingOf('b')];
  assert.equal(suppress(findings, nothing).findings.length, 2);
});

apply('keeps what was accepted, with its reason', () => {
  const by: Suppressors = { ...nothing, findings: [() => ({ by: 'baseline', reason: 'old' })] };
  const { findings, suppressed } = suppress([findingOf('a')], by);
  assert.is(findings.length, 0);
  assert.equal(suppressed[0]!.suppression, { by: 'baseline', reason: 'old' });
});

apply('divides a finding of which one place is accepted', () => {
  const finding = findingOf('a', {
    places: [placeWith({ path: 'test/a.js', lines: allowed }), placeWith({ path: 'src/b.js', lines: ['', 'x', ''] })],
  });
  const { findings, suppressed } = suppress([finding], nothing);
  assert.equal(paths(findings[0]!.places), ['file:src/b.js']);
  assert.equal(paths(suppressed[0]!.finding.places), ['file:test/a.js']);
});

apply('lets a later comment speak for older versions of the file', () => {
  const old = placeWith({ kind: 'commit', onHead: false, lines: ['', 'x', ''] });
  const now = placeWith({ kind: 'commit', onHead: true, lines: allowed });
  const { findings, suppressed } = suppress([findingOf('a', { places: [old, now] })], nothing);
  assert.is(findings.length, 0);
  assert.is(suppressed[0]!.finding.places.length, 2);
});

apply('does not let a comment of the past speak for today', () => {
  const old = placeWith({ kind: 'commit', onHead: false, lines: allowed });
  const now = placeWith({ kind: 'file', lines: ['', 'x', ''] });
  const { findings } = suppress([findingOf('a', { places: [old, now] })], nothing);
  assert.equal(paths(findings[0]!.places), ['file:src/app.js']);
});

apply('does not let one line of the working tree speak for another', () => {
  const finding = findingOf('a', {
    places: [placeWith({ line: 2, lines: allowed }), placeWith({ line: 9, lines: ['', 'x', ''] })],
  });
  assert.equal(
    suppress([finding], nothing).findings[0]!.places.map((place) => place.line),
    [9],
  );
});

apply.run();
