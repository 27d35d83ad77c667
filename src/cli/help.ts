// Help is generated from the command list and the option table; nothing is written twice.
import type { Io } from '../app/io.ts';
import { ToolError } from '../model/errors.ts';
import { type ExitCode, exitCode } from '../model/exit-code.ts';
import { closest } from './closest.ts';
import type { Command } from './command.ts';
import { commands } from './commands.ts';
import { type Option, spelling } from './option.ts';

const width = 96;

/**
 * Prints the overview, or the help of one command.
 *
 * @throws {ToolError} USAGE when there is no such command
 */
export async function printHelp(name: string | undefined, io: Pick<Io, 'stdout'>): Promise<ExitCode> {
  const entry = commands.find((command) => command.name === name);
  if (name !== undefined && entry === undefined) {
    const near = closest(
      name,
      commands.map((command) => command.name),
    );
    throw new ToolError('USAGE', `there is no command ${name}`, {
      hint: near === undefined ? 'stanch help lists what there is' : `Did you mean stanch help ${near}?`,
    });
  }
  io.stdout.write(entry === undefined ? overview() : commandHelp(await entry.load()));
  return exitCode.clean;
}

/** The text of `stanch help`. */
export function overview(): string {
  const rows = commands.map((command) => row(`stanch ${command.name}`, command.summary, 18));
  return [
    'stanch finds secrets in Git and in files.',
    '',
    ...rows,
    row('stanch help NAME', 'More about a command and its options', 18),
    '',
    'To begin: `stanch scan` in a repository looks at its history and its working tree.',
    'Exit codes: 0 clean, 1 findings, 2 usage or configuration, 3 incomplete, 4 internal failure, 130 interrupted.',
    '',
  ].join('\n');
}

/** The text of `stanch help NAME`. */
export function commandHelp(command: Command): string {
  const groups = new Map<string, Option[]>();
  for (const option of command.options) groups.set(option.group, [...(groups.get(option.group) ?? []), option]);
  const lines = [command.summary, '', ...command.usage.map((usage) => `  stanch ${usage}`), ''];
  if (command.detail !== undefined) lines.push(...wrap(command.detail, width), '');
  for (const [line, does] of command.examples ?? []) lines.push(row(`stanch ${line}`, does, 38));
  if (command.examples !== undefined) lines.push('');
  for (const [group, options] of groups) {
    lines.push(`${group[0]!.toUpperCase()}${group.slice(1)}:`);
    for (const option of options) lines.push(optionHelp(option));
    lines.push('');
  }
  return lines.join('\n');
}

function optionHelp(option: Option): string {
  const shown = option.default === undefined || option.type === 'flag' ? '' : ` [default: ${option.default}]`;
  return row(shortSpelling(option), `${option.summary}${shown}`, 24);
}

/** Choices are in the summary already where a placeholder stands for them. */
function shortSpelling(option: Option): string {
  return option.short === undefined ? `    ${spelling(option)}` : spelling(option);
}

function row(left: string, right: string, column: number): string {
  const lines = wrap(right, width - column - 4);
  const [head = '', ...rest] = lines;
  const begin =
    left.length > column ? `  ${left}\n${' '.repeat(column + 4)}${head}` : `  ${left.padEnd(column)}  ${head}`;
  return [begin, ...rest.map((line) => ' '.repeat(column + 4) + line)].join('\n');
}

function wrap(text: string, limit: number): string[] {
  return text.split('\n').flatMap((paragraph) => {
    const lines = [''];
    for (const word of paragraph.split(' ')) {
      const last = lines[lines.length - 1]!;
      if (last !== '' && last.length + 1 + word.length > limit) lines.push(word);
      else lines[lines.length - 1] = last === '' ? word : `${last} ${word}`;
    }
    return lines;
  });
}
