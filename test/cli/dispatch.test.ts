import * as assert from 'uvu/assert';
import { commands } from '../../src/cli/commands.ts';
import { dispatch } from '../../src/cli/dispatch.ts';
import { ToolError } from '../../src/model/errors.ts';
import { testIo } from '../support/io.ts';
import { suite } from '../support/suite.ts';

const dispatching = suite('dispatch');

for (const argv of [[], ['--help'], ['-h'], ['help']]) {
  dispatching(`shows the overview for stanch ${argv.join(' ')}`, async () => {
    const io = testIo();
    assert.is(await dispatch(argv, io), 0);
    for (const { name } of commands) assert.match(io.written.out, `stanch ${name}`);
  });
}

for (const { name, summary } of commands) {
  dispatching(`shows the help of ${name} in two ways, with the same summary as the overview`, async () => {
    const [one, two] = [testIo(), testIo()];
    await dispatch(['help', name], one);
    await dispatch([name, '--help'], two);
    assert.is(one.written.out, two.written.out);
    assert.match(one.written.out, `${summary}.`);
  });
}

dispatching('prints the version', async () => {
  const io = testIo();
  await dispatch(['--version'], io);
  assert.match(io.written.out, /^stanch \d+\.\d+\.\d+\n$/);
});

for (const { argv, hint } of [
  { argv: ['scna'], hint: 'stanch scan' },
  { argv: ['help', 'hok'], hint: 'stanch help hook' },
  { argv: ['hook', 'instal'], hint: 'stanch hook install' },
  { argv: ['hook'], hint: 'stanch help hook' },
  { argv: ['baseline', 'craete'], hint: 'stanch baseline create' },
  { argv: ['rules', 'show'], hint: 'stanch rules list' },
  { argv: ['explain', 'file.js'], hint: 'stanch explain src/config.js:12' },
  { argv: ['--staged'], hint: 'stanch help' },
  { argv: ['scan', '--staged', '--history'], hint: 'Without either' },
  { argv: ['scan', '--stdin', 'x'], hint: '' },
  { argv: ['scan', '--report', 'sarif'], hint: 'sarif=stanch.sarif' },
]) {
  dispatching(`answers stanch ${argv.join(' ')} with a way on`, async () => {
    const error = await dispatch(argv, testIo({ cwd: '/' })).catch((thrown: unknown) => thrown);
    assert.instance(error, ToolError);
    assert.is((error as ToolError).exit, 2);
    assert.match((error as ToolError).hint ?? '', hint);
  });
}

dispatching.run();
