import { safeJson } from '../text/visible.ts';
import type { Reporter } from './reporter.ts';
import { show } from './show.ts';
import type { ShownFinding, ShownPlace } from './shown.ts';

/**
 * The report of gitleaks 8, with its exact field names, for what reads it: one entry for each place, and no receipt,
 * since the form is a bare array. Its end column is that of the last character. `Match` is the secret alone: we keep
 * no text around it.
 */
export const gitleaks: Reporter = {
  name: 'gitleaks',
  render(report, options) {
    const shown = show(report, options);
    const entries = [...shown.findings, ...shown.low].flatMap((finding) =>
      finding.places.map((place) => entryOf(finding, place)),
    );
    return `${safeJson(entries, 1)}\n`;
  },
};

function entryOf(finding: ShownFinding, place: ShownPlace): Record<string, unknown> {
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
    Tags: finding.details.tags ?? [],
    // The form that a .gitleaksignore file holds.
    Fingerprint: `${commit === '' ? '' : `${commit}:`}${file}:${finding.rule}:${place.line}`,
  };
}
