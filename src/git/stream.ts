// Runs Git. Every other file of this folder goes through here, so that one environment and one set of settings hold.
import type { Environment } from '../process/environment.ts';
import { type Running, run } from '../process/run.ts';
import { runSync } from '../process/run-sync.ts';
import { settingArguments } from './environment.ts';
import { gitFailure } from './failure.ts';

/** Where and how Git is run for one repository. */
export interface Git {
  /** Existing folder that Git starts in. */
  readonly cwd: string;
  readonly env: Environment;
  readonly settings: readonly string[];
}

/** What goes into one run of Git beside its arguments. */
export interface GitOptions {
  readonly signal?: AbortSignal | undefined;
  /** Written to stdin while stdout is read; without it stdin is empty. */
  readonly input?: Iterable<string> | undefined;
  /** Exit codes that are an answer, not a failure; 0 always is. */
  readonly answers?: readonly number[];
  /** For the message of a failure: what is tried, such as `list the commits`. */
  readonly doing?: string;
}

/** Starts Git and leaves everything else to the caller. */
export function startGit(git: Git, args: readonly string[], signal?: AbortSignal | undefined): Running {
  return run({
    file: 'git',
    args: [...settingArguments(git.settings), ...args],
    env: git.env,
    cwd: git.cwd,
    ...(signal === undefined ? {} : { signal }),
  });
}

/**
 * Git's output, chunk by chunk. Leaving the loop early stops Git.
 *
 * @throws {ToolError} when Git is missing or ends with a code that is no answer
 */
export async function* streamGit(
  git: Git,
  args: readonly string[],
  options: GitOptions = {},
): AsyncGenerator<Uint8Array> {
  const running = startGit(git, args, options.signal);
  const fed = feed(running, options.input ?? []);
  let finished = false;
  try {
    yield* running.stdout;
    finished = true;
  } finally {
    if (!finished) running.kill();
  }
  const ended = await running.ended;
  await fed;
  const fine = ended.exit === 0 || (ended.exit !== null && options.answers?.includes(ended.exit));
  if (!fine && !options.signal?.aborted) throw gitFailure(ended, options.doing ?? `run \`git ${args[0]}\``, git.cwd);
}

async function feed(running: Running, input: Iterable<string>): Promise<void> {
  let batch = '';
  for (const text of input) {
    batch += text;
    if (batch.length < 32_768) continue;
    await running.write(batch);
    batch = '';
  }
  if (batch !== '') await running.write(batch);
  running.closeInput();
}

/** All of Git's output as text, each char one byte (paths need not be UTF-8). For small answers only. */
export async function readGit(git: Git, args: readonly string[], options: GitOptions = {}): Promise<string> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of streamGit(git, args, options)) chunks.push(chunk);
  return Buffer.concat(chunks).toString('latin1');
}

/**
 * Git's output as tokens that end with `end` (a NUL with `-z`, else a line feed), each char one byte. What follows the
 * last `end` is a token too, unless it is empty.
 */
export async function* tokensOfGit(
  git: Git,
  args: readonly string[],
  end: '\0' | '\n',
  options: GitOptions = {},
): AsyncGenerator<readonly string[]> {
  yield* tokensOf(streamGit(git, args, options), end);
}

/** Chunks as tokens, as `tokensOfGit` gives them. */
export async function* tokensOf(
  chunks: AsyncIterable<Uint8Array>,
  end: '\0' | '\n',
): AsyncGenerator<readonly string[]> {
  let rest = '';
  for await (const chunk of chunks) {
    const tokens = (rest + Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength).toString('latin1')).split(end);
    rest = tokens.pop()!;
    if (tokens.length > 0) yield tokens;
  }
  if (rest !== '') yield [rest];
}

/**
 * Git's whole output at once, without the turns of the event loop: for the few runs that a commit hook waits for. Null
 * when Git fails or writes more than 64 MB: ask again by streaming, which can do more and explains better.
 */
export function readGitNow(git: Git, args: readonly string[], input?: string): Buffer | null {
  const all = [...settingArguments(git.settings), ...args];
  const { exit, stdout } = runSync({
    file: 'git',
    args: all,
    env: git.env,
    cwd: git.cwd,
    ...(input === undefined ? {} : { input }),
  });
  return exit === 0 ? Buffer.from(stdout.buffer, stdout.byteOffset, stdout.byteLength) : null;
}

/** Text that Git gave with each char one byte, as the UTF-8 that it nearly always is. Other bytes become U+FFFD. */
export function asUtf8(latin1: string): string {
  return /^[\x00-\x7f]*$/.test(latin1) ? latin1 : Buffer.from(latin1, 'latin1').toString('utf8');
}
