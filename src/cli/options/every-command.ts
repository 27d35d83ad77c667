import type { Option } from '../option.ts';

/** Options of every command. */
export const commonOptions: readonly Option[] = [
  {
    name: 'config',
    type: 'text',
    value: 'FILE',
    group: 'other',
    summary: 'Configuration file; default .stanch.yaml at the top of the repository',
    env: 'STANCH_CONFIG',
    action: 'config',
  },
  {
    name: 'quiet',
    short: 'q',
    type: 'flag',
    group: 'other',
    summary: 'Say nothing when there is nothing to say',
    env: 'STANCH_QUIET',
  },
  {
    name: 'color',
    type: 'flag',
    default: 'true',
    group: 'other',
    summary: 'No colours (NO_COLOR does the same)',
  },
  { name: 'help', short: 'h', type: 'flag', group: 'other', summary: 'Show help' },
  { name: 'version', type: 'flag', group: 'other', summary: 'Show the version' },
];
