// Option values -> the request of a use case. Shared by every command that scans.
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Io } from '../app/io.ts';
import type { ScanOptions, Source } from '../app/scan-options.ts';
import { loadConfig } from '../config/load.ts';
import { findTop } from '../config/top.ts';
import { ToolError } from '../model/errors.ts';
import type { Values } from './parse.ts';

/**
 * Fills in everything that a scan can be told, reading the configuration of the repository that the source belongs to.
 *
 * @throws {ToolError} USAGE, PATH_NOT_FOUND, BAD_CONFIG
 */
export async function toScanOptions(values: Values, words: readonly string[], io: Io): Promise<ScanOptions> {
  const { source, top, inRepository } = await chooseSource(values, words, io);
  const named = values.text('config');
  const config = await loadConfig(top, named === undefined ? undefined : resolve(io.cwd, named));
  values.under(config.settings);
  return {
    source,
    top,
    inRepository,
    include: values.list('include'),
    exclude: values.list('exclude'),
    gitignore: values.flag('gitignore'),
    messages: values.flag('messages'),
    ...present('since', values.text('since')),
    ...present('branch', values.text('branch')),
    ...present('maxCommits', values.number('max-commits')),
    minConfidence: values.number('min-confidence')!,
    all: values.flag('all'),
    ...present('baseline', absolute(values.text('baseline'), io)),
    checksums: values.text('checksums') as ScanOptions['checksums'],
    ...present('rules', absolute(values.text('rules'), io)),
    engine: values.text('engine') as ScanOptions['engine'],
    exhaustive: values.flag('exhaustive'),
    maxFileSize: values.number('max-file-size') ?? null,
    maxDecodeDepth: values.number('max-decode-depth')!,
    maxArchiveDepth: values.number('max-archive-depth')!,
    ...present('jobs', values.number('jobs')),
    ...present('timeout', values.number('timeout')),
    cache: values.flag('cache'),
    allowlist: config.allowlist,
    ...present('salt', config.salt),
  };
}

type Chosen = Pick<ScanOptions, 'source' | 'top' | 'inRepository'>;

async function chooseSource(values: Values, words: readonly string[], io: Io): Promise<Chosen> {
  const range = values.text('range');
  const kinds = [
    ...(['staged', 'history', 'stdin'] as const).filter((name) => values.flag(name)),
    ...(range === undefined ? [] : ['range' as const]),
  ];
  if (kinds.length > 1) {
    throw new ToolError('USAGE', `--${kinds[0]} and --${kinds[1]} exclude each other`, {
      hint: 'Without either, stanch scan looks at the history and the working tree',
    });
  }
  const paths = await Promise.all(words.map((word) => existing(word, io)));
  const kind = kinds[0];
  if (kind === 'stdin') return { source: none(words, { kind }, '--stdin'), ...topOf(io.cwd) };
  if (kind !== undefined) {
    if (paths.length > 1) throw tooMany(`--${kind} takes one repository`, words);
    const repository = paths[0] ?? io.cwd;
    const source: Source = kind === 'range' ? { kind, repository, range: range! } : { kind, repository };
    return { source, ...topOf(repository) };
  }
  if (paths.length > 0) return { source: { kind: 'files', paths }, ...topOf(paths[0]!) };
  const { path: repository, inRepository, bare } = findTop(io.cwd);
  const source: Source = inRepository
    ? { kind: bare ? 'history' : 'history+files', repository }
    : { kind: 'files', paths: [io.cwd] };
  return { source, top: repository, inRepository };
}

function topOf(path: string): Pick<ScanOptions, 'top' | 'inRepository'> {
  const { path: top, inRepository } = findTop(path);
  return { top, inRepository };
}

/** The absolute path of a word that names something that is there. */
async function existing(word: string, io: Io): Promise<string> {
  const path = resolve(io.cwd, word);
  if (existsSync(path)) return path;
  const { pathNotFound } = await import('./missing-path.ts');
  throw pathNotFound(word, path);
}

function none(words: readonly string[], source: Source, name: string): Source {
  if (words.length > 0) throw tooMany(`${name} takes no path`, words);
  return source;
}

function tooMany(what: string, words: readonly string[]): ToolError {
  return new ToolError('USAGE', `${what}, not ${words.join(' ')}`, { hint: 'stanch help scan shows the forms' });
}

function absolute(path: string | undefined, io: Io): string | undefined {
  return path === undefined ? undefined : resolve(io.cwd, path);
}

/** `{ key: value }`, or nothing where the value is undefined: optional fields are left out, never undefined. */
function present<K extends string, V>(key: K, value: V | undefined): { [name in K]?: V } {
  return value === undefined ? {} : ({ [key]: value } as { [name in K]?: V });
}
