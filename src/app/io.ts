/** A place to write text to; answers false when the reader went away, as Node's streams do. */
export interface Output {
  write(text: string): unknown;
}

/** The world as a use case sees it; the command line gives the real one, tests give their own. */
export interface Io {
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly stdin: AsyncIterable<Uint8Array>;
  /** For the report and nothing else. */
  readonly stdout: Output;
  readonly stderr: Output;
  readonly isTerminal: { readonly stdin: boolean; readonly stdout: boolean; readonly stderr: boolean };
  /** Width of the terminal that the report goes to; undefined where it goes elsewhere. */
  readonly columns: number | undefined;
  /** Milliseconds since 1970. */
  now(): number;
  /** Bytes that nobody can guess. */
  random(length: number): Uint8Array;
  /** Aborted by Ctrl-C. */
  readonly signal: AbortSignal;
  /** Asks a yes-or-no question at the terminal; false where nobody can answer. */
  confirm(question: string): Promise<boolean>;
  /** Absolute paths of this Node and of stanch's own script: what a hook runs. */
  readonly self: { readonly node: string; readonly script: string };
}
