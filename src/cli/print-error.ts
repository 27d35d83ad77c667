import type { Io } from '../app/io.ts';
import { ToolError } from '../model/errors.ts';
import { type ExitCode, exitCode } from '../model/exit-code.ts';

/**
 * Prints an error and answers its exit code. One of ours is a message with a way on; any other is a fault of stanch, shown
 * as the names and places of its stack only: its message may quote what was being scanned.
 */
export function printError(error: unknown, io: Pick<Io, 'stderr' | 'signal'>): ExitCode {
  if (error instanceof ToolError) {
    io.stderr.write(`error ${error.code}: ${error.message}\n`);
    if (error.hint !== undefined) io.stderr.write(`hint: ${error.hint}\n`);
    return error.exit;
  }
  if (io.signal.aborted) return exitCode.interrupted;
  const { name, frames } = anatomy(error);
  io.stderr.write(`error INTERNAL: stanch failed (${name}); this is a fault in stanch, not in what it scanned\n`);
  for (const frame of frames) io.stderr.write(`    ${frame}\n`);
  io.stderr.write('hint: report the lines above; they hold no content of the scanned files\n');
  return exitCode.internal;
}

function anatomy(error: unknown): { name: string; frames: readonly string[] } {
  if (!(error instanceof Error)) return { name: typeof error, frames: [] };
  const code = (error as NodeJS.ErrnoException).code;
  // A message of several lines stands in front of the frames, and any of its lines may look like one.
  const stack = error.stack ?? '';
  const messageAt = stack.indexOf(error.message);
  const frames = (messageAt < 0 ? stack : stack.slice(messageAt + error.message.length))
    .split('\n')
    .filter((line) => /^\s+at /.test(line));
  return {
    name: typeof code === 'string' && /^[A-Z_]+$/.test(code) ? `${error.name} ${code}` : error.name,
    frames: frames.slice(0, 12).map((frame) => frame.trim()),
  };
}
