import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as assert from 'uvu/assert';
import { loadConfig } from '../../src/config/load.ts';
import { ToolError } from '../../src/model/errors.ts';
import { suite } from '../support/suite.ts';

const config = suite('.stanch.yaml');
const top = mkdtempSync(join(tmpdir(), 'stanch-config-'));
const path = join(top, '.stanch.yaml');
const load = (text: string): ReturnType<typeof loadConfig> => {
  writeFileSync(path, text);
  return loadConfig(top, undefined);
};

config.after(() => rmSync(top, { recursive: true }));

config('is empty where there is none', async () => {
  const none = await loadConfig(join(top, 'elsewhere'), undefined);
  assert.is(none.path, null);
  assert.is(none.settings.size, 0);
});

config('gives settings, allowlist and salt', async () => {
  const read = await load(`
exclude: [vendor/**]
minConfidence: high
baseline: ci/baseline.json
salt: ${'ab'.repeat(16)}
allowlist:
  - path: test/**
    reason: fixtures
`);
  assert.equal(read.settings.get('exclude'), ['vendor/**']);
  assert.is(read.settings.get('minConfidence'), 'high');
  assert.is(read.settings.get('baseline'), join(top, 'ci', 'baseline.json'));
  assert.is(read.salt, 'ab'.repeat(16));
  assert.equal(read.allowlist, [{ path: 'test/**', reason: 'fixtures' }]);
});

config('may be an empty file', async () => {
  assert.is((await load('')).settings.size, 0);
});

for (const { name, text, line, says } of [
  { name: 'a key that does not exist', text: 'exclude: []\nexlude: []\n', line: 2, says: 'exlude' },
  { name: 'broken YAML', text: 'exclude: []\ninclude: [\n', line: 3, says: '' },
  { name: 'a wrong type', text: '# c\nmessages: 3\n', line: 2, says: 'messages must be boolean' },
  {
    name: 'an allowlist entry without a reason',
    text: 'allowlist:\n  - rule: a\n    reason: b\n  - rule: c\n',
    line: 4,
    says: 'reason',
  },
  { name: 'an entry that allows everything', text: 'allowlist:\n  - reason: all\n', line: 2, says: 'fewer than 2' },
]) {
  config(`refuses ${name}, with the line`, async () => {
    const error = await load(text).then(
      () => undefined,
      (thrown: unknown) => thrown,
    );
    assert.instance(error, ToolError);
    assert.is((error as ToolError).code, 'BAD_CONFIG');
    assert.match((error as ToolError).message, `${path}:${line}: `);
    assert.match((error as ToolError).message, says);
  });
}

config('refuses a named file that is not there', async () => {
  const error = await loadConfig(top, join(top, 'no.yaml')).catch((thrown: unknown) => thrown);
  assert.is((error as ToolError).code, 'BAD_CONFIG');
});

config.run();
