import type { Io } from '../app/io.ts';
import type { ExitCode } from '../model/exit-code.ts';
import type { Option } from './option.ts';
import type { Values } from './parse.ts';

/** One command of the tool. Thin: it names its options, calls one use case and returns an exit code. */
export interface Command {
  readonly name: string;
  /** Forms of the command line, without `stanch`. */
  readonly usage: readonly string[];
  readonly summary: string;
  /** Paragraphs for `stanch help NAME`. */
  readonly detail?: string;
  /** Lines to try, with what each does. */
  readonly examples?: readonly (readonly [line: string, does: string])[];
  readonly options: readonly Option[];
  /**
   * @param values its options, without the config file until the command puts it beneath them
   * @param words what is left of the command line
   */
  run(values: Values, words: readonly string[], io: Io): Promise<ExitCode>;
}

/** What the list of commands knows before one is loaded. */
export interface CommandEntry {
  readonly name: string;
  readonly summary: string;
  load(): Promise<Command>;
}
