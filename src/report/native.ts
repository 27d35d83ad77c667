// The native form, `stanch.report/1`: json and jsonl write it, schemas/report.schema.json describes it.
import type { ShownFinding, ShownPart, ShownPlace, ShownReport } from './shown.ts';

/** Goes up when a reader of the old form would misread the new one; added fields do not count. */
export const nativeSchema = 'stanch.report/1';

/** Keys whose value is undefined are left out when this is written as JSON. */
export function nativeFinding(finding: ShownFinding): Record<string, unknown> {
  return {
    fingerprint: finding.fingerprint,
    rule: finding.rule,
    provider: finding.provider,
    title: finding.title,
    severity: finding.severity,
    confidence: finding.confidence,
    grade: finding.grade,
    validity: finding.validity,
    masked: finding.masked,
    secret: finding.secret,
    account: finding.account,
    kind: finding.kind,
    expires: finding.expires,
    reasons: finding.reasons,
    why: finding.why,
    docs: finding.docs,
    places: finding.places.map(nativePlace),
    parts: finding.parts.length === 0 ? undefined : finding.parts.map(nativePart),
  };
}

function nativePart({ rule, title, masked, secret, places }: ShownPart): Record<string, unknown> {
  return { rule, title, masked, secret, places: places.map(nativePlace) };
}

function nativePlace(place: ShownPlace): Record<string, unknown> {
  return {
    kind: place.kind,
    commit: place.commit,
    lastCommit: place.lastCommit,
    author: place.author,
    email: place.email,
    date: place.date,
    subject: place.subject,
    path: place.path,
    line: place.line,
    column: place.column,
    endLine: place.endLine,
    endColumn: place.endColumn,
    start: place.start,
    end: place.end,
    blob: place.blob,
    onHead: place.onHead,
    link: place.link,
    decodedBy: place.decodedBy,
  };
}

export function nativeSuppressed(report: ShownReport): Record<string, unknown>[] {
  return report.suppressed.map(({ finding, suppression }) => ({ ...nativeFinding(finding), suppression }));
}
