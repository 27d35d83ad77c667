// .stanch.yaml -> plain settings. Most repositories have none, and then neither yaml nor ajv is loaded: this runs in a hook.
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ToolError } from '../model/errors.ts';
import type { Violation } from '../schema/validate.ts';
import { configName } from './top.ts';

/** An entry of `allowlist`: conditions that all have to hold, and why. */
export interface AllowSetting {
  readonly rule?: string;
  readonly path?: string;
  readonly fingerprint?: string;
  readonly reason: string;
}

/** What the file says, checked against `schemas/config.schema.json`. Relative paths are already resolved. */
export interface Config {
  /** Absolute path, or null when there is no file. */
  readonly path: string | null;
  /** Option settings by config key. */
  readonly settings: ReadonlyMap<string, unknown>;
  readonly allowlist: readonly AllowSetting[];
  /** Hex. */
  readonly salt: string | undefined;
}

/** Settings that name a file or folder, relative to the configuration file. */
const pathSettings = ['baseline', 'rules'];

/**
 * Reads the configuration of a repository.
 *
 * @param top folder that `.stanch.yaml` is looked for in
 * @param named file given with `--config`, relative to the current folder; it has to exist
 * @throws {ToolError} BAD_CONFIG with file and line
 */
export async function loadConfig(top: string, named: string | undefined): Promise<Config> {
  const path = named ?? join(top, configName);
  if (named === undefined && !existsSync(path))
    return { path: null, settings: new Map(), allowlist: [], salt: undefined };
  const text = readText(path);
  const { parseYaml, YamlError } = await import('../schema/yaml.ts');
  let value: unknown;
  try {
    value = parseYaml(text) ?? {};
  } catch (error) {
    if (error instanceof YamlError) throw badConfig(path, error.line, error.message);
    throw error;
  }
  const violations = await check(value);
  // "must have required property" says more than the count that it breaks as well.
  const violation = violations.find(({ message }) => message.includes('required')) ?? violations[0];
  if (violation !== undefined) throw badConfig(path, lineOf(text, violation), sentence(violation));
  const { allowlist, salt, ...settings } = value as Record<string, unknown>;
  for (const key of pathSettings)
    if (typeof settings[key] === 'string') settings[key] = resolve(dirname(path), settings[key]);
  return {
    path: resolve(path),
    settings: new Map(Object.entries(settings)),
    allowlist: (allowlist as AllowSetting[] | undefined) ?? [],
    salt: salt as string | undefined,
  };
}

function readText(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (cause) {
    throw new ToolError('BAD_CONFIG', `${path} cannot be read (${(cause as NodeJS.ErrnoException).code})`, {
      hint: 'Check the path after --config, or STANCH_CONFIG',
      cause,
    });
  }
}

async function check(value: unknown): Promise<Violation[]> {
  const { createValidator } = await import('../schema/validate.ts');
  const schema = readFileSync(fileURLToPath(import.meta.resolve('#schemas/config.schema.json')), 'utf8');
  return createValidator(JSON.parse(schema))(value);
}

/** Where a violation stands: the line of the entry of a list, else of its top-level key, else the first. */
function lineOf(text: string, violation: Violation): number {
  const [, key = /: (\w+)$/.exec(violation.message)?.[1] ?? '', index] = violation.path.split('/');
  const lines = text.split('\n');
  const at = lines.findIndex((line) => line.startsWith(`${key}:`) || line.startsWith(`"${key}":`));
  if (at < 0 || key === '') return 1;
  if (index === undefined || !/^\d+$/.test(index)) return at + 1;
  const entries = lines.flatMap((line, number) => (number > at && /^\s*- /.test(line) ? [number + 1] : []));
  return entries[Number(index)] ?? at + 1;
}

function sentence({ path, message }: Violation): string {
  return `${path === '' ? 'the file' : path.slice(1).split('/').join('.')} ${message}`;
}

function badConfig(path: string, line: number, what: string): ToolError {
  return new ToolError('BAD_CONFIG', `${path}:${line}: ${what}`, {
    hint: 'schemas/config.schema.json lists every key; stanch help scan says what each does',
  });
}
