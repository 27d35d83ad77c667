import * as assert from 'uvu/assert';
import { commonOptions } from '../../src/cli/options/every-command.ts';
import { scanOptions } from '../../src/cli/options.ts';
import { parseArguments, Values } from '../../src/cli/parse.ts';
import { ToolError } from '../../src/model/errors.ts';
import { suite } from '../support/suite.ts';

const options = [...scanOptions, ...commonOptions];
const parse = (argv: string[], env: Record<string, string> = {}, config: Record<string, unknown> = {}): Values => {
  const values = new Values(parseArguments(argv, options).given, env, options);
  values.under(new Map(Object.entries(config)));
  return values;
};
const parser = suite('the command line');

parser('tells options from paths', () => {
  const { given, positionals } = parseArguments(['src', '--staged', '-f', 'json', '--', '--odd'], options);
  assert.equal(
    [...given],
    [
      ['staged', true],
      ['format', 'json'],
    ],
  );
  assert.equal(positionals, ['src', '--odd']);
});

parser('collects a repeated option', () => {
  assert.equal(parse(['--exclude', 'a', '--exclude=b']).list('exclude'), ['a', 'b']);
});

parser('turns a flag off with --no-', () => {
  assert.is(parse([]).flag('gitignore'), true);
  assert.is(parse(['--no-gitignore']).flag('gitignore'), false);
  assert.is(parse(['--gitignore=false']).flag('gitignore'), false);
  assert.is(parse(['--no-all']).flag('all'), false);
});

parser('takes a value that begins with one dash', () => {
  assert.is(parse(['--output', '-']).text('output'), '-');
});

for (const { name, argv, env, config, value } of [
  { name: 'the default', argv: [], env: {}, config: {}, value: 0.5 },
  { name: 'the configuration over the default', argv: [], env: {}, config: { minConfidence: 'low' }, value: 0 },
  {
    name: 'the environment over the configuration',
    argv: [],
    env: { STANCH_MIN_CONFIDENCE: '0.7' },
    config: { minConfidence: 'low' },
    value: 0.7,
  },
  {
    name: 'the command line over all',
    argv: ['--min-confidence', 'high'],
    env: { STANCH_MIN_CONFIDENCE: '0.7' },
    config: { minConfidence: 'low' },
    value: 0.8,
  },
]) {
  parser(`takes ${name}`, () => assert.is(parse(argv, env, config).number('min-confidence'), value));
}

parser('reads lists from the environment and the configuration', () => {
  assert.equal(parse([], { STANCH_EXCLUDE: 'a,b' }).list('exclude'), ['a', 'b']);
  assert.equal(parse([], {}, { exclude: 'one' }).list('exclude'), ['one']);
  assert.equal(parse([], {}, { exclude: ['one', 'two'] }).list('exclude'), ['one', 'two']);
});

for (const { argv, option, value } of [
  { argv: ['--max-file-size', '10MB'], option: 'max-file-size', value: 10_000_000 },
  { argv: ['--max-file-size', '1.5kb'], option: 'max-file-size', value: 1500 },
  { argv: ['--max-file-size', '12'], option: 'max-file-size', value: 12 },
  { argv: ['--timeout', '2m'], option: 'timeout', value: 120 },
  { argv: ['--timeout', '90'], option: 'timeout', value: 90 },
  { argv: ['-j', '4'], option: 'jobs', value: 4 },
  { argv: ['--min-confidence', 'strict'], option: 'min-confidence', value: 0.8 },
]) {
  parser(`reads ${argv.join(' ')} as ${value}`, () => assert.is(parse(argv).number(option), value));
}

for (const { argv, says } of [
  { argv: ['--formt', 'json'], says: /--format/ },
  { argv: ['--no-gitignor'], says: /--no-gitignore/ },
  { argv: ['--format', 'yaml'], says: /one of text, json/ },
  { argv: ['--format'], says: /needs a value/ },
  { argv: ['--baseline', '--staged'], says: /needs a value/ },
  { argv: ['--jobs', 'many'], says: /a number above zero/ },
  { argv: ['--max-file-size', '10TBB'], says: /a size/ },
  { argv: ['--timeout', 'soon'], says: /a time/ },
  { argv: ['--min-confidence', '2'], says: /from 0 to 1/ },
  { argv: ['--staged=perhaps'], says: /true or false/ },
  { argv: ['--no-format', 'x'], says: /there is no option/ },
]) {
  parser(`refuses ${argv.join(' ')}`, () => {
    assert.throws(
      () => parse(argv),
      (error: unknown) =>
        error instanceof ToolError && error.code === 'USAGE' && says.test(`${error.message} ${error.hint}`),
    );
  });
}

parser('says which variable is wrong', () => {
  assert.throws(() => parse([], { STANCH_JOBS: 'x' }).number('jobs'), /STANCH_JOBS is "x"/);
});

parser.run();
