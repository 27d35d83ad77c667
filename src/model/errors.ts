import { type ExitCode, exitCode } from './exit-code.ts';

/** Every code that an error of ours can carry; `docs/errors.md` explains each, and a test compares the two lists. */
export type ErrorCode =
  | 'USAGE'
  | 'PATH_NOT_FOUND'
  | 'NOT_A_REPOSITORY'
  | 'BAD_REVISION'
  | 'GIT_MISSING'
  | 'GIT_FAILED'
  | 'BAD_CONFIG'
  | 'BAD_RULE'
  | 'BAD_BASELINE'
  | 'BAD_REPORT'
  | 'OUTPUT_FAILED'
  | 'HOOK_REFUSED'
  | 'WORKER_CRASHED';

/**
 * An error that a person can act on. The message says what failed and what was seen; the hint says what to do next.
 * Neither ever holds a secret.
 */
export class ToolError extends Error {
  readonly code: ErrorCode;
  readonly hint: string | undefined;
  readonly exit: ExitCode;

  constructor(code: ErrorCode, message: string, options: { hint?: string; exit?: ExitCode; cause?: unknown } = {}) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.name = 'ToolError';
    this.code = code;
    this.hint = options.hint;
    this.exit = options.exit ?? exitCode.usage;
  }
}

/** Makes a forgotten case of a tagged union a compile error. */
export function assertNever(value: never): never {
  throw new TypeError(`unexpected value: ${JSON.stringify(value)}`);
}
