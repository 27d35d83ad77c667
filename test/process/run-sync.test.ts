import * as assert from 'uvu/assert';
import { runSync } from '../../src/process/run-sync.ts';
import { suite } from '../support/suite.ts';

const sync = suite('runSync');

sync('gives output, exit code and stderr, and passes on stdin', () => {
  const script = 'process.stdin.pipe(process.stdout); console.error("err"); process.exitCode = 2';
  const ended = runSync({ file: process.execPath, args: ['--eval', script], env: {}, input: 'in' });
  assert.is(Buffer.from(ended.stdout).toString(), 'in');
  assert.is(ended.exit, 2);
  assert.is(ended.stderr, 'err\n');
  assert.is(ended.failure, null);
});

sync('tells a program that is not there', () => {
  const ended = runSync({ file: 'no-such-program', args: [], env: {} });
  assert.is(ended.failure, 'ENOENT');
  assert.is(ended.exit, null);
});

sync('ends with ENOBUFS when there is too much output', () => {
  const script = 'const big = "x".repeat(1 << 20); for (let n = 0; n < 70; n++) process.stdout.write(big)';
  assert.is(runSync({ file: process.execPath, args: ['--eval', script], env: {} }).failure, 'ENOBUFS');
});

sync.run();
