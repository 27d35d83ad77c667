// argv, environment and config file -> the values of one command's options. The command line wins, then the
// environment, then .stanch.yaml, then the default.
import { parseArgs } from 'node:util';
import { ToolError } from '../model/errors.ts';
import { closest } from './closest.ts';
import type { Option } from './option.ts';
import { readValue, type Value } from './values.ts';

type Environment = Readonly<Record<string, string | undefined>>;

/** The words of a command line: its options as given, and what is left. */
export interface Arguments {
  readonly given: ReadonlyMap<string, Value>;
  readonly positionals: readonly string[];
}

/**
 * Reads a command line against a table of options.
 *
 * @throws {ToolError} USAGE for an unknown option, a missing value or one of the wrong type
 */
export function parseArguments(argv: readonly string[], options: readonly Option[]): Arguments {
  const named = new Map(options.map((option) => [option.name, option]));
  const { tokens } = parseArgs({
    args: [...argv],
    strict: false,
    tokens: true,
    allowPositionals: true,
    options: Object.fromEntries(
      options.map((option) => [
        option.name,
        {
          type: option.type === 'flag' ? 'boolean' : 'string',
          ...(option.short === undefined ? {} : { short: option.short }),
        } as const,
      ]),
    ),
  });
  const given = new Map<string, Value>();
  const positionals: string[] = [];
  for (const token of tokens) {
    if (token.kind === 'positional') positionals.push(token.value);
    if (token.kind !== 'option') continue;
    const negated = !named.has(token.name) && token.name.startsWith('no-');
    const option = named.get(negated ? token.name.slice(3) : token.name);
    if (option === undefined || (negated && option.type !== 'flag')) throw unknownOption(token.rawName, options);
    if (option.type === 'flag') {
      const on = token.value === undefined ? true : readValue(option, token.value, token.rawName) === true;
      given.set(option.name, on !== negated);
      continue;
    }
    if (token.value === undefined || (!token.inlineValue && /^--./.test(token.value))) {
      throw new ToolError('USAGE', `${token.rawName} needs a value`, {
        hint: `${token.rawName} ${option.value ?? 'VALUE'}: ${option.summary}`,
      });
    }
    const value = readValue(option, token.value, token.rawName);
    const before = given.get(option.name);
    given.set(option.name, Array.isArray(value) && Array.isArray(before) ? [...before, ...value] : value);
  }
  return { given, positionals };
}

/** The values of a command's options once every layer is asked. */
export class Values {
  readonly #given: ReadonlyMap<string, Value>;
  readonly #env: Environment;
  readonly #options: ReadonlyMap<string, Option>;
  #config: ReadonlyMap<string, unknown> = new Map();

  constructor(given: ReadonlyMap<string, Value>, env: Environment, options: readonly Option[]) {
    this.#given = given;
    this.#env = env;
    this.#options = new Map(options.map((option) => [option.name, option]));
  }

  /** Puts the config file beneath the command line and the environment. */
  under(config: ReadonlyMap<string, unknown>): void {
    this.#config = config;
  }

  flag(name: string): boolean {
    return this.#find(name) === true;
  }

  text(name: string): string | undefined {
    return this.#find(name) as string | undefined;
  }

  number(name: string): number | undefined {
    return this.#find(name) as number | undefined;
  }

  list(name: string): readonly string[] {
    return (this.#find(name) as readonly string[] | undefined) ?? [];
  }

  /** Whether the command line or the environment says anything about it. */
  isGiven(name: string): boolean {
    return this.#given.has(name) || this.#fromEnvironment(name) !== undefined;
  }

  #find(name: string): Value | undefined {
    const option = this.#options.get(name);
    if (option === undefined) throw new TypeError(`the command does not declare --${name}`);
    return (
      this.#given.get(name) ??
      this.#fromEnvironment(name) ??
      this.#fromConfig(option) ??
      (option.default === undefined ? undefined : readValue(option, option.default, `the default of --${name}`))
    );
  }

  #fromEnvironment(name: string): Value | undefined {
    const option = this.#options.get(name);
    const text = option?.env === undefined ? undefined : this.#env[option.env];
    if (option === undefined || text === undefined || (text === '' && option.type !== 'flag')) return undefined;
    return option.type === 'list'
      ? text.split(',').filter((part) => part !== '')
      : readValue(option, text, option.env!);
  }

  #fromConfig(option: Option): Value | undefined {
    const value = option.config === undefined ? undefined : this.#config.get(option.config);
    if (value === undefined) return undefined;
    if (option.type === 'list') return [value].flat().map(String);
    return readValue(option, String(value), `${option.config} in the configuration`);
  }
}

function unknownOption(spelled: string, options: readonly Option[]): ToolError {
  const near = closest(
    spelled.replace(/^--?/, ''),
    options.flatMap((option) => (option.type === 'flag' ? [option.name, `no-${option.name}`] : [option.name])),
  );
  return new ToolError('USAGE', `there is no option ${spelled}`, {
    hint: near === undefined ? 'stanch --help lists what there is' : `Did you mean --${near}?`,
  });
}
