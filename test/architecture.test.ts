// Holds the house to its rules: ranks, no cycles, one home per package, globals only at the edge, who may see a secret.
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';
import * as assert from 'uvu/assert';
import { fromRoot } from './support/paths.ts';
import { suite } from './support/suite.ts';

/** Folder of `src/` → rank. A file imports from its own folder or from a folder of lower rank. */
const ranks: Readonly<Record<string, number>> = {
  model: 0,
  text: 1,
  schema: 1,
  terminal: 1,
  net: 1,
  process: 1,
  kernel: 1,
  rules: 2,
  config: 2,
  git: 2,
  github: 2,
  gitlab: 2,
  engine: 3,
  sources: 4,
  findings: 5,
  suppress: 6,
  verify: 6,
  report: 6,
  respond: 7,
  org: 7,
  app: 8,
  cli: 9,
  action: 9,
};

/** Package → the only folder or file of `src/` that may import it. */
const homes: Readonly<Record<string, string>> = {
  ajv: 'schema/',
  chalk: 'terminal/',
  picomatch: 'text/globs.ts',
  piscina: 'sources/',
  'simple-git': 'git/repository.ts',
  yaml: 'schema/yaml.ts',
  'node:child_process': 'process/',
  'node:worker_threads': 'sources/',
};

/** Who may call `reveal()`: identity, masking, matching inline comments, and output on request. */
const mayReveal = ['findings/', 'suppress/', 'report/', 'model/'];

interface SourceFile {
  readonly path: string;
  readonly text: string;
  readonly imports: readonly string[];
}

function readSources(): SourceFile[] {
  const root = fromRoot('src');
  return readdirSync(root, { recursive: true, encoding: 'utf8' })
    .map((path) => path.split('\\').join('/'))
    .filter((path) => path.endsWith('.ts') && !path.startsWith('kernel/assembly/'))
    .map((path) => {
      const text = readFileSync(join(root, path), 'utf8');
      const imports = [...text.matchAll(/(?<![.\w])(?:from|import)\s*\(?\s*'([^']+)'/g)].map((match) => match[1]!);
      return { path, text, imports };
    });
}

const sources = readSources();
const folderOf = (path: string): string => (path.includes('/') ? path.slice(0, path.indexOf('/')) : '');
const targetOf = (file: SourceFile, specifier: string): string =>
  posix.normalize(posix.join(dirname(file.path), specifier));
const withoutComments = (text: string): string =>
  text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/(^|[^:'"`\\])\/\/.*$/gm, '$1');

const house = suite('the house');

house('knows the rank of every folder', () => {
  const unknown = new Set(
    sources.map((file) => folderOf(file.path)).filter((folder) => folder !== '' && !(folder in ranks)),
  );
  assert.equal([...unknown], []);
});

house('lets a file import from its own folder and from lower ranks only', () => {
  const wrong = sources
    .filter((file) => file.path !== 'index.ts')
    .flatMap((file) =>
      file.imports
        .filter((specifier) => specifier.startsWith('.'))
        .map((specifier) => targetOf(file, specifier))
        .filter((target) => folderOf(target) !== folderOf(file.path))
        .filter((target) => (ranks[folderOf(target)] ?? 99) >= (ranks[folderOf(file.path)] ?? -1))
        .map((target) => `${file.path} imports ${target}`),
    );
  assert.equal(wrong, []);
});

house('has no import cycle', () => {
  const graph = new Map(
    sources.map((file) => [file.path, file.imports.filter((s) => s.startsWith('.')).map((s) => targetOf(file, s))]),
  );
  const state = new Map<string, 'open' | 'done'>();
  const cycles: string[] = [];
  const visit = (path: string, trail: readonly string[]): void => {
    if (state.get(path) === 'done') return;
    if (state.get(path) === 'open') {
      cycles.push([...trail, path].join(' -> '));
      return;
    }
    state.set(path, 'open');
    for (const next of graph.get(path) ?? []) visit(next, [...trail, path]);
    state.set(path, 'done');
  };
  for (const path of graph.keys()) visit(path, []);
  assert.equal(cycles, []);
});

house('keeps every package in its one home', () => {
  const wrong = sources.flatMap((file) =>
    file.imports
      .filter((specifier) => !specifier.startsWith('.') && !specifier.startsWith('#'))
      .flatMap((specifier) => {
        const name = specifier.startsWith('@') ? specifier.split('/').slice(0, 2).join('/') : specifier.split('/')[0]!;
        const home = homes[specifier] ?? homes[name];
        if (home === undefined)
          return specifier.startsWith('node:') ? [] : [`${file.path} imports ${specifier}, which has no home`];
        return file.path.startsWith(home) ? [] : [`${file.path} imports ${specifier}, whose home is ${home}`];
      }),
  );
  assert.equal(wrong, []);
});

house('touches process, console and fetch only at the edge', () => {
  const edges: Readonly<Record<string, RegExp>> = {
    process: /^(cli|action|process)\//,
    console: /^(cli|action)\//,
    fetch: /^net\//,
  };
  const wrong = sources.flatMap((file) => {
    const code = withoutComments(file.text).replace(/'(?:[^'\\\n]|\\.)*'/g, "''");
    return Object.entries(edges)
      .filter(([name, edge]) => !edge.test(file.path) && new RegExp(`(?<![.\\w#'"-])${name}(?=\\s*[.(\\[])`).test(code))
      .map(([name]) => `${file.path} uses ${name}`);
  });
  assert.equal(wrong, []);
});

house('reveals a secret only where the design says', () => {
  const wrong = sources
    .filter((file) => /\.reveal\(\)/.test(withoutComments(file.text)))
    .filter((file) => !mayReveal.some((home) => file.path.startsWith(home)))
    .map((file) => file.path);
  assert.equal(wrong, []);
});

house('has no drawer for leftovers', () => {
  assert.equal(
    sources.filter((file) => /(^|\/)(utils?|helpers?|common)(\/|\.ts$)/.test(file.path)).map((file) => file.path),
    [],
  );
  assert.equal(
    sources.filter((file) => /.\/index\.ts$/.test(file.path)).map((file) => file.path),
    [],
  );
});

house.run();
