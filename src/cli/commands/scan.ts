import type { KeptReport } from '../../app/cache/kept-report.ts';
import type { Io } from '../../app/io.ts';
import type { Scan } from '../../app/scan.ts';
import type { ProgressSink, ScanOptions } from '../../app/scan-options.ts';
import { type ExitCode, exitCode } from '../../model/exit-code.ts';
import type { Report } from '../../model/report.ts';
import type { ShownReport } from '../../report/shown.ts';
import type { Command } from '../command.ts';
import { commonOptions } from '../options/every-command.ts';
import { scanOptions } from '../options.ts';
import type { Values } from '../parse.ts';
import { toScanOptions } from '../setup.ts';
import { reportTargets, showing, wantsColour, writeReports } from '../write-reports.ts';

export const scanCommand: Command = {
  name: 'scan',
  summary: 'Find secrets in files, the index, commits, the whole history or standard input.',
  usage: ['scan [PATH…]', 'scan --staged', 'scan --history [REPOSITORY]', 'scan --range A..B', 'scan --stdin'],
  detail:
    'Without arguments: in a repository its history and its working tree, elsewhere the files of the current folder.\n' +
    'Ends with 0 when nothing was found, 1 with findings, 3 when something could not be looked at.',
  examples: [
    ['scan', 'history and working tree of this repository'],
    ['scan --history ../app.git -f json', 'a bare repository, as JSON'],
    ['scan --range origin/main..HEAD', 'what a branch adds'],
    ['scan src --report sarif=out.sarif', 'a folder; text here and SARIF in a file'],
  ],
  options: [...scanOptions, ...commonOptions],

  async run(values, words, io) {
    const targets = reportTargets(values, io);
    const options = await toScanOptions(values, words, io);
    const progress = await openProgress(
      values,
      io,
      options.source.kind === 'staged' || options.source.kind === 'stdin',
    );
    const kept = options.cache === true && !values.flag('show-secrets') ? await openKept(options, io) : null;
    const recalled = (await kept?.recall()) ?? null;
    let done: Scan | null = null;
    try {
      if (recalled === null) done = await (await import('../../app/scan.ts')).scan(options, io, progress);
    } finally {
      progress.close();
    }
    // What will be kept is shown once, for the reports and for the file.
    const shown = kept === null || done === null ? null : await shownOf(done, values);
    const report = recalled ?? shown ?? done!.report;
    const text = targets[0]!.format === 'text' && targets[0]!.path === undefined;
    const silent = values.flag('quiet') && text && report.findings.length === 0 && report.receipt.complete;
    await writeReports(silent ? targets.slice(1) : targets, { report, details: done?.details }, values, io);
    if (options.source.kind === 'staged' && text && report.findings.length > 0) {
      const { waysOn } = await import('../ways-on.ts');
      io.stderr.write(waysOn(done!.report));
    }
    if (shown !== null) await kept!.keep(shown, done!.salt);
    return exitOf(report, io);
  },
};

async function shownOf({ report, details }: Scan, values: Values): Promise<ShownReport> {
  const { show } = await import('../../report/show.ts');
  return show(report, showing(values, details));
}

async function openKept(options: ScanOptions, io: Io): Promise<KeptReport | null> {
  if (options.source.kind !== 'history') return null;
  const { openKeptReport } = await import('../../app/cache/kept-report.ts');
  return openKeptReport(options, io);
}

/** What a finished scan exits with: an interruption wins over an incomplete scan, and that over findings. */
function exitOf(report: Report | ShownReport, io: Pick<Io, 'signal'>): ExitCode {
  if (io.signal.aborted) return exitCode.interrupted;
  if (!report.receipt.complete) return exitCode.incomplete;
  return report.findings.length > 0 ? exitCode.findings : exitCode.clean;
}

async function openProgress(values: Values, io: Io, short: boolean): Promise<ProgressSink & { close(): void }> {
  const wanted = !short && io.isTerminal.stderr && !values.flag('quiet') && values.text('progress') === 'auto';
  if (!wanted) return { update() {}, close() {} };
  const { createProgress } = await import('../../terminal/progress.ts');
  const bar = createProgress(process.stderr, { now: () => io.now(), colour: wantsColour(values, io) });
  return { update: (state) => bar.update(state), close: () => bar.end() };
}
