import { randomBytes } from 'node:crypto';
import { realpathSync } from 'node:fs';
import { extname } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Io } from '../app/io.ts';

/** The process as the use cases see it. */
export function realIo(signal: AbortSignal): Io {
  const isTerminal = {
    stdin: process.stdin.isTTY === true,
    stdout: process.stdout.isTTY === true,
    stderr: process.stderr.isTTY === true,
  };
  return {
    cwd: process.cwd(),
    env: process.env,
    // Not opened until somebody reads: touching process.stdin can keep a process alive.
    stdin: {
      [Symbol.asyncIterator]: () => process.stdin[Symbol.asyncIterator]() as AsyncIterator<Uint8Array>,
    },
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

/** Absolute path of `main.js`, or of `main.ts` where a newer Node runs the sources as they are. */
function mainScript(): string {
  return realpathSync(fileURLToPath(new URL(`./main${extname(import.meta.filename)}`, import.meta.url)));
}
