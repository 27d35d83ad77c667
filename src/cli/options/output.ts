import { formats } from '../../report/reporter.ts';
import type { Option } from '../option.ts';

/** How a report is written. */
export const outputOptions: readonly Option[] = [
  {
    name: 'format',
    short: 'f',
    type: 'choice',
    value: 'FORMAT',
    choices: formats,
    default: 'text',
    group: 'output',
    summary: `Format of the report: ${formats.join(', ')}`,
    env: 'STANCH_FORMAT',
    action: 'format',
  },
  {
    name: 'output',
    short: 'o',
    type: 'text',
    value: 'FILE',
    group: 'output',
    summary: 'Write the report to FILE instead of standard output',
    detail: 'Written in one step, readable by you alone (mode 0600).',
    env: 'STANCH_OUTPUT',
    action: 'output',
  },
  {
    name: 'report',
    type: 'list',
    value: 'FORMAT=FILE',
    group: 'output',
    summary: 'Write one more report; may be repeated',
    action: 'report',
  },
  {
    name: 'all',
    type: 'flag',
    group: 'output',
    summary: 'Also list findings below --min-confidence',
    env: 'STANCH_ALL',
  },
  {
    name: 'show-secrets',
    type: 'flag',
    group: 'output',
    summary: 'Print secrets in full; everything is masked otherwise',
  },
  {
    name: 'progress',
    type: 'choice',
    choices: ['auto', 'never'],
    default: 'auto',
    group: 'output',
    summary: 'Progress on standard error: on long scans at a terminal, or never',
    env: 'STANCH_PROGRESS',
  },
];

/** How `stanch rules list` shows rules. */
export const listOptions: readonly Option[] = [
  {
    name: 'format',
    short: 'f',
    type: 'choice',
    value: 'FORMAT',
    choices: ['table', 'json', 'markdown'],
    default: 'table',
    group: 'output',
    summary: 'Form of the list: table, json or markdown',
  },
];
