import type { Option } from './option.ts';
import { baselineOptions } from './options/baseline.ts';
import { commonOptions } from './options/every-command.ts';
import { hookOptions } from './options/hook.ts';
import { judgementOptions } from './options/judgement.ts';
import { limitOptions } from './options/limits.ts';
import { outputOptions } from './options/output.ts';
import { sourceOptions } from './options/source.ts';

/** The options of `stanch scan`, in the order of its help. */
export const scanOptions: readonly Option[] = [
  ...sourceOptions,
  ...judgementOptions,
  ...limitOptions,
  ...outputOptions,
];

/** Every option of every command: what documentation and the config schema are compared with. */
export const allOptions: readonly Option[] = [...scanOptions, ...hookOptions, ...baselineOptions, ...commonOptions];
