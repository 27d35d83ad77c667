import { type Grade, gradeFloor } from '../model/confidence.ts';
import { ToolError } from '../model/errors.ts';
import { type Option, spelling } from './option.ts';

/** What an option holds once read: sizes in bytes, times in seconds, grades from 0 to 1. */
export type Value = boolean | number | string | readonly string[];

const sizes: Readonly<Record<string, number>> = { '': 1, b: 1, kb: 1e3, mb: 1e6, gb: 1e9 };
const times: Readonly<Record<string, number>> = { '': 1, s: 1, m: 60, h: 3600 };
const yes = new Set(['1', 'true', 'yes', 'on']);
const no = new Set(['', '0', 'false', 'no', 'off']);

/**
 * Reads one value as its option's type.
 *
 * @param from where the text stands, for the message: `--jobs`, `STANCH_JOBS`, `jobs in .stanch.yaml`
 * @throws {ToolError} USAGE when the text is not of the type
 */
export function readValue(option: Option, text: string, from: string): Value {
  const read = readers[option.type](text, option);
  if (read === undefined) {
    throw new ToolError('USAGE', `${from} is ${JSON.stringify(text)}, which is not ${expectation(option)}`, {
      hint: `${spelling(option)}: ${option.summary}`,
    });
  }
  return read;
}

const readers: Readonly<Record<Option['type'], (text: string, option: Option) => Value | undefined>> = {
  flag: (text) => (yes.has(text.toLowerCase()) ? true : no.has(text.toLowerCase()) ? false : undefined),
  text: (text) => (text === '' ? undefined : text),
  list: (text) => (text === '' ? undefined : [text]),
  choice: (text, option) => (option.choices?.includes(text) ? text : undefined),
  number: (text, { least = 1 }) => (/^\d{1,9}$/.test(text) && Number(text) >= least ? Number(text) : undefined),
  size: (text) => scaled(text, sizes),
  time: (text) => scaled(text, times),
  grade: (text) => {
    if (Object.hasOwn(gradeFloor, text)) return gradeFloor[text as Grade];
    if (text === 'strict') return gradeFloor.high;
    return /^(0|1|0?\.\d+|1\.0+)$/.test(text) ? Number(text) : undefined;
  },
};

function scaled(text: string, units: Readonly<Record<string, number>>): number | undefined {
  const parts = /^(\d+(?:\.\d+)?)\s*([a-z]*)$/.exec(text.toLowerCase());
  const unit = parts === null ? undefined : units[parts[2]!];
  return unit === undefined ? undefined : Math.round(Number(parts![1]) * unit);
}

function expectation(option: Option): string {
  switch (option.type) {
    case 'flag':
      return 'true or false';
    case 'number':
      return option.least === 0 ? 'a whole number' : 'a number above zero';
    case 'size':
      return 'a size such as 500KB or 10MB';
    case 'time':
      return 'a time such as 90, 90s or 5m';
    case 'grade':
      return 'high, medium, low or a number from 0 to 1';
    case 'choice':
      return `one of ${option.choices?.join(', ')}`;
    default:
      return 'a text';
  }
}
