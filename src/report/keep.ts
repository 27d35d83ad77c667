import type { ShownExcerpt } from '../findings/excerpt.ts';
import { placesInContext } from './sarif-result.ts';
import type { ShownPlace, ShownReport } from './shown.ts';

type KeptPlace = Omit<ShownPlace, 'excerpt'> & { readonly lines?: ShownExcerpt };

/** A report as it may be shown, as JSON: enough to render it again in any format. */
export function keepReport(shown: ShownReport): string {
  const { findings, low, suppressed } = shown;
  const inContext = new Set<ShownPlace>();
  for (const finding of [...findings, ...low, ...suppressed.map((one) => one.finding)])
    for (const place of [finding.places[0], ...placesInContext(finding)]) inContext.add(place);
  return JSON.stringify(shown, (_, value: unknown) => {
    if (!isPlace(value)) return value;
    const { excerpt, ...place } = value;
    const lines = inContext.has(value) ? excerpt() : undefined;
    return lines === undefined ? place : { ...place, lines };
  });
}

/** @param text what `keepReport` made */
export function recallReport(text: string): ShownReport {
  const report = JSON.parse(text) as ShownReport;
  const findings = [...report.findings, ...report.low, ...report.suppressed.map((one) => one.finding)];
  for (const finding of findings)
    for (const place of finding.places as unknown as (KeptPlace & { excerpt?: () => ShownExcerpt | undefined })[])
      place.excerpt = () => place.lines;
  return report;
}

function isPlace(value: unknown): value is ShownPlace {
  return typeof (value as { excerpt?: unknown } | null)?.excerpt === 'function';
}
