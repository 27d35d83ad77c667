import type { Io } from '../../src/app/io.ts';

/** An `Io` for tests: what is written is kept, nothing is random, the clock stands still. */
export interface TestIo extends Io {
  readonly written: { out: string; err: string };
}

export function testIo(more: Partial<Io> = {}): TestIo {
  const written = { out: '', err: '' };
  return {
    cwd: '/nowhere',
    env: {},
    stdin: (async function* () {})(),
    stdout: { write: (text) => (written.out += text) },
    stderr: { write: (text) => (written.err += text) },
    isTerminal: { stdin: false, stdout: false, stderr: false },
    columns: undefined,
    now: () => 1_700_000_000_000,
    random: (length) => new Uint8Array(length).fill(7),
    signal: new AbortController().signal,
    confirm: async () => false,
    self: { node: '/usr/bin/node', script: '/opt/stanch/main.js' },
    ...more,
    written,
  };
}
