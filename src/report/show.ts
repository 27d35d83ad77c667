import { openExcerpt, type ShownExcerpt } from '../findings/excerpt.ts';
import { createRedactor, type Redactor } from '../findings/redact.ts';
import { shannonEntropy } from '../findings/strength.ts';
import { type Finding, isIdentified, type Unidentified, type Validity } from '../model/finding.ts';
import type { Place } from '../model/place.ts';
import type { Receipt } from '../model/receipt.ts';
import type { Report, ReportOptions } from '../model/report.ts';
import { readableLatin1 } from '../text/latin1.ts';
import type { ShownFinding, ShownPart, ShownPlace, ShownReport } from './shown.ts';

/**
 * The report with everything taken out that must not be shown: the secrets themselves, and each known secret wherever
 * else it stands (a path, a commit's subject, the lines around another finding). Reasons and titles are our own words.
 * One that was shown before, under the same options, comes back as it is.
 */
export function show(report: Report | ShownReport, options: ReportOptions): ShownReport {
  if ('counts' in report) return report;
  const whole = [...report.findings, ...report.low, ...report.suppressed.map(({ finding }) => finding)];
  const everything = whole.flatMap((finding) => [finding, ...(finding.parts ?? [])]);
  const redactor = createRedactor(options.showSecrets ? [] : everything);
  const finding = (one: Finding): ShownFinding => shownFinding(one, options, redactor);
  return {
    tool: report.tool,
    findings: report.findings.map(finding),
    low: options.all ? report.low.map((one) => finding(identified(one))) : [],
    suppressed: report.suppressed.map((one) => ({
      finding: finding(one.finding),
      suppression: { by: one.suppression.by, reason: redactor.text(one.suppression.reason) },
    })),
    counts: {
      findings: report.findings.length,
      low: report.low.length,
      suppressed: report.suppressed.length,
    },
    receipt: shownReceipt(report.receipt, redactor),
  };
}

function identified(finding: Unidentified): Finding {
  if (isIdentified(finding)) return finding;
  throw new TypeError('findings of low confidence are to be listed, but the scan was not asked to identify them');
}

function shownFinding(finding: Finding, options: ReportOptions, redactor: Redactor): ShownFinding {
  const { secret, places, learnt, parts, ...plain } = finding;
  const account = (finding.validity.state === 'live' ? finding.validity.account : undefined) ?? learnt.account;
  const excerpt = options.showSecrets ? openExcerpt : redactor.excerptsOf(finding);
  const [first, ...others] = places.map((place) => shownPlace(place, excerpt, redactor));
  return {
    ...plain,
    validity: shownValidity(finding.validity, redactor),
    ...shownSecret(finding, options),
    account: account === undefined ? null : redactor.name(account),
    ...(learnt.kind === undefined ? {} : { kind: redactor.name(learnt.kind) }),
    ...(learnt.expires === undefined ? {} : { expires: learnt.expires }),
    places: [first!, ...others],
    parts: (parts ?? []).map((part) => shownPart(part, options, redactor)),
    details: options.details?.(finding.rule) ?? {},
  };
}

function shownPart(part: Unidentified, options: ReportOptions, redactor: Redactor): ShownPart {
  const { rule, title, masked, places } = part;
  const excerpt = options.showSecrets ? openExcerpt : redactor.excerptsOf(part);
  return {
    rule,
    title,
    masked,
    ...shownSecret(part, options),
    places: places.map((place) => shownPlace(place, excerpt, redactor)),
  };
}

function shownSecret({ secret }: Unidentified, { showSecrets }: ReportOptions): { secret?: string; entropy: number } {
  const text = secret.reveal();
  return {
    ...(showSecrets ? { secret: readableLatin1(text) } : {}),
    entropy: Math.round(shannonEntropy(text) * 100) / 100,
  };
}

function shownPlace(
  place: Place,
  excerptOf: (place: Place) => ShownExcerpt | undefined,
  redactor: Redactor,
): ShownPlace {
  const { excerpt: _, link, path, ...plain } = place;
  const shownPath = path === null ? null : redactor.name(path);
  return {
    ...plain,
    ...(place.author === undefined ? {} : { author: redactor.name(place.author) }),
    ...(place.email === undefined ? {} : { email: redactor.name(place.email) }),
    ...(place.subject === undefined ? {} : { subject: redactor.text(place.subject) }),
    path: shownPath,
    // A link names the path again, in another encoding.
    ...(link === undefined || shownPath !== path ? {} : { link: redactor.name(link) }),
    excerpt: once(() => excerptOf(place)),
  };
}

/** Several reporters may ask for the same lines. */
function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => (made ??= { value: make() }).value;
}

function shownValidity(validity: Validity, redactor: Redactor): Validity {
  if (validity.state === 'unknown') return { ...validity, reason: redactor.text(validity.reason) };
  if (validity.state === 'live' && validity.account !== undefined)
    return { ...validity, account: redactor.name(validity.account) };
  return validity;
}

function shownReceipt(receipt: Receipt, redactor: Redactor): Receipt {
  return {
    ...receipt,
    skipped: receipt.skipped.map((skip) => ({ ...skip, examples: skip.examples.map(redactor.name) })),
    notes: receipt.notes.map(redactor.text),
  };
}
