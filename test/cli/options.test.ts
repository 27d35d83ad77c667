// One option table: parser, help, documentation and configuration schema must tell the same.
import { readFileSync } from 'node:fs';
import * as assert from 'uvu/assert';
import { optionDocs } from '../../scripts/option-docs.ts';
import { scanCommand } from '../../src/cli/commands/scan.ts';
import { commandHelp } from '../../src/cli/help.ts';
import { spelling } from '../../src/cli/option.ts';
import { allOptions } from '../../src/cli/options.ts';
import { readValue } from '../../src/cli/values.ts';
import { fromRoot } from '../support/paths.ts';
import { suite } from '../support/suite.ts';

interface Property {
  readonly default?: unknown;
  readonly enum?: readonly string[];
}
const schema = JSON.parse(readFileSync(fromRoot('schemas', 'config.schema.json'), 'utf8')) as {
  properties: Record<string, Property>;
};
const table = suite('the option table');

table('has every name, variable and key once', () => {
  for (const field of ['name', 'short', 'env', 'config', 'action'] as const) {
    const all = allOptions.flatMap((option) => option[field] ?? []);
    assert.equal(all.length, new Set(all).size, field);
  }
});

table('names variables after options', () => {
  for (const { name, env } of allOptions)
    if (env !== undefined) assert.is(env, `STANCH_${name.replaceAll('-', '_').toUpperCase()}`);
});

table('has defaults that its own reader takes', () => {
  for (const option of allOptions)
    if (option.default !== undefined) assert.not.throws(() => readValue(option, option.default!, option.name));
});

table('ends no summary with a full stop, so that help reads alike', () => {
  assert.equal(
    allOptions.filter(({ summary }) => summary.endsWith('.')).map(({ name }) => name),
    [],
  );
});

table('has the same keys as the schema of .stanch.yaml', () => {
  const keys = allOptions.flatMap((option) => option.config ?? []);
  const settings = Object.keys(schema.properties).filter((key) => key !== 'allowlist' && key !== 'salt');
  assert.equal(keys.sort(), settings.sort());
});

table('has the same defaults as the schema of .stanch.yaml', () => {
  for (const option of allOptions) {
    const property = option.config === undefined ? undefined : schema.properties[option.config];
    if (property === undefined) continue;
    const expected = option.default === undefined ? undefined : option.default;
    assert.is(property.default === undefined ? undefined : String(property.default), expected, option.name);
    if (option.choices !== undefined) assert.equal(property.enum, option.choices, option.name);
  }
});

table('does not let a repository decide where output goes or what is shown', () => {
  const decided = allOptions.filter((option) => option.group === 'output' && option.config !== undefined);
  assert.equal(decided, []);
});

table('is what docs/options.md says (npm run docs writes it)', () => {
  assert.fixture(readFileSync(fromRoot('docs', 'options.md'), 'utf8'), optionDocs());
});

table('is all in the help of scan', () => {
  const help = commandHelp(scanCommand);
  for (const option of scanCommand.options) assert.ok(help.includes(spelling(option)), option.name);
});

table('keeps help within 96 columns', () => {
  assert.equal(
    commandHelp(scanCommand)
      .split('\n')
      .filter((line) => line.length > 96),
    [],
  );
});

table.run();
