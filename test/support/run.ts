// Runs every test file in a process of its own, two at a time, and prints `N passed, N failed` last.
//   node dist/test/support/run.js [PART-OF-A-FILE-NAME…]
import { spawn } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { type FileTally, figureMark, tallyMark } from './tally.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const wanted = process.argv.slice(2);
const files = readdirSync(root, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.test.js'))
  .filter((file) => wanted.length === 0 || wanted.some((part) => file.includes(part)))
  .sort((a, b) => Number(b.includes('e2e')) - Number(a.includes('e2e')) || (a < b ? -1 : 1));

const total = { passed: 0, failed: 0, skipped: [] as string[] };
const perFileLimit = 240_000;

function runFile(file: string): Promise<void> {
  return new Promise((done) => {
    const started = Date.now();
    const child = spawn(process.execPath, [`${root}${file}`], { stdio: ['ignore', 'pipe', 'pipe'] });
    const chunks: Buffer[] = [];
    child.stdout.on('data', (chunk: Buffer) => chunks.push(chunk));
    child.stderr.on('data', (chunk: Buffer) => chunks.push(chunk));
    const timer = setTimeout(() => child.kill('SIGKILL'), perFileLimit);
    child.on('close', (code, signal) => {
      clearTimeout(timer);
      const output = Buffer.concat(chunks).toString();
      const at = output.lastIndexOf(tallyMark);
      const tally: FileTally | undefined =
        at < 0 ? undefined : JSON.parse(output.slice(at + tallyMark.length).split('\n', 1)[0]!);
      const crashed = tally === undefined || (code !== 0 && tally.failed === 0);
      total.passed += tally?.passed ?? 0;
      total.failed += (tally?.failed ?? 0) + Number(crashed);
      total.skipped.push(...(tally?.skipped ?? []).map((line) => `${file}: ${line}`));
      const failed = crashed || (tally?.failed ?? 0) > 0;
      const seconds = ((Date.now() - started) / 1000).toFixed(1);
      console.log(`${failed ? 'FAIL' : 'ok  '} ${file} ${tally?.passed ?? 0} passed, ${seconds} s`);
      if (!failed) for (const line of figuresIn(output)) console.log(line);
      if (failed) console.log(at < 0 ? output : output.slice(0, at), signal === null ? '' : `(ended by ${signal})`);
      done();
    });
  });
}

const figuresIn = (output: string): string[] =>
  output.split('\n').flatMap((line) => (line.includes(figureMark) ? [line.slice(line.indexOf(figureMark))] : []));

const queue = [...files];
await Promise.all(
  Array.from({ length: Math.min(4, availableParallelism()) }, async () => {
    for (let file = queue.shift(); file !== undefined; file = queue.shift()) await runFile(file);
  }),
);
for (const line of total.skipped) console.log(`skipped ${line}`);
if (total.failed > 0 || total.passed === 0) process.exitCode = 1;
console.log(
  `\n${total.passed} passed, ${total.failed} failed${total.skipped.length > 0 ? `, ${total.skipped.length} skipped` : ''}`,
);
