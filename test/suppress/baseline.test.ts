import * as assert from 'uvu/assert';
import { ToolError } from '../../src/model/errors.ts';
import { acceptedBy, baselineEntries, parseBaseline, renderBaseline } from '../../src/suppress/baseline.ts';
import { findingOf, placeWith } from '../support/findings.ts';
import { suite } from '../support/suite.ts';

const salt = 'ab'.repeat(32);
const baseline = suite('baseline');

baseline('reads back what it wrote', () => {
  const entries = baselineEntries([findingOf('b'), findingOf('a')], 'old');
  const read = parseBaseline(renderBaseline({ salt, findings: entries }), 'b.json');
  assert.is(read.salt, salt);
  assert.equal(
    read.findings.map((entry) => entry.fingerprint[0]),
    ['a', 'b'],
  );
  assert.is(read.findings[0]!.reason, 'old');
});

baseline('is the same text whatever the order of the findings', () => {
  const [a, b] = [findingOf('a'), findingOf('b')];
  assert.is(
    renderBaseline({ salt, findings: baselineEntries([a, b], undefined) }),
    renderBaseline({ salt, findings: baselineEntries([b, a], undefined) }),
  );
});

baseline('names each path once, sorted', () => {
  const places = ['b', 'a', 'b'].map((path) => placeWith({ path }));
  const text = renderBaseline({ salt, findings: baselineEntries([findingOf('a', { places })], undefined) });
  assert.equal(JSON.parse(text).findings[0].paths, ['a', 'b']);
});

baseline('holds no secret', () => {
  assert.not.match(renderBaseline({ salt, findings: baselineEntries([findingOf('a')], undefined) }), 'not printed');
});

baseline('accepts by secret, whatever rule finds it', () => {
  const accepts = acceptedBy({ salt, findings: baselineEntries([findingOf('a')], 'old') });
  assert.equal(accepts(findingOf('a', { rule: 'a-better-rule' })), { by: 'baseline', reason: 'old' });
  assert.is(accepts(findingOf('b')), null);
});

for (const { name, text } of [
  { name: 'no JSON', text: '<<<<<<< HEAD' },
  { name: 'another schema', text: '{"schema":"else/1"}' },
  { name: 'no salt', text: '{"schema":"stanch.baseline/1","findings":[]}' },
  { name: 'no findings', text: `{"schema":"stanch.baseline/1","salt":"${salt}"}` },
  { name: 'a broken entry', text: `{"schema":"stanch.baseline/1","salt":"${salt}","findings":[null]}` },
  { name: 'null', text: 'null' },
]) {
  baseline(`refuses ${name}`, () => {
    assert.throws(
      () => parseBaseline(text, 'b.json'),
      (error: unknown) => error instanceof ToolError && error.code === 'BAD_BASELINE' && error.hint !== undefined,
    );
  });
}

baseline.run();
