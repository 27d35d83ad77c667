import * as assert from 'uvu/assert';
import { printError } from '../../src/cli/print-error.ts';
import { ToolError } from '../../src/model/errors.ts';
import { testIo } from '../support/io.ts';
import { suite } from '../support/suite.ts';

const printing = suite('printError');

printing('prints code, message and hint of ours', () => {
  const io = testIo();
  assert.is(printError(new ToolError('USAGE', 'what failed', { hint: 'what to do' }), io), 2);
  assert.is(io.written.err, 'error USAGE: what failed\nhint: what to do\n');
  assert.is(io.written.out, '');
});

printing('never prints the message of any other error, which may quote what was scanned', () => {
  const io = testIo();
  assert.is(printError(new SyntaxError(`unexpected "${'hunter'}2"\nin line two`), io), 4);
  assert.not.match(io.written.err, 'hunter');
  assert.not.match(io.written.err, 'line two');
  assert.match(io.written.err, 'error INTERNAL: stanch failed (SyntaxError)');
  assert.match(io.written.err, /^ {4}at /m);
});

printing('survives what is not an error', () => {
  assert.is(printError('text', testIo()), 4);
  assert.is(printError(undefined, testIo()), 4);
});

printing('takes what breaks after Ctrl-C for the interruption', () => {
  assert.is(printError(new Error('aborted'), testIo({ signal: AbortSignal.abort() })), 130);
});

printing.run();
