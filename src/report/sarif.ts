import { skipReasons } from '../model/receipt.ts';
import { counted } from '../terminal/amounts.ts';
import { safeJson, visible } from '../text/visible.ts';
import type { Reporter } from './reporter.ts';
import { baseId, escapeLinks, levelOf, sarifResult } from './sarif-result.ts';
import { show } from './show.ts';
import type { ShownFinding, ShownReport } from './shown.ts';
import { skipOf, stepsOf } from './wording.ts';

/** GitHub refuses a run with more results, and reads ten tags of a rule. */
const limits = { results: 25_000, tags: 10 } as const;

/**
 * SARIF 2.1.0 (OASIS), within what GitHub code scanning takes. Suppressed findings are left out: GitHub would open
 * alerts for them. Suppressions, skips and notes are told as notifications.
 *
 * @see https://docs.github.com/code-security/code-scanning/integrating-with-code-scanning/sarif-support-for-code-scanning
 */
export const sarif: Reporter = {
  name: 'sarif',
  render(report, options) {
    const shown = show(report, options);
    const all = [...shown.findings, ...shown.low];
    const kept = all.slice(0, limits.results);
    const rules = [...new Map(kept.map((finding) => [finding.rule, finding])).values()];
    const indexes = new Map(rules.map((finding, index) => [finding.rule, index]));
    return `${safeJson({
      $schema: 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json',
      version: '2.1.0',
      runs: [
        {
          tool: {
            driver: {
              name: shown.tool.name,
              version: shown.tool.version,
              rules: rules.map(ruleOf),
              properties: { ruleset: shown.tool.ruleset },
            },
          },
          columnKind: 'utf16CodeUnits',
          originalUriBaseIds: { [baseId]: { description: { text: 'The root of the repository or scanned folder.' } } },
          invocations: [invocationOf(shown, all.length - kept.length)],
          results: kept.map((finding) => sarifResult(finding, indexes.get(finding.rule)!)),
        },
      ],
    })}\n`;
  },
};

const securitySeverity = { critical: '9.5', high: '8.0', medium: '5.5', low: '3.0' } as const;
const precision = { high: 'very-high', medium: 'high', low: 'low' } as const;

function ruleOf(finding: ShownFinding): unknown {
  const steps = stepsOf(finding);
  const why = finding.why ?? `${finding.title}: everybody who can read the repository can use it.`;
  const tags = ['security', 'secret', ...(finding.details.tags ?? [])];
  return {
    id: finding.rule,
    name: finding.title,
    shortDescription: { text: finding.title },
    fullDescription: { text: why },
    ...(finding.docs === undefined ? {} : { helpUri: finding.docs }),
    help: {
      text: [why, ...steps].join('\n'),
      markdown: [why, '', ...steps.map((step, index) => `${index + 1}. ${step}`)].join('\n'),
    },
    defaultConfiguration: { level: levelOf({ ...finding, grade: 'high' }) },
    properties: {
      tags: [...new Set(tags)].slice(0, limits.tags),
      precision: precision[finding.grade],
      'security-severity': securitySeverity[finding.severity],
    },
  };
}

function invocationOf(report: ShownReport, leftOut: number): unknown {
  const { receipt, counts } = report;
  const notes = receipt.notes.map(visible);
  if (leftOut > 0)
    notes.push(`${leftOut} results beyond the first ${limits.results} are left out: hosts take no more.`);
  if (counts.suppressed > 0) notes.push(`${counted(counts.suppressed, 'suppressed finding')} left out.`);
  if (counts.low > report.low.length) notes.push(`${counted(counts.low, 'finding')} of low confidence left out.`);
  const notifications = [
    ...receipt.skipped.map((skip) => ({
      level: skipReasons[skip.reason].incomplete ? 'warning' : 'note',
      descriptor: { id: `skipped/${skip.reason}` },
      message: { text: escapeLinks(skipOf(skip)) },
    })),
    ...notes.map((note) => ({ level: 'note', message: { text: escapeLinks(note) } })),
  ];
  return {
    executionSuccessful: receipt.complete,
    startTimeUtc: receipt.startedAt,
    endTimeUtc: new Date(Date.parse(receipt.startedAt) + receipt.seconds * 1000).toISOString(),
    toolExecutionNotifications: notifications,
    properties: {
      scope: receipt.scope,
      commits: receipt.commits,
      blobs: receipt.blobs,
      files: receipt.files,
      bytes: receipt.bytes,
    },
  };
}
