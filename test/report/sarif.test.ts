import { existsSync, readFileSync } from 'node:fs';
import * as assert from 'uvu/assert';
import type { Report } from '../../src/model/report.ts';
import { sarif } from '../../src/report/sarif.ts';
import { createValidator } from '../../src/schema/validate.ts';
import { fromRoot } from '../support/paths.ts';
import { randomText } from '../support/random.ts';
import {
  cleanReport,
  findingsOf,
  inHistory,
  match,
  oddPathReport,
  options,
  place,
  reportOf,
  ruleNumber,
  threeFindings,
  verifiedReport,
} from '../support/reports.ts';
import { suite } from '../support/suite.ts';

const run = (report: Report, more: object = {}) => JSON.parse(sarif.render(report, { ...options, ...more })).runs[0];
const tags = Array.from({ length: 30 }, (_, n) => `tag-${n}`);
const samples: Readonly<Record<string, Report>> = {
  clean: cleanReport(),
  three: threeFindings(),
  'odd paths': oddPathReport(),
  verified: verifiedReport(),
};

const logs = suite('sarif');

// The official schema comes with a package for tests, or from a file that STANCH_SARIF_SCHEMA names.
const schemaPath =
  process.env.STANCH_SARIF_SCHEMA ?? fromRoot('node_modules/@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json');
if (existsSync(schemaPath)) {
  const problems = createValidator(asDraft7(JSON.parse(readFileSync(schemaPath, 'utf8'))) as object);
  for (const [name, report] of Object.entries(samples)) {
    logs(`follows the official schema (${name})`, () => {
      assert.equal(
        problems(JSON.parse(sarif.render(report, { ...options, all: true, details: () => ({ tags }) }))),
        [],
      );
    });
  }
} else logs.skip('follows the official schema', 'the package that holds it is not installed');

/**
 * SARIF's schema is draft 4; of what it uses, only `id` is named otherwise in draft 7. Formats are not checked here, nor is a
 * pattern of the package's edition that is no valid regular expression.
 */
function asDraft7(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(asDraft7);
  if (typeof schema !== 'object' || schema === null) return schema;
  const kept = Object.entries(schema).filter(
    ([key, value]) =>
      typeof value !== 'string' ||
      !(['$schema', 'id', 'format'].includes(key) || (key === 'pattern' && value.endsWith('{2}]?$'))),
  );
  return Object.fromEntries(kept.map(([key, value]) => [key, asDraft7(value)]));
}

for (const [name, report] of Object.entries(samples)) {
  const { results, tool, columnKind, invocations } = run(report, { all: true, details: () => ({ tags }) });
  logs(`keeps what GitHub asks for (${name})`, () => {
    assert.is(columnKind, 'utf16CodeUnits');
    assert.is(invocations[0].executionSuccessful, report.receipt.complete);
    for (const { id, help, properties } of tool.driver.rules) {
      assert.ok(id.length > 0 && help.text.length > 0 && help.markdown.length > 0);
      assert.ok(properties.tags.length <= 10 && properties.tags.includes('security'));
      assert.match(properties['security-severity'], /^\d\.\d$/);
    }
    for (const result of results) {
      assert.is(tool.driver.rules[result.ruleIndex].id, result.ruleId);
      assert.ok(['error', 'warning', 'note'].includes(result.level));
      assert.ok(result.locations.length >= 1 && result.locations.length <= 100);
      for (const { physicalLocation } of result.locations) {
        const { uri, uriBaseId } = physicalLocation.artifactLocation;
        assert.is(uriBaseId, '%SRCROOT%');
        // RFC 3986: path characters and escapes only; no scheme, no leading slash, no way up.
        assert.match(uri, /^(?!\/)(?:[A-Za-z0-9._~\-$&+,;=@/:]|%[0-9A-F]{2})*$/);
        assert.not.match(uri, /(^|\/)\.\.?(\/|$)/);
      }
    }
  });
}
logs('has stable fingerprints, whatever moves', () => {
  const at = (line: number, path: string) =>
    run(
      reportOf(
        findingsOf({
          match: match(ruleNumber.token, randomText(1, 40)),
          place: place({ ...inHistory, line, path }, 'x'),
        }),
      ),
    );
  assert.equal(at(3, 'a').results[0].partialFingerprints, at(99, 'b').results[0].partialFingerprints);
});
logs('shows first a place that is still there', () => {
  const token = match(ruleNumber.token, randomText(1, 40));
  const gone = { match: token, place: place({ ...inHistory, onHead: false, path: 'gone.ts' }, 'x') };
  const here = { match: token, place: place({ ...inHistory, date: '2027-01-01T00:00:00Z', path: 'here.ts' }, 'x') };
  const uris = run(reportOf(findingsOf(gone, here))).results[0].locations.map(
    (one: typeof location) => one.physicalLocation.artifactLocation.uri,
  );
  assert.equal(uris, ['here.ts', 'gone.ts']);
});
declare const location: { physicalLocation: { artifactLocation: { uri: string } } };
logs('gives a place without a file a name', () => {
  const [result] = run(
    reportOf(
      findingsOf({
        match: match(ruleNumber.token, randomText(1, 40)),
        place: place({ kind: 'stdin', path: null }, 'x'),
      }),
    ),
  ).results;
  assert.equal(result.locations[0].logicalLocations, [{ name: 'stdin', kind: 'resource' }]);
});
logs('takes 25,000 results and says how many are left out', () => {
  const one = threeFindings().findings[1]!;
  const { results, invocations } = run(reportOf(Array(25_002).fill(one)));
  assert.is(results.length, 25_000);
  assert.match(JSON.stringify(invocations), '2 results beyond the first 25000 are left out');
});
logs('takes 100 locations and says how many are left out', () => {
  const token = match(ruleNumber.token, randomText(1, 40));
  const many = Array.from({ length: 130 }, (_, n) => ({ match: token, place: place({ path: `p${n}` }, 'x') }));
  const [result] = run(reportOf(findingsOf(...many))).results;
  assert.equal([result.locations.length, result.properties.placesLeftOut], [100, 30]);
});
logs('lets no text become a link', () => {
  const odd = match(ruleNumber.token, randomText(1, 40), { reasons: ['see [here](https://evil.example)'] });
  assert.match(
    run(reportOf(findingsOf({ match: odd, place: place({}, 'x') }))).results[0].message.text,
    'see \\[here\\](https',
  );
});
logs.run();
