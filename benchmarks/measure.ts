// Runs a program once and says how long it took and how much memory it held.
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A program to time. */
export interface Command {
  readonly name: string;
  readonly file: string;
  readonly args: readonly string[];
  readonly cwd?: string;
  /** Done before each run, outside the clock. */
  readonly prepare?: () => void;
  /** Exit codes that mean that the work was done. */
  readonly accepts?: readonly number[];
}

/** One run of it. */
export interface Run {
  readonly seconds: number;
  /** Peak resident set of the process or its largest child, in bytes; null where the system does not tell. */
  readonly peak: number | null;
}

const gnuTime = '/usr/bin/time';
const peakFile = join(mkdtempSync(join(tmpdir(), 'stanch-bench-')), 'peak');

/** Only where /usr/bin/time is absent: the high-water mark of the process itself, while it lives. */
function watchPeak(pid: number | undefined): () => number | null {
  let peak: number | null = null;
  const look = (): void => {
    try {
      const found = /^VmHWM:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'));
      if (found !== null) peak = Number(found[1]) * 1024;
    } catch {}
  };
  const timer = setInterval(look, 10);
  return () => {
    clearInterval(timer);
    return peak;
  };
}

/**
 * Runs it with its output thrown away (through a pipe: some programs do less when they see /dev/null).
 *
 * @throws {Error} for an exit code that it does not accept
 */
export async function runOnce(command: Command): Promise<Run> {
  command.prepare?.();
  const timed = existsSync(gnuTime);
  const [file, args] = timed
    ? [gnuTime, ['-f', '%M', '-o', peakFile, command.file, ...command.args]]
    : [command.file, [...command.args]];
  const started = performance.now();
  const child = spawn(file, args, { cwd: command.cwd, stdio: ['ignore', 'pipe', 'pipe'] });
  const errors: Buffer[] = [];
  child.stdout.resume();
  child.stderr.on('data', (chunk: Buffer) => errors.push(chunk));
  const stop = timed ? null : watchPeak(child.pid);
  const code = await new Promise<number | null>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', resolve);
  });
  const seconds = (performance.now() - started) / 1000;
  const peak = stop === null ? Number(readFileSync(peakFile, 'utf8').trim().split('\n').at(-1)) * 1024 : stop();
  if (!(command.accepts ?? [0]).includes(code ?? -1))
    throw new Error(`${command.name} ended with ${code}: ${Buffer.concat(errors).toString().slice(0, 500)}`);
  return { seconds, peak };
}
