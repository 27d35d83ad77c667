// npm run scoreboard: how the source keeps its word, counted: sizes, docstrings, mirrored tests, dependencies.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const home = dirname(fileURLToPath(import.meta.resolve('stanch/package.json')));
const files = readdirSync(join(home, 'src'), { recursive: true, encoding: 'utf8' })
  .filter((path) => /\.c?ts$/.test(path) && !path.endsWith('.d.ts'))
  .map((path) => ({
    path,
    lines: readFileSync(join(home, 'src', path), 'utf8')
      .trimEnd()
      .split('\n'),
  }));

const bySize = files.toSorted((a, b) => a.lines.length - b.lines.length);
const sizeAt = (part: number): number =>
  bySize[Math.min(bySize.length - 1, Math.floor(part * bySize.length))]!.lines.length;

const exported = /^export (?:default )?(?:async )?(?:abstract )?(?:function\*?|class|interface|type|const|let) (\w+)/;
const declarations = files.flatMap(({ path, lines }) =>
  lines.flatMap((line, at) => {
    const name = exported.exec(line)?.[1];
    return name === undefined ? [] : [{ name: `${path}: ${name}`, documented: /\*\/\s*$/.test(lines[at - 1] ?? '') }];
  }),
);
const undocumented = declarations.filter(({ documented }) => !documented);

const withoutTest = files.filter(({ path }) => !existsSync(join(home, 'test', path.replace(/\.c?ts$/, '.test.ts'))));
const { dependencies, devDependencies } = JSON.parse(readFileSync(join(home, 'package.json'), 'utf8')) as Record<
  'dependencies' | 'devDependencies',
  Record<string, string>
>;

const percent = (part: number, whole: number): string => `${((100 * part) / whole).toFixed(1)} %`;
const row = (measure: string, value: string, bar: string): void =>
  console.log(`${measure.padEnd(52)} ${value.padStart(16)}   ${bar}`);

row('source files', String(files.length), '');
row('lines: median / 90th percentile / largest', `${sizeAt(0.5)} / ${sizeAt(0.9)} / ${sizeAt(1)}`, '<= 70 / 150 / 250');
row(
  'exported declarations with a docstring',
  percent(declarations.length - undocumented.length, declarations.length),
  '>= 95 %',
);
row(
  'source files with a test at the mirrored path',
  percent(files.length - withoutTest.length, files.length),
  '>= 90 %',
);
row('runtime dependencies', String(Object.keys(dependencies).length), '6');
row('development dependencies', String(Object.keys(devDependencies).length), 'about 11');

const list = (title: string, names: readonly string[]): void => {
  if (process.argv.includes('--list')) console.log([`\n${title} (${names.length})`, ...names].join('\n  '));
};
list(
  'Largest files',
  bySize
    .slice(-10)
    .reverse()
    .map(({ path, lines }) => `${lines.length} ${path}`),
);
list(
  'Without a docstring',
  undocumented.map(({ name }) => name),
);
list(
  'Without a test of their own',
  withoutTest.map(({ path }) => path),
);
