import * as assert from 'uvu/assert';
import { type Command, run } from '../../src/process/run.ts';
import { suite } from '../support/suite.ts';

const node = (script: string, more: Partial<Command> = {}): Command => ({
  file: process.execPath,
  args: ['--eval', script],
  env: {},
  ...more,
});

async function text(chunks: AsyncIterable<Uint8Array>): Promise<string> {
  const parts: Uint8Array[] = [];
  for await (const chunk of chunks) parts.push(chunk);
  return Buffer.concat(parts).toString();
}

const running = suite('run');

running('gives output, exit code and stderr', async () => {
  const child = run(node('console.log("out"); console.error("err"); process.exitCode = 3'));
  child.closeInput();
  assert.is(await text(child.stdout), 'out\n');
  const ended = await child.ended;
  assert.equal({ ...ended }, { exit: 3, killedBy: null, failure: null, stderr: 'err\n' });
});

running('passes on stdin, and exactly the environment that it is given', async () => {
  const child = run(
    node('process.stdin.pipe(process.stdout); console.log(Object.keys(process.env).join())', { env: { ONLY: '1' } }),
  );
  await child.write('in');
  child.closeInput();
  assert.is(await text(child.stdout), 'ONLY\nin');
});

running('hands arguments over as they are, without a shell', async () => {
  const child = run({ file: process.execPath, args: ['--print', 'process.argv[1]', '$(id) `id` ; "*"'], env: {} });
  child.closeInput();
  assert.is(await text(child.stdout), '$(id) `id` ; "*"\n');
});

running('keeps the end of a long stderr only', async () => {
  const child = run(node('process.stderr.write("x".repeat(100000) + "end")'));
  child.closeInput();
  await text(child.stdout);
  const { stderr } = await child.ended;
  assert.is(stderr.length, 16 * 1024);
  assert.ok(stderr.endsWith('end'));
});

running('does not throw for a program that is not there', async () => {
  const child = run({ file: 'no-such-program', args: [], env: {} });
  await child.write('x');
  child.closeInput();
  assert.is(await text(child.stdout), '');
  assert.is((await child.ended).failure, 'ENOENT');
});

running('does not hang or throw when the program stops reading', async () => {
  const child = run(node('process.exit(0)'));
  for (let n = 0; n < 50; n++) await child.write('x'.repeat(100_000));
  child.closeInput();
  await text(child.stdout);
  assert.is((await child.ended).exit, 0);
});

running('kills on abort, before or after the start', async () => {
  for (const delay of [0, 50]) {
    const abort = new AbortController();
    if (delay === 0) abort.abort();
    else setTimeout(() => abort.abort(), delay);
    const child = run(node('setInterval(() => {}, 1000)', { signal: abort.signal }));
    await text(child.stdout);
    assert.is((await child.ended).killedBy, 'SIGKILL');
  }
});

running.run();
