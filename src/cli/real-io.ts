import { randomBytes } from 'node:crypto';
import { realpathSync } from 'node:fs';
import { extname } from 'node:path';
import { isatty } from 'node:tty';
import { fileURLToPath } from 'node:url';
import type { Io } from '../app/io.ts';

/** The process as the use cases see it. */
export function realIo(signal: AbortSignal): Io {
  const isTerminal = {
    // isatty() asks the descriptor; the stream's own property would open it.
    stdin: isatty(0),
    stdout: isatty(1),
    stderr: isatty(2),
  };
  return {
    cwd: process.cwd(),
    env: process.env,
    stdin: standardInput(signal),
    stdout: process.stdout,
    stderr: process.stderr,
    isTerminal,
    columns: isTerminal.stdout ? process.stdout.columns : undefined,
    now: () => Date.now(),
    random: (length) => randomBytes(length),
    signal,
    async confirm(question) {
      if (!isTerminal.stdin || !isTerminal.stderr) return false;
      const { createInterface } = await import('node:readline/promises');
      const lines = createInterface({ input: process.stdin, output: process.stderr });
      try {
        return /^y(es)?$/i.test((await lines.question(`${question} [y/N] `, { signal })).trim());
      } finally {
        lines.close();
      }
    },
    self: { node: process.execPath, script: mainScript() },
  };
}

/**
 * Standard input, chunk by chunk, that simply ends when the run is interrupted: a pipe that nobody writes to must not hold
 * up the report. Nothing is opened before somebody reads.
 */
async function* standardInput(signal: AbortSignal): AsyncGenerator<Uint8Array> {
  const chunks = process.stdin[Symbol.asyncIterator]() as AsyncIterator<Uint8Array>;
  const interrupted = new Promise<{ done: true; value: undefined }>((resolve) => {
    const end = (): void => resolve({ done: true, value: undefined });
    if (signal.aborted) end();
    else signal.addEventListener('abort', end, { once: true });
  });
  for (;;) {
    const next = await Promise.race([chunks.next(), interrupted]);
    if (next.done === true) break;
    yield next.value;
  }
  if (signal.aborted) process.stdin.destroy();
}

/** Absolute path of `stanch.cjs`, or of `main.ts` where a newer Node runs the sources as they are. */
function mainScript(): string {
  const name = extname(import.meta.filename) === '.ts' ? 'main.ts' : 'stanch.cjs';
  return realpathSync(fileURLToPath(new URL(name, import.meta.url)));
}
