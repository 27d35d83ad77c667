/** The heading under which help and documentation list an option. */
export type OptionGroup = 'what to scan' | 'limits' | 'rules' | 'judgement' | 'output' | 'hook' | 'other';

/**
 * One option. The tables in `options/` are parser, help, `docs/options.md`, environment variable, config key and Action
 * input at once: what is not in them does not exist.
 */
export interface Option {
  /** Without dashes. A flag that is on by default is written `--no-NAME` to turn it off. */
  readonly name: string;
  readonly short?: string;
  /** `size` is bytes with KB, MB, GB; `time` is seconds with s, m, h; `list` may be repeated; `grade` is high, medium, low or 0 to 1. */
  readonly type: 'flag' | 'text' | 'number' | 'size' | 'time' | 'choice' | 'list' | 'grade';
  /** What stands for the value in help: `FILE`, `A..B`. */
  readonly value?: string;
  readonly choices?: readonly string[];
  /** The lowest number; 1 when absent. */
  readonly least?: number;
  /** As a person would write it; absent means "not set". */
  readonly default?: string;
  readonly group: OptionGroup;
  /** One line. */
  readonly summary: string;
  /** What the one line leaves out. */
  readonly detail?: string;
  /** Environment variable; the command line wins over it, and it wins over `.stanch.yaml`. */
  readonly env?: string;
  /** Key in `.stanch.yaml`. Absent where a repository must not decide: where output goes, what is shown. */
  readonly config?: string;
  /** Name of the Action's input. */
  readonly action?: string;
}

/** `--no-gitignore`, `--format FORMAT`: how help writes the option. */
export function spelling(option: Option): string {
  const long = option.type === 'flag' && option.default === 'true' ? `--no-${option.name}` : `--${option.name}`;
  const value = option.value ?? option.choices?.join('|');
  return `${option.short === undefined ? '' : `-${option.short}, `}${long}${value === undefined ? '' : ` ${value}`}`;
}
