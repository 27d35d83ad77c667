import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ToolError } from '../model/errors.ts';
import { type Finding, isIdentified } from '../model/finding.ts';
import type { Report } from '../model/report.ts';
import { type Baseline, baselineEntries, baselineName, parseBaseline, renderBaseline } from '../suppress/baseline.ts';
import type { Io } from './io.ts';
import { type Parts, realParts } from './parts.ts';
import { type Scan, scan } from './scan.ts';
import type { ProgressSink, ScanOptions } from './scan-options.ts';

/** What became of a baseline. */
export interface BaselineChange {
  /** Absolute path of the file. */
  readonly path: string;
  readonly added: number;
  readonly kept: number;
  /** Entries whose secret is nowhere any more. */
  readonly gone: number;
  readonly report: Report;
}

/** A baseline's scan looks at everything: what the file already accepts has to be seen again to be kept. */
interface Work {
  readonly options: ScanOptions;
  readonly reason?: string;
  readonly progress?: ProgressSink;
  readonly parts?: Parts;
}

/**
 * Writes a new baseline that accepts every finding of today.
 *
 * @throws {ToolError} BAD_BASELINE when there is one already
 */
export async function createBaseline(work: Work, io: Io): Promise<BaselineChange> {
  const path = pathOf(work.options);
  if (existsSync(path)) {
    throw new ToolError('BAD_BASELINE', `${path} exists already`, {
      hint: 'stanch baseline update adds new findings to it and drops those that are gone',
    });
  }
  const { report, salt } = await scan(without(work.options), io, work.progress, work.parts ?? realParts);
  const baseline: Baseline = {
    salt: Buffer.from(salt?.bytes ?? io.random(32)).toString('hex'),
    findings: baselineEntries(report.findings, work.reason),
  };
  await write(path, baseline);
  return { path, added: baseline.findings.length, kept: 0, gone: 0, report };
}

/** Accepts new findings, keeps the old entries with their reasons, drops those whose secret is gone. */
export async function updateBaseline(work: Work, io: Io): Promise<BaselineChange> {
  const { path, baseline, scanned } = await compare(work, io);
  const found = new Map(allFindings(scanned.report).map((finding) => [finding.fingerprint, finding]));
  const known = new Set(baseline.findings.map((entry) => entry.fingerprint));
  const fresh = scanned.report.findings.filter((finding) => !known.has(finding.fingerprint));
  const kept = scanned.report.receipt.complete
    ? baseline.findings.filter((entry) => found.has(entry.fingerprint))
    : baseline.findings;
  const renewed = kept.map((entry) => {
    const finding = found.get(entry.fingerprint);
    return finding === undefined ? entry : { ...entry, ...baselineEntries([finding], entry.reason)[0]! };
  });
  await write(path, { salt: baseline.salt, findings: [...renewed, ...baselineEntries(fresh, work.reason)] });
  const gone = baseline.findings.length - kept.length;
  return { path, added: fresh.length, kept: kept.length, gone, report: scanned.report };
}

/** Says what an update would change, and changes nothing. */
export async function checkBaseline(work: Work, io: Io): Promise<BaselineChange> {
  const { path, baseline, scanned } = await compare(work, io);
  const found = new Set(allFindings(scanned.report).map((finding) => finding.fingerprint));
  const kept = baseline.findings.filter((entry) => found.has(entry.fingerprint)).length;
  const { report } = scanned;
  return { path, added: report.findings.length, kept, gone: baseline.findings.length - kept, report };
}

async function compare(work: Work, io: Io): Promise<{ path: string; baseline: Baseline; scanned: Scan }> {
  const path = pathOf(work.options);
  if (!existsSync(path)) {
    throw new ToolError('BAD_BASELINE', `there is no baseline ${path}`, { hint: 'stanch baseline create writes one' });
  }
  const baseline = parseBaseline(readFileSync(path, 'utf8'), path);
  const scanned = await scan({ ...work.options, baseline: path }, io, work.progress, work.parts ?? realParts);
  return { path, baseline, scanned };
}

/** All that could be compared: beside a baseline with entries also the low ones. */
function allFindings(report: Report): Finding[] {
  return [...report.findings, ...report.low.filter(isIdentified), ...report.suppressed.map(({ finding }) => finding)];
}

function pathOf(options: ScanOptions): string {
  return options.baseline ?? join(options.top, baselineName);
}

function without({ baseline: _, ...options }: ScanOptions): ScanOptions {
  return options;
}

async function write(path: string, baseline: Baseline): Promise<void> {
  const { writeReport } = await import('../report/write.ts');
  await writeReport(renderBaseline(baseline), path);
}
