// The programming interface of the package: `scan` and `render`. It fills the options of the command line's own table, so
// that defaults, `.stanch.yaml`, baseline and ignore file mean the same in both.
import { resolve } from 'node:path';
import { scan as scanSource } from './app/scan.ts';
import type { ProgressSink } from './app/scan-options.ts';
import { commonOptions } from './cli/options/every-command.ts';
import { outputOptions } from './cli/options/output.ts';
import { scanOptions } from './cli/options.ts';
import { Values } from './cli/parse.ts';
import { realIo } from './cli/real-io.ts';
import { toScanOptions } from './cli/setup.ts';
import { readValue, type Value } from './cli/values.ts';
import { ToolError } from './model/errors.ts';
import type { Report, RuleDetails } from './model/report.ts';
import { loadReporter } from './report/load.ts';
import type { Format } from './report/reporter.ts';

export { type ErrorCode, ToolError } from './model/errors.ts';
export type { Finding, Suppressed, Suppression, Unidentified, Validity } from './model/finding.ts';
export type { Place, PlaceKind } from './model/place.ts';
export type { Receipt, Skip, SkipReason } from './model/receipt.ts';
export type { Report } from './model/report.ts';
export type { Secret } from './model/secret.ts';
export type { Severity } from './model/severity.ts';
export type { Format } from './report/reporter.ts';

/**
 * What to scan, and how. The names are those of the command line (docs/options.md) in camel case; what is left out
 * comes from `.stanch.yaml` and then from the default. Environment variables do not count.
 */
export interface ScanRequest {
  /** Files and folders; with `history`, `staged` or `range` the one repository. Default: as `stanch scan` without a path. */
  readonly paths?: readonly string[];
  readonly history?: boolean;
  readonly staged?: boolean;
  /** `A..B` or `A...B`. */
  readonly range?: string;
  /** Scan these bytes instead of anything on disk. */
  readonly stdin?: AsyncIterable<Uint8Array>;
  /** What paths are relative to; the current folder when left out. */
  readonly cwd?: string;
  /** A configuration file in place of `.stanch.yaml`. */
  readonly config?: string;
  readonly include?: readonly string[];
  readonly exclude?: readonly string[];
  readonly gitignore?: boolean;
  readonly messages?: boolean;
  readonly since?: string;
  readonly branch?: string;
  readonly maxCommits?: number;
  /** From 0 to 1; findings below it come in `low`. */
  readonly minConfidence?: number;
  /** Also name (fingerprint) the findings in `low`. */
  readonly all?: boolean;
  readonly baseline?: string;
  readonly rules?: string;
  readonly checksums?: 'enforce' | 'ignore';
  readonly engine?: 'kernel' | 'plain';
  readonly exhaustive?: boolean;
  /** Bytes. */
  readonly maxFileSize?: number;
  readonly jobs?: number;
  /** Seconds. */
  readonly timeout?: number;
  /** Ends the scan early: the report has what was found so far and `receipt.complete` is false. */
  readonly signal?: AbortSignal;
  readonly onProgress?: ProgressSink['update'];
}

/** What `render` may be told. */
export interface RenderOptions {
  /** Print secrets in full; they are masked otherwise. */
  readonly showSecrets?: boolean;
  /** Also list the findings below `minConfidence`. */
  readonly all?: boolean;
}

const notOfScans: readonly unknown[] = [...outputOptions, ...commonOptions];

/** What a request may set: the options of `stanch scan` but for how its report is written. */
const table = [...scanOptions, ...commonOptions];
const settable = new Map(
  table
    .filter((option) => option.name === 'all' || option.name === 'config' || !notOfScans.includes(option))
    .map((option) => [option.name, option]),
);

const detailsOf = new WeakMap<Report, (rule: string) => RuleDetails | undefined>();

/**
 * Scans and answers the report. Secrets in it are `Secret`s, which print as `[redacted]` everywhere; `reveal()` gives the
 * text back. Findings do not make it throw.
 *
 * @throws {ToolError} whose `code` is explained in docs/errors.md
 */
export async function scan(request: ScanRequest = {}): Promise<Report> {
  const { paths = [], cwd, stdin, signal = new AbortController().signal, onProgress, ...rest } = request;
  const real = realIo(signal);
  const io = { ...real, cwd: resolve(cwd ?? real.cwd), stdin: stdin ?? real.stdin };
  const given = stdin === undefined ? rest : { ...rest, stdin: true };
  const values = new Values(valuesOf(given), {}, table);
  const options = await toScanOptions(values, paths, io);
  const done = await scanSource(options, io, { update: onProgress ?? (() => {}) });
  detailsOf.set(done.report, done.details);
  return done.report;
}

/** The report of a scan in any format of `stanch scan --format`, without colours. */
export async function render(report: Report, format: Format, options: RenderOptions = {}): Promise<string> {
  const { showSecrets = false, all = false } = options;
  const details = detailsOf.get(report);
  const reporter = await loadReporter(format);
  return reporter.render(report, { showSecrets, all, colour: false, ...(details === undefined ? {} : { details }) });
}

/** Checked at run time too: a misspelt `history` must not quietly scan something else. */
function valuesOf(request: Readonly<Record<string, unknown>>): Map<string, Value> {
  const values = new Map<string, Value>();
  for (const [name, value] of Object.entries(request)) {
    if (value === undefined) continue;
    const option = settable.get(name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`));
    if (option === undefined) throw new ToolError('USAGE', `scan() has no option ${name}`);
    values.set(
      option.name,
      option.type === 'list' ? [value].flat().map(String) : readValue(option, String(value), name),
    );
  }
  return values;
}
