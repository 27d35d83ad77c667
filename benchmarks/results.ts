// What a case gave: figures to print and to keep.
import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { arch, cpus, platform, totalmem } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** One contender in one case. Ratios are ours over theirs, run by run. */
export interface Row {
  readonly name: string;
  readonly seconds: readonly number[];
  readonly peak: number | null;
  readonly findings: number | null;
  /** Planted secrets that it found, where it names them. */
  readonly recall: string | null;
  readonly ratio?: { readonly least: number; readonly median: number };
}

export interface CaseResult {
  readonly name: string;
  readonly corpus: string;
  readonly rows: readonly Row[];
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}

/** Ours over theirs, pair by pair in the order of the runs. */
export function ratioOf(ours: readonly number[], theirs: readonly number[]): { least: number; median: number } {
  const ratios = ours.map((seconds, i) => seconds / theirs[i]!);
  return { least: Math.min(...ratios), median: median(ratios) };
}

/** The machine and the tools, for the head of a result. */
export function machine(): Readonly<Record<string, string | number>> {
  const gitVersion = spawnSync('git', ['--version'], { encoding: 'utf8' }).stdout.trim();
  return {
    cpu: cpus()[0]?.model ?? 'unknown',
    cores: cpus().length,
    memory: `${Math.round(totalmem() / 2 ** 30)} GiB`,
    system: `${platform()} ${arch()}`,
    node: process.version,
    git: gitVersion,
    date: new Date().toISOString(),
  };
}

const cell = (text: string, width: number): string => text.padStart(width);
const seconds = (value: number): string => (value < 1 ? value.toFixed(3) : value.toFixed(2));

/** A table for people. */
export function printCase({ name, corpus, rows }: CaseResult): void {
  console.log(`\n${name}, ${corpus}`);
  console.log(
    `  ${'who'.padEnd(34)}${['min s', 'median s', 'x min', 'x median', 'peak MB', 'findings', 'recall'].map((head) => cell(head, 10)).join('')}`,
  );
  for (const row of rows) {
    const cells = [
      seconds(Math.min(...row.seconds)),
      seconds(median(row.seconds)),
      row.ratio === undefined ? '' : row.ratio.least.toFixed(3),
      row.ratio === undefined ? '' : row.ratio.median.toFixed(3),
      row.peak === null ? '' : (row.peak / 1e6).toFixed(0),
      row.findings === null ? '' : String(row.findings),
      row.recall ?? '',
    ];
    console.log(`  ${row.name.padEnd(34)}${cells.map((text) => cell(text, 10)).join('')}`);
  }
}

/** Writes everything to benchmarks/results and gives the path. */
export function keep(results: object, date: string): string {
  const folder = fileURLToPath(new URL('../../benchmarks/results', import.meta.url));
  mkdirSync(folder, { recursive: true });
  const path = join(folder, `${date.slice(0, 16).replace(/[T:]/g, '-')}.json`);
  writeFileSync(path, `${JSON.stringify(results, null, 2)}\n`);
  return path;
}
