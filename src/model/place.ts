/** Where a secret stands. `unreachable`: an object that no ref reaches. */
export type PlaceKind = 'commit' | 'index' | 'file' | 'stdin' | 'message' | 'tag' | 'note' | 'stash' | 'unreachable';

/**
 * One place of a secret. Lines and columns count from 1 and are those of the secret itself; a column counts UTF-16
 * code units of the decoded line (as SARIF and editors do). `start` and `end` are byte offsets in the blob or file,
 * half-open; for a secret that was decoded first they cover the encoded text.
 */
export interface Place {
  readonly kind: PlaceKind;
  /** Slash-separated, relative to the repository or to the scanned folder; null for stdin, messages and tags. */
  readonly path: string | null;
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
  readonly start: number;
  readonly end: number;
  /** Hex id of the commit (or tag) that introduced it; the last one that still held it is `lastCommit`. */
  readonly commit?: string;
  readonly lastCommit?: string;
  readonly author?: string;
  readonly email?: string;
  /** ISO 8601, UTC. */
  readonly date?: string;
  /** First line of the commit's message, at most 200 characters. */
  readonly subject?: string;
  readonly blob?: string;
  /** Whether HEAD's tree still holds it at this path. Only for `commit`. */
  readonly onHead?: boolean;
  readonly link?: string;
  /** The decoders that it took to see the secret, outermost first: `['base64']`. Empty for plain text. */
  readonly decodedBy: readonly string[];
  /** The lines around the secret. In memory only: they hold the secret, and no reporter may print them unmasked. */
  readonly excerpt?: Excerpt;
}

/** The text around a secret. Like `Secret`, it cannot be printed by accident. */
export class Excerpt {
  readonly #lines: readonly string[];
  /** Line number of the first line kept. */
  readonly firstLine: number;

  /** @param lines whole lines without their ends, each cut at 2,000 characters by the maker */
  constructor(firstLine: number, lines: readonly string[]) {
    this.firstLine = firstLine;
    this.#lines = lines;
  }

  /** The lines with the secrets in them. For inline comments and masking only. */
  reveal(): readonly string[] {
    return this.#lines;
  }

  toJSON(): undefined {
    return undefined;
  }

  toString(): string {
    return '[redacted]';
  }
}
