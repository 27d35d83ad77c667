#!/usr/bin/env node
// argv -> one command -> exit code. Everything else is loaded by the command that needs it.
import module from 'node:module';
import type { Io } from '../app/io.ts';
import { type ExitCode, exitCode } from '../model/exit-code.ts';
import { dispatch } from './dispatch.ts';
import { printError } from './print-error.ts';
import { realIo } from './real-io.ts';

// Newer Nodes keep the compiled code between runs, which is most of a hook's start-up. Node 20 has no such thing.
(module as { enableCompileCache?: () => void }).enableCompileCache?.();

async function main(): Promise<void> {
  const interrupt = new AbortController();
  process.on('SIGINT', () => {
    // The first Ctrl-C asks for what was found so far, the second does not wait for it.
    if (interrupt.signal.aborted) process.exit(exitCode.interrupted);
    interrupt.abort();
  });
  process.on('SIGTERM', () => interrupt.abort());
  for (const stream of [process.stdout, process.stderr]) stream.on('error', endQuietlyOnBrokenPipe);
  const io = realIo(interrupt.signal);
  const code = await run(io);
  // Not process.exit(): a report that goes into a pipe has to be written to its end.
  process.exitCode = code;
}

async function run(io: Io): Promise<ExitCode> {
  try {
    return await dispatch(process.argv.slice(2), io);
  } catch (error) {
    return printError(error, io);
  }
}

/** `stanch … | head` closes the pipe early; that is no failure of ours. */
function endQuietlyOnBrokenPipe(error: NodeJS.ErrnoException): void {
  if (error.code === 'EPIPE') process.exit(process.exitCode ?? exitCode.clean);
  throw error;
}

await main();
