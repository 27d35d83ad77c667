import type { Option } from '../option.ts';

/** Options of `stanch hook` and of commands that may ask. */
export const hookOptions: readonly Option[] = [
  {
    name: 'yes',
    short: 'y',
    type: 'flag',
    group: 'hook',
    summary: 'Go on without asking',
    detail: 'Needed where core.hooksPath lies outside the repository and nobody can be asked.',
  },
];
