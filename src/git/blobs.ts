// Reads objects through `git cat-file --batch` and survives its fatal exits: Git ends the whole batch at the first
// object that a partial clone lacks or that is damaged, so the reader marks that id and goes on behind it.
import type { Ended } from '../process/run.ts';
import { ByteReader } from './byte-reader.ts';
import { gitFailure } from './failure.ts';
import { type Git, readGitNow, startGit } from './stream.ts';

/** One object that was asked for. Answers come in the order of the ids; every id gets exactly one. */
export type ReadObject =
  | {
      readonly state: 'whole';
      readonly id: string;
      readonly type: string;
      readonly size: number;
      /** Good until the next object is asked for. */
      readonly bytes: Uint8Array;
    }
  /** Larger than `wholeLimit`: read `chunks` before asking for the next object; what is left of them is passed over. */
  | {
      readonly state: 'large';
      readonly id: string;
      readonly type: string;
      readonly size: number;
      readonly chunks: AsyncIterable<Uint8Array>;
    }
  | { readonly state: 'missing'; readonly id: string }
  | { readonly state: 'corrupt'; readonly id: string };

/** How objects are read. */
export interface ReadOptions {
  readonly signal?: AbortSignal | undefined;
  /** Largest object that is delivered in one piece, in bytes. */
  readonly wholeLimit?: number;
}

/** Largest object that is delivered in one piece unless told otherwise: 8 MB. */
export const defaultWholeLimit: number = 8 * 1024 * 1024;

/**
 * The objects behind `ids`, in that order. Memory: one object of at most `wholeLimit` bytes and a few chunks. When the
 * signal is aborted it stops without an error.
 *
 * @throws {ToolError} when Git itself cannot run
 */
export async function* readObjects(
  git: Git,
  ids: Iterable<string>,
  options: ReadOptions = {},
): AsyncGenerator<ReadObject> {
  const source = ids[Symbol.iterator]();
  let again: readonly string[] = [];
  for (;;) {
    const batch = new Batch(git, source, again, options);
    yield* batch.objects();
    if (batch.complete || options.signal?.aborted) return;
    const ended = await batch.running.ended;
    const [failed, ...rest] = batch.unanswered();
    if (failed === undefined || ended.failure !== null || !blamesObject(ended)) {
      if (failed === undefined && ended.exit === 0) return;
      throw gitFailure(ended, 'read objects', git.cwd);
    }
    yield { state: blamesRemote(ended) ? 'missing' : 'corrupt', id: failed };
    again = rest;
  }
}

/**
 * A few objects at once, for a commit hook that waits; null when they are more than 64 MB together, or when Git stumbles:
 * `readObjects` then has the answer.
 */
export function readObjectsNow(git: Git, ids: readonly string[]): ReadObject[] | null {
  const output = readGitNow(git, ['cat-file', '--batch', '--buffer'], `${ids.join('\n')}\n`);
  if (output === null) return null;
  const objects: ReadObject[] = [];
  let at = 0;
  while (at < output.length) {
    const end = output.indexOf(10, at);
    const [id, type, length] = output.toString('latin1', at, end).split(' ') as [string, string, string | undefined];
    at = end + 1;
    if (length === undefined) objects.push({ state: 'missing', id });
    else {
      const size = Number(length);
      objects.push({ state: 'whole', id, type, size, bytes: output.subarray(at, at + size) });
      at += size + 1;
    }
  }
  return objects.length === ids.length ? objects : null;
}

const blamesRemote = ({ stderr }: Ended): boolean => /promisor|could not fetch|transport '/i.test(stderr);
const blamesObject = (ended: Ended): boolean =>
  blamesRemote(ended) || /corrupt|object|inflate|unpack|mismatch|disappeared/i.test(ended.stderr);

/** One process of `cat-file`, from its start to its end. */
class Batch {
  readonly running: ReturnType<typeof startGit>;
  /** Whether every id that was sent got its answer. */
  complete = false;
  readonly #reader: ByteReader;
  readonly #limit: number;
  readonly #fed: Promise<void>;
  #sent: string[] = [];
  #answered = 0;
  #stopped = false;

  constructor(git: Git, source: Iterator<string>, again: readonly string[], options: ReadOptions) {
    this.running = startGit(git, ['cat-file', '--batch', '--buffer'], options.signal);
    this.#reader = new ByteReader(this.running.stdout);
    this.#limit = options.wholeLimit ?? defaultWholeLimit;
    this.#fed = this.#feed(source, again);
  }

  /** Ids that were sent and not answered; the first is the one that ended Git. */
  unanswered(): string[] {
    return this.#sent.slice(this.#answered);
  }

  async *objects(): AsyncGenerator<ReadObject> {
    try {
      for (;;) {
        const line = this.#reader.lineNow() ?? (await this.#reader.line());
        if (line === null) break;
        const object = this.#open(line) ?? (await this.#openSlowly(line));
        if (object === null) break;
        yield object;
        if (object.state === 'large' && !(await this.#passOver(object))) break;
        this.#answered++;
        this.#forget();
      }
      this.complete = this.#answered === this.#sent.length && (await this.running.ended).exit === 0;
    } finally {
      this.#stopped = true;
      this.running.kill();
      await this.#fed;
    }
  }

  /** The object behind a header when all of it has arrived. */
  #open(line: string): ReadObject | undefined {
    const [id, type, length] = line.split(' ') as [string, string, string | undefined];
    if (length === undefined) return { state: 'missing', id };
    const size = Number(length);
    if (size > this.#limit) return { state: 'large', id, type, size, chunks: unending(this.#reader.pieces(size)) };
    const bytes = this.#reader.bytesNow(size + 1);
    return bytes && { state: 'whole', id, type, size, bytes: bytes.subarray(0, size) };
  }

  async #openSlowly(line: string): Promise<ReadObject | null> {
    const [id, type, length] = line.split(' ') as [string, string, string];
    const size = Number(length);
    const bytes = await this.#reader.bytes(size + 1);
    return bytes && { state: 'whole', id, type, size, bytes: bytes.subarray(0, size) };
  }

  /** Reads what the caller left of a large object; false when the stream ended inside it. */
  async #passOver(object: ReadObject & { state: 'large' }): Promise<boolean> {
    for await (const _ of object.chunks);
    return (await this.#reader.bytes(1)) !== null;
  }

  async #feed(source: Iterator<string>, again: readonly string[]): Promise<void> {
    let batch = '';
    let next = 0;
    while (!this.#stopped) {
      const id = next < again.length ? again[next++] : nextOf(source);
      if (id === undefined) break;
      this.#sent.push(id);
      batch += `${id}\n`;
      if (batch.length < 16_384) continue;
      await this.running.write(batch);
      batch = '';
    }
    if (batch !== '') await this.running.write(batch);
    this.running.closeInput();
  }

  /** Keeps the list of sent ids short. */
  #forget(): void {
    if (this.#answered < 8192) return;
    this.#sent = this.#sent.slice(this.#answered);
    this.#answered = 0;
  }
}

/** The same stream for every loop over it: leaving one early does not end it, so the rest can be passed over. */
function unending(pieces: AsyncGenerator<Uint8Array>): AsyncIterable<Uint8Array> {
  return { [Symbol.asyncIterator]: () => ({ next: () => pieces.next() }) };
}

function nextOf(source: Iterator<string>): string | undefined {
  const next = source.next();
  return next.done ? undefined : next.value;
}
