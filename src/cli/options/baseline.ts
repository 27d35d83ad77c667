import type { Option } from '../option.ts';

/** Options of `stanch baseline`. */
export const baselineOptions: readonly Option[] = [
  {
    name: 'reason',
    type: 'text',
    value: 'TEXT',
    group: 'judgement',
    summary: 'Why these findings are accepted; written beside each new entry',
  },
];
