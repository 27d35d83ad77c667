import type { ShownExcerpt } from '../findings/excerpt.ts';
import type { Report, ReportOptions } from '../model/report.ts';
import { show } from './show.ts';
import type { ShownFinding, ShownPlace, ShownReport } from './shown.ts';

type KeptPlace = Omit<ShownPlace, 'excerpt'> & { readonly lines?: ShownExcerpt };

/** A report as it may be shown, as JSON, with its masked excerpts: enough to render it again in any format. */
export function keepReport(report: Report, options: Pick<ReportOptions, 'all' | 'details'>): string {
  const shown = show(report, { ...options, showSecrets: false, colour: false });
  return JSON.stringify(shown, (_, value: unknown) => (isPlace(value) ? keptPlace(value) : value));
}

/** @param text what `keepReport` made */
export function recallReport(text: string): ShownReport {
  return JSON.parse(text, (_, value: unknown) => {
    if (!isFinding(value)) return value;
    const places = (value.places as unknown as KeptPlace[]).map(({ lines, ...place }) => ({ ...place, excerpt: () => lines }));
    return { ...value, places };
  }) as ShownReport;
}

function keptPlace({ excerpt, ...place }: ShownPlace): KeptPlace {
  const lines = excerpt();
  return { ...place, ...(lines === undefined ? {} : { lines }) };
}

function isPlace(value: unknown): value is ShownPlace {
  return typeof (value as { excerpt?: unknown } | null)?.excerpt === 'function';
}

function isFinding(value: unknown): value is ShownFinding {
  return Array.isArray((value as { places?: unknown } | null)?.places);
}
