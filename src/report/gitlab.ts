import { skipReasons } from '../model/receipt.ts';
import { sha256 } from '../text/digest.ts';
import { safeJson, visible } from '../text/visible.ts';
import type { Reporter } from './reporter.ts';
import { show } from './show.ts';
import type { ShownFinding, ShownPlace, ShownReport } from './shown.ts';
import { provenanceOf, skipOf, stepsOf } from './wording.ts';

/** The schema that the report follows. GitLab takes every 15.x. */
const version = '15.0.4';

/** What GitLab's own analyser writes where there is no commit. */
const noCommit = '0000000';

/**
 * GitLab's secret-detection report, for its merge-request widget and vulnerability list: one vulnerability for each
 * place. A low one carries GitLab's flag for a likely false positive.
 *
 * @see https://gitlab.com/gitlab-org/security-products/security-report-schemas
 */
export const gitlab: Reporter = {
  name: 'gitlab',
  render(report, options) {
    const shown = show(report, options);
    const of = (finding: ShownFinding): unknown[] => finding.places.map((place) => vulnerability(finding, place));
    return `${safeJson({
      version,
      scan: scanOf(shown),
      vulnerabilities: [...shown.findings, ...shown.low].flatMap(of),
    })}\n`;
  },
};

function scanOf({ tool, receipt }: ShownReport): unknown {
  const product = { id: 'stanch', name: 'stanch', version: tool.version, vendor: { name: 'stanch' } };
  const started = Date.parse(receipt.startedAt);
  const messages = [
    ...receipt.skipped.map((skip) => ({
      level: skipReasons[skip.reason].incomplete ? 'warn' : 'info',
      value: skipOf(skip),
    })),
    ...receipt.notes.map((note) => ({ level: 'info', value: visible(note) })),
  ];
  return {
    type: 'secret_detection',
    status: 'success',
    start_time: gitlabTime(started),
    end_time: gitlabTime(started + receipt.seconds * 1000),
    analyzer: product,
    scanner: product,
    messages,
  };
}

/** GitLab's schema wants UTC without zone and without fractions. */
function gitlabTime(milliseconds: number): string {
  return new Date(milliseconds).toISOString().slice(0, 19);
}

function vulnerability(finding: ShownFinding, place: ShownPlace): unknown {
  const low = finding.grade === 'low';
  const flag = {
    type: 'flagged-as-likely-false-positive',
    origin: 'stanch',
    description: finding.reasons.join('; ') || 'low confidence',
  };
  return {
    id: idOf(finding, place),
    name: finding.title.slice(0, 255),
    description: [finding.why ?? `${finding.title} found.`, `Confidence: ${finding.grade}.`, provenanceOf(place)]
      .filter((part) => part !== '')
      .join(' '),
    severity: `${finding.severity[0]!.toUpperCase()}${finding.severity.slice(1)}`,
    solution: stepsOf(finding).join('\n').slice(0, 7000),
    identifiers: [{ type: 'stanch_rule_id', name: `stanch rule ${finding.rule}`, value: finding.rule }],
    ...(finding.docs !== undefined && /^https?:\/\/./.test(finding.docs) ? { links: [{ url: finding.docs }] } : {}),
    ...(low ? { flags: [flag] } : {}),
    location: {
      file: place.path ?? '',
      start_line: place.line,
      end_line: place.endLine,
      commit: {
        sha: place.commit ?? noCommit,
        ...(place.author === undefined ? {} : { author: place.author }),
        ...(place.date === undefined ? {} : { date: place.date }),
        ...(place.subject === undefined ? {} : { message: place.subject }),
      },
    },
    raw_source_code_extract: finding.secret ?? finding.masked,
  };
}

/** A UUID (version 8, RFC 9562) that stays the same as long as the secret and its place do. */
function idOf(finding: ShownFinding, place: ShownPlace): string {
  const name = [finding.rule, finding.fingerprint, place.commit, place.path, place.line, place.column].join('\0');
  const hex = sha256(Buffer.from(name, 'utf8'));
  const variant = ((Number.parseInt(hex[16]!, 16) & 3) | 8).toString(16);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
