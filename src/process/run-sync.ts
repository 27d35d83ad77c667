import { spawnSync } from 'node:child_process';
import type { Command, Ended } from './run.ts';

/** A program that has ended, with all that it wrote. */
export interface Finished extends Ended {
  readonly stdout: Uint8Array;
}

/** Most that a synchronous run may write to stdout, in bytes; more ends it with the failure `ENOBUFS`. */
const outputLimit = 64 * 1024 * 1024;

/**
 * Runs a program to its end and blocks meanwhile: a few milliseconds quicker than `run` for a short one, which is
 * what a commit hook waits for. Not for anything whose output may be large.
 */
export function runSync(command: Omit<Command, 'signal'> & { readonly input?: Uint8Array | string }): Finished {
  const result = spawnSync(command.file, [...command.args], {
    env: { ...command.env },
    ...(command.cwd === undefined ? {} : { cwd: command.cwd }),
    ...(command.input === undefined ? { stdio: ['ignore', 'pipe', 'pipe'] } : { input: command.input }),
    maxBuffer: outputLimit,
    shell: false,
    windowsHide: true,
  });
  const error = result.error as NodeJS.ErrnoException | undefined;
  return {
    exit: result.status,
    killedBy: result.signal,
    failure: error === undefined ? null : (error.code ?? error.message),
    stderr: (result.stderr ?? Buffer.alloc(0)).toString().slice(-16 * 1024),
    stdout: result.stdout ?? Buffer.alloc(0),
  };
}
