// One pass over commits with what each changed, compared with every parent. Upstream: git/stream.ts. Downstream:
// sources/attribution.ts, sources/range.ts.
import { type Change, opensChange, parseChange } from './raw-diff.ts';
import { asUtf8, type Git, type GitOptions, streamGit, tokensOf } from './stream.ts';

/** A commit without its changes. */
export interface Commit {
  readonly id: string;
  readonly parents: readonly string[];
  readonly author: string;
  readonly email: string;
  /** Author's date, ISO 8601, UTC. */
  readonly date: string;
  /** First line of the message, at most 200 characters. */
  readonly subject: string;
}

/** A commit with the paths at which it differs from every parent (from nothing, for a root). */
export interface LoggedCommit {
  /** Made from the header when asked: most commits of a long history are passed over. */
  commit(): Commit;
  readonly id: string;
  readonly isMerge: boolean;
  /** Ids, separated by blanks. */
  readonly parents: string;
  /** Committer's date, in seconds since 1970: what `--date-order` goes by. */
  readonly time: number;
  readonly changes: readonly Change[];
}

const marker = '\x01';
const fields = ['%H', '%P', '%an', '%ae', '%at', '%ct', '%s'];

/** A walk over commits, as Git's own output. */
export function startLog(git: Git, selection: readonly string[], options: GitOptions = {}): AsyncGenerator<Uint8Array> {
  const format = `--format=${['%x01', ...fields].join('%x00')}`;
  const flags = ['-z', '--raw', '--no-abbrev', '--no-renames', '--root', '-c', '--encoding=UTF-8', '--no-color'];
  const args = ['log', ...flags, '--no-ext-diff', '--no-textconv', format, ...selection, '--'];
  return streamGit(git, args, { doing: 'read the commits', ...options });
}

/**
 * Newest first. A merge has the paths that differ from all of its parents (`-c`), which is what it brings in itself.
 *
 * @param selection what to walk, as arguments for rev-list: `--all`, ids, `^id`, `--since=…`
 */
export function logCommits(
  git: Git,
  selection: readonly string[],
  options: GitOptions = {},
): AsyncGenerator<LoggedCommit> {
  return parseLog(startLog(git, selection, options));
}

/** The commits in the output of `startLog`. */
export async function* parseLog(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<LoggedCommit> {
  let header: string[] = [];
  let changes: Change[] = [];
  let head: string | null = null;
  for await (const batch of tokensOf(chunks, '\0')) {
    for (const token of batch) {
      if (head !== null) {
        changes.push(parseChange(head, token));
        head = null;
      } else if (header.length > 0 && header.length <= fields.length) {
        header.push(token);
      } else if (token === marker || token === `\n${marker}`) {
        if (header.length > 0) yield logged(header, changes);
        header = [marker];
        changes = [];
      } else {
        const trimmed = token.startsWith('\n') ? token.slice(1) : token;
        if (opensChange(trimmed)) head = trimmed;
      }
    }
  }
  if (header.length > 0) yield logged(header, changes);
}

function logged(header: readonly string[], changes: readonly Change[]): LoggedCommit {
  const [, id, parents, author, email, seconds, time, subject] = header as [
    string,
    string,
    string,
    string,
    string,
    string,
    string,
    string,
  ];
  return {
    id,
    isMerge: parents.includes(' '),
    parents,
    time: Number(time),
    changes,
    commit: () => ({
      id,
      parents: parents === '' ? [] : parents.split(' '),
      author: asUtf8(author),
      email: asUtf8(email),
      date: isoDate(Number(seconds)),
      subject: asUtf8(subject).slice(0, 200),
    }),
  };
}

/** @param seconds since 1970; what no calendar can hold (a broken commit) becomes the year 1970 */
export function isoDate(seconds: number): string {
  const date = new Date(seconds * 1000);
  return Number.isNaN(date.getTime()) ? new Date(0).toISOString() : date.toISOString().replace('.000Z', 'Z');
}
