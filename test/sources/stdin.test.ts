import * as assert from 'uvu/assert';
import { scanStdin } from '../../src/sources/stdin.ts';
import { marker, scanned } from '../support/scanning.ts';
import { suite } from '../support/suite.ts';

async function* stream(...texts: string[]): AsyncGenerator<Uint8Array> {
  for (const text of texts) yield Buffer.from(text);
}

const stdin = suite('scanStdin');

stdin('finds what is split over chunks', async () => {
  const { lines, tally } = await scanned((request) => scanStdin(stream('a\n b MAR', 'KER<a', '>', '\n'), request));
  assert.equal(lines, ['stdin null:2:4 a']);
  assert.is(tally.bytes, 15);
});

stdin('is clean for an empty stream', async () => {
  assert.equal((await scanned((request) => scanStdin(stream(), request))).lines, []);
});

stdin('counts lines over many windows and holds only one', async () => {
  const line = `${'x'.repeat(99)}\n`.repeat(10_000);
  async function* long(): AsyncGenerator<Uint8Array> {
    for (let n = 0; n < 64; n++) yield Buffer.from(n === 50 ? `${line}${marker()}\n` : line);
  }
  const before = process.memoryUsage().arrayBuffers;
  const { lines } = await scanned((request) => scanStdin(long(), request));
  assert.equal(lines, ['stdin null:510001:1 a']);
  assert.ok(process.memoryUsage().arrayBuffers - before < 60_000_000);
});

stdin('ends when interrupted, with what came until then', async () => {
  const abort = new AbortController();
  async function* endless(): AsyncGenerator<Uint8Array> {
    for (;;) yield Buffer.from(`${marker()}\n`);
  }
  const onProgress = () => abort.abort();
  const { lines, tally } = await scanned((request) => scanStdin(endless(), { ...request, onProgress }), {
    signal: abort.signal,
  });
  assert.is(lines.length, 1);
  assert.equal(tally.complete, false);
});

stdin('says time-limit when the clock ended it', async () => {
  const signal = AbortSignal.timeout(1);
  await new Promise((done) => setTimeout(done, 20));
  const { skipped } = await scanned((request) => scanStdin(stream('x'), request), { signal });
  assert.equal(skipped, ['time-limit 1']);
});

stdin.run();
