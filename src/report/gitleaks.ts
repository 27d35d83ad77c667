import type { RuleDetails } from '../model/report.ts';
import { safeJson } from '../text/visible.ts';
import type { Reporter } from './reporter.ts';
import { show } from './show.ts';
import type { ShownFinding, ShownPart, ShownPlace } from './shown.ts';

/**
 * The report of gitleaks 8, with its exact field names, for what reads it: one entry for each place, and no receipt,
 * since the form is a bare array. Halves of a pair are entries of their own. Its end column is that of the last character. `Match` is the secret alone: we keep
 * no text around it.
 */
export const gitleaks: Reporter = {
  name: 'gitleaks',
  render(report, options) {
    const shown = show(report, options);
    const halves = [...shown.findings, ...shown.low].flatMap((finding) => [
      { half: finding, details: finding.details },
      ...finding.parts.map((part) => ({ half: part, details: options.details?.(part.rule) ?? {} })),
    ]);
    const entries = halves.flatMap(({ half, details }) => half.places.map((place) => entryOf(half, details, place)));
    return `${safeJson(distinct(entries), 1)}\n`;
  },
};

/** One naming half may belong to several secrets. */
function distinct(entries: readonly Record<string, unknown>[]): Record<string, unknown>[] {
  return [...new Map(entries.map((entry) => [JSON.stringify(entry), entry])).values()];
}

function entryOf(finding: ShownFinding | ShownPart, details: RuleDetails, place: ShownPlace): Record<string, unknown> {
  const secret = finding.secret ?? finding.masked;
  const file = place.path ?? '';
  const commit = place.commit ?? '';
  return {
    RuleID: finding.rule,
    Description: finding.title,
    StartLine: place.line,
    EndLine: place.endLine,
    StartColumn: place.column,
    EndColumn: Math.max(1, place.endColumn - 1),
    Match: secret,
    Secret: secret,
    File: file,
    SymlinkFile: '',
    Commit: commit,
    Link: place.link ?? '',
    Entropy: finding.entropy,
    Author: place.author ?? '',
    Email: place.email ?? '',
    Date: place.date ?? '',
    Message: place.subject ?? '',
    Tags: details.tags ?? [],
    // The form that a .gitleaksignore file holds.
    Fingerprint: `${commit === '' ? '' : `${commit}:`}${file}:${finding.rule}:${place.line}`,
  };
}
