import { commands } from '../src/cli/commands.ts';
import { type Option, spelling } from '../src/cli/option.ts';
import { allOptions } from '../src/cli/options.ts';

/** The text of `docs/options.md`, written from the option table. */
export function optionDocs(): string {
  const groups = new Map<string, Option[]>();
  for (const option of allOptions) groups.set(option.group, [...(groups.get(option.group) ?? []), option]);
  return `${[
    '# Options',
    '',
    'Written by `npm run docs` from the option table in `src/cli/options/`; a test compares the two.',
    '',
    'The command line wins over the environment, the environment over `.stanch.yaml`, and that over the default. A flag that is',
    'on by default is turned off with `--no-…`; in the environment and in `.stanch.yaml` it is the flag itself, set to false.',
    'Lists are separated by commas in the environment.',
    '',
    ...commands.map(({ name, summary }) => `- \`stanch ${name}\`: ${summary}.`),
    '',
    ...[...groups].flatMap(([group, options]) => [`## ${capital(group)}`, '', ...options.flatMap(section)]),
  ]
    .join('\n')
    .trimEnd()}\n`;
}

function section(option: Option): string[] {
  const facts = [
    option.default === undefined ? [] : [`default \`${option.default}\``],
    option.env === undefined ? [] : [`environment \`${option.env}\``],
    option.config === undefined ? [] : [`\`.stanch.yaml\` \`${option.config}\``],
  ].flat();
  return [
    `### \`${spelling(option)}\``,
    '',
    `${option.summary}.${option.detail === undefined ? '' : ` ${option.detail}`}`,
    '',
    ...(facts.length === 0 ? [] : [`${capital(facts.join('; '))}.`, '']),
  ];
}

function capital(text: string): string {
  return `${text[0]!.toUpperCase()}${text.slice(1)}`;
}
