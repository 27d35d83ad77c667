import { resolve } from 'node:path';
import type { Io } from '../app/io.ts';
import { ToolError } from '../model/errors.ts';
import type { Report, ReportOptions } from '../model/report.ts';
import { type Format, formats } from '../report/reporter.ts';
import type { ShownReport } from '../report/shown.ts';
import type { Values } from './parse.ts';

/** A report to be written: to a file, or to standard output where there is no path. */
export interface Target {
  readonly format: Format;
  readonly path?: string;
}

/**
 * Which reports the options ask for. Read before the scan, so that a mistake does not cost one.
 *
 * @throws {ToolError} USAGE for a format that does not exist
 */
export function reportTargets(values: Values, io: Pick<Io, 'cwd'>): readonly Target[] {
  const output = values.text('output');
  const format = values.text('format') as Format;
  const more = values.list('report').map((text) => {
    const [, name = '', file = ''] = /^([^=]*)=?(.*)$/s.exec(text)!;
    if (file === '' || !isFormat(name)) {
      throw new ToolError('USAGE', `--report is ${JSON.stringify(text)}, which is not FORMAT=FILE`, {
        hint: `Formats: ${formats.join(', ')}. For example --report sarif=stanch.sarif`,
      });
    }
    return { format: name, path: resolve(io.cwd, file) };
  });
  return [{ format, ...(output === undefined || output === '-' ? {} : { path: resolve(io.cwd, output) }) }, ...more];
}

/** A report of this run, or of an earlier one that still holds. */
export interface Written {
  readonly report: Report | ShownReport;
  readonly details: ReportOptions['details'];
}

/** What decides what of a report is shown, in whatever format. */
export function showing(values: Values, details: ReportOptions['details']): ReportOptions {
  const shown = { showSecrets: values.flag('show-secrets'), all: values.flag('all'), colour: false };
  return details === undefined ? shown : { ...shown, details };
}

/** Writes every report that was asked for. */
export async function writeReports(targets: readonly Target[], done: Written, values: Values, io: Io): Promise<void> {
  if (targets.length === 0) return;
  const { loadReporter } = await import('../report/load.ts');
  const common = showing(values, done.details);
  for (const { format, path } of targets) {
    const options: ReportOptions = {
      ...common,
      colour: path === undefined && wantsColour(values, io),
      ...(path === undefined && io.columns !== undefined ? { width: io.columns } : {}),
    };
    const text = (await loadReporter(format)).render(done.report, options);
    if (path === undefined) io.stdout.write(text);
    else await (await import('../report/write.ts')).writeReport(text, path);
  }
}

/** Colour where a person looks at it: https://no-color.org, and FORCE_COLOR for those who pipe into a pager. */
export function wantsColour(values: Values, io: Pick<Io, 'env' | 'isTerminal'>): boolean {
  if (!values.flag('color') || (io.env.NO_COLOR ?? '') !== '') return false;
  if ((io.env.FORCE_COLOR ?? '') !== '') return io.env.FORCE_COLOR !== '0';
  return io.isTerminal.stdout && io.env.TERM !== 'dumb';
}

function isFormat(name: string): name is Format {
  return (formats as readonly string[]).includes(name);
}
