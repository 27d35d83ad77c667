import { readFileSync } from 'node:fs';
import * as assert from 'uvu/assert';
import { groupFindings } from '../../src/findings/group.ts';
import type { Detection } from '../../src/model/detection.ts';
import type { Place } from '../../src/model/place.ts';
import { formats } from '../../src/report/reporter.ts';
import { createValidator } from '../../src/schema/validate.ts';
import { fromRoot } from '../support/paths.ts';
import { reporters } from '../support/reporters.ts';
import { findingsOf, match, options, place, reportOf, ruleNumber, ruleset } from '../support/reports.ts';
import { suite } from '../support/suite.ts';

const name = ['made', 'up', 'id', '0123456789'].join('-');
const secret = ['made', 'up', 'secret', 'half', '0123456789'].join('-');
const part = { rule: ruleNumber.key, secret: name };

const idAt = (at: Partial<Place>): Detection => ({
  match: match(ruleNumber.key, name, { confidence: 0.95 }),
  place: place(at, name),
});
const secretAt = (at: Partial<Place>): Detection => ({
  match: match(ruleNumber.token, secret, { confidence: 0.6, parts: [part] }),
  place: place(at, secret),
});
const group = (...detections: Detection[]) => groupFindings(detections, ruleset);
const pair = [idAt({ line: 3 }), secretAt({ line: 4 })] as const;
const render = (format: (typeof formats)[number], more: object = {}): string =>
  reporters[format].render(reportOf(findingsOf(...pair)), { ...options, ...more });

const folds = suite('pairs in reports');
folds('are one finding under the rule of the secret half, as certain as the surer half', () => {
  const [one, ...others] = group(...pair);
  assert.equal(others, []);
  assert.is(one!.rule, 'acme-token');
  assert.is(one!.confidence, 0.95);
  assert.is(one!.grade, 'high');
  assert.equal(
    one!.parts?.map(({ rule, places }) => [rule, places.map(({ line }) => line)]),
    [['acme-key', [3]]],
  );
});
folds('take in the places where the id stood before its secret came', () => {
  const [one, ...others] = group(...pair, idAt({ path: 'older.ini', line: 9 }));
  assert.equal(others, []);
  assert.is(one!.parts?.[0]?.places.length, 2);
});
folds('stay apart where only the id was found', () => {
  assert.equal(
    group(idAt({ line: 3 })).map(({ rule }) => rule),
    ['acme-key'],
  );
});
folds('do without a half that stands at no place of the scan', () => {
  assert.is(group(secretAt({ line: 4 }))[0]!.parts, undefined);
});
folds('text names the other half and its line', () => {
  assert.match(render('text'), /with {5}made\S+ {2}\(acme-key\) at src\/app\.ts:3:\d+/);
});
folds('json follows its schema', () => {
  const report = JSON.parse(render('json'));
  const schema = JSON.parse(readFileSync(fromRoot('schemas', 'report.schema.json'), 'utf8'));
  assert.equal(createValidator(schema)(report), []);
  assert.is(report.findings.length, 1);
  assert.is(report.findings[0].parts[0].places[0].line, 3);
});
folds('sarif has the other half as a related location', () => {
  const [result] = JSON.parse(render('sarif')).runs[0].results;
  assert.is(result.relatedLocations[0].physicalLocation.region.startLine, 3);
  assert.is(result.locations[0].physicalLocation.region.startLine, 4);
});
folds('gitleaks has an entry for each half', () => {
  const entries = JSON.parse(render('gitleaks'));
  assert.equal(
    entries.map((entry: { RuleID: string; StartLine: number }) => [entry.RuleID, entry.StartLine]),
    [
      ['acme-token', 4],
      ['acme-key', 3],
    ],
  );
});
for (const format of formats) {
  folds(`${format} shows neither half unless asked`, () => {
    assert.not.ok(render(format).includes(name));
    assert.not.ok(render(format).includes(secret));
  });
}
folds.run();
