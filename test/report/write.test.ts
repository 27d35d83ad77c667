import {
  chmodSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as assert from 'uvu/assert';
import { ToolError } from '../../src/model/errors.ts';
import { writeReport } from '../../src/report/write.ts';
import { suite } from '../support/suite.ts';

let folder = '';
const at = (...parts: string[]): string => join(folder, ...parts);
const mode = (path: string): number => statSync(path).mode & 0o777;

async function refused(path: string): Promise<ToolError> {
  try {
    await writeReport('x', path);
  } catch (error) {
    assert.instance(error, ToolError);
    assert.is((error as ToolError).code, 'OUTPUT_FAILED');
    return error as ToolError;
  }
  throw new Error('it was written');
}

const writing = suite('writeReport');
writing.beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'stanch-write-'));
});
writing.afterEach(() => rmSync(folder, { recursive: true, force: true }));

writing('writes a file that only its owner reads', async () => {
  await writeReport('réport', at('out.json'));
  assert.is(readFileSync(at('out.json'), 'utf8'), 'réport');
  assert.is(mode(at('out.json')), 0o600);
});
writing('replaces an old file, and its wider mode', async () => {
  writeFileSync(at('out.json'), 'old and longer');
  chmodSync(at('out.json'), 0o644);
  await writeReport('new', at('out.json'));
  assert.is(readFileSync(at('out.json'), 'utf8'), 'new');
  assert.is(mode(at('out.json')), 0o600);
});
writing('leaves nothing else in the folder', async () => {
  await writeReport('x', at('out.json'));
  await refused(at('n'.repeat(300)));
  assert.equal(readdirSync(folder), ['out.json']);
});
writing('keeps a symbolic link and replaces what it points at', async () => {
  writeFileSync(at('real'), 'old');
  symlinkSync(at('real'), at('link'));
  await writeReport('new', at('link'));
  assert.ok(lstatSync(at('link')).isSymbolicLink());
  assert.is(readFileSync(at('real'), 'utf8'), 'new');
});
writing('writes into a device instead of replacing it', async () => {
  await writeReport('x', '/dev/null');
  assert.ok(statSync('/dev/null').isCharacterDevice());
});
writing('says when a device takes no more', async () => {
  assert.match((await refused('/dev/full')).hint ?? '', 'disk is full');
});
writing('says when the folder does not exist', async () => {
  const error = await refused(at('missing', 'out.json'));
  assert.match(error.message, 'out.json');
  assert.match(error.hint ?? '', 'does not exist');
});
writing('says when the name is that of a folder', async () => {
  mkdirSync(at('sub'));
  assert.match((await refused(at('sub'))).hint ?? '', 'folder');
});
writing('says when a part of the way is a file', async () => {
  writeFileSync(at('file'), '');
  await refused(at('file', 'out.json'));
});
writing.run();
