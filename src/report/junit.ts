import { visible } from '../text/visible.ts';
import type { Reporter } from './reporter.ts';
import { show } from './show.ts';
import type { ShownFinding, ShownReport } from './shown.ts';
import {
  coverageOf,
  placesToName,
  positionOf,
  provenanceOf,
  skipsOf,
  stepsOf,
  totalOf,
  validityOf,
} from './wording.ts';

/**
 * JUnit's XML, as Jenkins and other hosts read it: a finding is a failed test, a low or suppressed one a skipped test,
 * an incomplete scan an error. A clean run has one passed test, since many hosts take a report without tests for broken.
 */
export const junit: Reporter = {
  name: 'junit',
  render(report, options) {
    const shown = show(report, options);
    const cases = casesOf(shown);
    const all = [...cases.failed, ...cases.errors, ...cases.skipped, ...cases.passed];
    const totals = attributes({
      tests: all.length,
      failures: cases.failed.length,
      errors: cases.errors.length,
      skipped: cases.skipped.length,
      time: shown.receipt.seconds,
    });
    const output = [totalOf(shown), coverageOf(shown.receipt), ...shown.receipt.notes.map(visible)];
    const passedOver = skipsOf(shown.receipt).counted;
    if (passedOver.length > 0) output.push(`Passed over: ${passedOver.join('; ')}.`);
    return [
      '<?xml version="1.0" encoding="UTF-8"?>',
      `<testsuites name="stanch"${totals}>`,
      `  <testsuite name="stanch"${totals}${attributes({ timestamp: shown.receipt.startedAt.slice(0, 19) })}>`,
      ...all,
      `    <system-out>${xml(output.join(' '))}</system-out>`,
      '  </testsuite>',
      '</testsuites>',
      '',
    ].join('\n');
  },
};

function casesOf(report: ShownReport): Record<'failed' | 'errors' | 'skipped' | 'passed', string[]> {
  const failed = report.findings.map((finding) => {
    const details = [
      ...placesToName(finding).map((place) => `at ${positionOf(place)} ${provenanceOf(place)}`.trim()),
      `certain: ${finding.grade} (${finding.reasons.map(visible).join('; ')}), ${validityOf(finding)}`,
      ...stepsOf(finding).map((step) => `next: ${step}`),
    ];
    const message = attributes({
      message: `${finding.title}: ${finding.secret ?? finding.masked}`,
      type: finding.severity,
    });
    return testCase(finding, `<failure${message}>${xml(details.join('\n'))}</failure>`);
  });
  const skipped = [
    ...report.low.map((finding) => testCase(finding, '<skipped message="low confidence"/>')),
    ...report.suppressed.map(({ finding, suppression: { by, reason } }) =>
      testCase(finding, `<skipped${attributes({ message: `suppressed by ${by}: ${reason || 'no reason given'}` })}/>`),
    ),
  ];
  const { missing } = skipsOf(report.receipt);
  const message = attributes({ message: missing.join('; ') || 'the scan was stopped', type: 'incomplete' });
  const errors = report.receipt.complete
    ? []
    : [`    <testcase classname="stanch" name="the scan is complete"><error${message}/></testcase>`];
  const passed = failed.length === 0 ? ['    <testcase classname="stanch" name="no secrets found"/>'] : [];
  return { failed, errors, skipped, passed };
}

function testCase(finding: ShownFinding, inside: string): string {
  const [first, ...others] = placesToName(finding);
  const name = `${positionOf(first)}${others.length > 0 ? ` and ${others.length} more` : ''}`;
  const where = attributes({
    classname: `stanch.${finding.rule}`,
    name,
    file: first.path ?? undefined,
    line: first.line,
  });
  return `    <testcase${where}>${inside}</testcase>`;
}

function attributes(values: Record<string, string | number | undefined>): string {
  return Object.entries(values)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => ` ${name}="${xml(visible(String(value)))}"`)
    .join('');
}

/** Text and attribute values. What XML 1.0 cannot hold at all has been made visible before. */
function xml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replace(/[\ufffe\uffff]/g, '?');
}
