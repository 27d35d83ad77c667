// spawn's only home. A program is started from an argument list, never through a shell, with an environment that the
// caller states in full. A secret may reach it through stdin only.
import { type ChildProcess, spawn } from 'node:child_process';
import type { Environment } from './environment.ts';

/** A program to run. `cwd` must exist: a missing one looks like a missing program (ENOENT). */
export interface Command {
  readonly file: string;
  readonly args: readonly string[];
  readonly env: Environment;
  readonly cwd?: string;
  /** Kills the program when aborted; `ended` then resolves with a signal. */
  readonly signal?: AbortSignal;
}

/** How a program ended. */
export interface Ended {
  /** Null when it was killed or never started. */
  readonly exit: number | null;
  readonly killedBy: string | null;
  /** The system's code, such as ENOENT, when it could not be started. */
  readonly failure: string | null;
  /** The last 16 KB of what it wrote to stderr. */
  readonly stderr: string;
}

/** A program while it runs. Read `stdout` to its end, then await `ended`; neither ever throws for a bad exit. */
export interface Running {
  readonly stdout: AsyncIterable<Uint8Array>;
  readonly ended: Promise<Ended>;
  /** Resolves once the pipe can take more. Writing to a program that is gone is not an error: `ended` tells. */
  write(bytes: Uint8Array | string): Promise<void>;
  closeInput(): void;
  kill(): void;
}

/** How much of stderr is kept, in characters. */
const stderrLimit = 16 * 1024;

export function run(command: Command): Running {
  const child = spawn(command.file, [...command.args], {
    env: { ...command.env },
    ...(command.cwd === undefined ? {} : { cwd: command.cwd }),
    stdio: ['pipe', 'pipe', 'pipe'],
    shell: false,
    windowsHide: true,
  });
  const kill = (): void => void child.kill('SIGKILL');
  const ended = untilEnd(child).finally(() => command.signal?.removeEventListener('abort', kill));
  child.stdin.on('error', () => {}); // EPIPE: the exit code says what happened
  if (command.signal?.aborted) kill();
  else command.signal?.addEventListener('abort', kill, { once: true });
  return {
    stdout: child.stdout,
    ended,
    write: (bytes) => writeTo(child, bytes),
    closeInput: () => void child.stdin?.end(),
    kill,
  };
}

function untilEnd(child: ChildProcess): Promise<Ended> {
  let stderr = '';
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    stderr = (stderr + text).slice(-stderrLimit);
  });
  return new Promise((resolve) => {
    child.once('error', (error: NodeJS.ErrnoException) => {
      if (child.pid === undefined)
        resolve({ exit: null, killedBy: null, failure: error.code ?? error.message, stderr });
    });
    child.once('close', (exit, killedBy) => resolve({ exit, killedBy, failure: null, stderr }));
  });
}

function writeTo(child: ChildProcess, bytes: Uint8Array | string): Promise<void> {
  const { stdin } = child;
  if (stdin === null || stdin.destroyed || stdin.writableEnded) return Promise.resolve();
  if (stdin.write(bytes)) return Promise.resolve();
  return new Promise((resolve) => {
    const done = (): void => {
      stdin.off('drain', done);
      stdin.off('close', done);
      resolve();
    };
    stdin.on('drain', done);
    stdin.on('close', done);
  });
}
