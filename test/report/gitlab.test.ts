import * as assert from 'uvu/assert';
import type { Report } from '../../src/model/report.ts';
import { gitlab } from '../../src/report/gitlab.ts';
import { createValidator } from '../../src/schema/validate.ts';
import { cleanReport, oddPathReport, options, threeFindings, verifiedReport } from '../support/reports.ts';
import { suite } from '../support/suite.ts';

const text = { type: 'string', minLength: 1 };
const time = { type: 'string', pattern: '^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}$' };
const record = (required: string[], properties: object) => ({ type: 'object', required, properties });
const named = record(['id', 'name', 'version', 'vendor'], {
  id: text,
  name: text,
  version: text,
  vendor: record(['name'], { name: text }),
});

/** What GitLab's secret-detection schema 15 asks of the parts that we write, in our own words. */
const problems = createValidator(
  record(['scan', 'version', 'vulnerabilities'], {
    version: { type: 'string', pattern: '^15\\.\\d+\\.\\d+$' },
    scan: record(['analyzer', 'end_time', 'scanner', 'start_time', 'status', 'type'], {
      analyzer: named,
      scanner: named,
      start_time: time,
      end_time: time,
      status: { enum: ['success', 'failure'] },
      type: { const: 'secret_detection' },
      messages: {
        type: 'array',
        items: record(['level', 'value'], { level: { enum: ['info', 'warn', 'fatal'] }, value: text }),
      },
    }),
    vulnerabilities: {
      type: 'array',
      items: record(['id', 'identifiers', 'location'], {
        id: { type: 'string', pattern: '^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$' },
        name: { type: 'string', maxLength: 255 },
        description: { type: 'string', maxLength: 1048576 },
        severity: { enum: ['Info', 'Unknown', 'Low', 'Medium', 'High', 'Critical'] },
        solution: { type: 'string', maxLength: 7000 },
        identifiers: {
          type: 'array',
          minItems: 1,
          items: record(['type', 'name', 'value'], { type: text, name: text, value: text }),
        },
        links: { type: 'array', items: record(['url'], { url: { type: 'string', pattern: '^https?://.+' } }) },
        flags: {
          type: 'array',
          items: record(['type', 'origin', 'description'], {
            type: { const: 'flagged-as-likely-false-positive' },
            origin: text,
            description: text,
          }),
        },
        location: record(['commit'], {
          file: { type: 'string' },
          start_line: { type: 'number' },
          end_line: { type: 'number' },
          commit: record(['sha'], {
            sha: text,
            author: { type: 'string' },
            date: { type: 'string' },
            message: { type: 'string' },
          }),
        }),
        raw_source_code_extract: { type: 'string' },
      }),
    },
  }),
);

const parsed = (report: Report) => JSON.parse(gitlab.render(report, { ...options, all: true }));

const reports = suite('gitlab');
for (const [name, report] of Object.entries({
  clean: cleanReport(),
  three: threeFindings(),
  odd: oddPathReport(),
  verified: verifiedReport(),
})) {
  reports(`has the form that GitLab reads (${name})`, () => assert.equal(problems(parsed(report)), []));
}
reports('names each place once, always by the same id', () => {
  const ids = (): string[] => parsed(threeFindings()).vulnerabilities.map(({ id }: { id: string }) => id);
  assert.is(new Set(ids()).size, 10);
  assert.equal(ids(), ids());
});
reports('flags what has low confidence', () => {
  const flagged = parsed(threeFindings()).vulnerabilities.filter((one: { flags?: unknown }) => one.flags !== undefined);
  assert.equal(
    flagged.map((one: { location: { file: string } }) => one.location.file),
    ['README.md'],
  );
});
reports.run();
