import type { Report, ReportOptions } from '../model/report.ts';
import type { ShownReport } from './shown.ts';

/** The names that `--format` and `--report` take. */
export const formats = [
  'text',
  'json',
  'jsonl',
  'sarif',
  'github',
  'gitleaks',
  'junit',
  'csv',
  'markdown',
  'gitlab',
] as const;

export type Format = (typeof formats)[number];

/** Turns a report into text. The same report gives the same text; no clock, no environment. */
export interface Reporter {
  readonly name: Format;
  /** The whole output, with a newline at its end, or empty where the format has nothing to say. */
  render(report: Report | ShownReport, options: ReportOptions): string;
}
