import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as assert from 'uvu/assert';
import { pathNotFound } from '../../src/cli/missing-path.ts';
import { suite } from '../support/suite.ts';

const folder = mkdtempSync(join(tmpdir(), 'stanch-missing-'));
const missing = suite('pathNotFound');
missing.before(() => void mkdirSync(join(folder, 'source', 'inner'), { recursive: true }));
missing.after(() => rmSync(folder, { recursive: true }));

for (const { name, word, hint } of [
  { name: 'the nearest name', word: 'sorce', hint: `Did you mean ${join(folder, 'source')}?` },
  {
    name: 'the nearest name further up',
    word: 'sorce/inner',
    hint: `Did you mean ${join(folder, 'source', 'inner')}?`,
  },
  { name: 'how to give a range', word: 'main..HEAD', hint: '--range' },
  { name: 'to clone what is a URL', word: 'https://example.com/a.git', hint: 'git clone' },
  { name: 'which folder is missing', word: 'zzzzzz/yyyy', hint: `${join(folder, 'zzzzzz')} does not exist` },
]) {
  missing(`says ${name}`, () => {
    const error = pathNotFound(word, join(folder, word));
    assert.is(error.code, 'PATH_NOT_FOUND');
    assert.is(error.exit, 2);
    assert.match(error.hint ?? '', hint);
  });
}

missing.run();
