import { type Git, type GitOptions, tokensOfGit } from './stream.ts';

/** One object that is here, whether a ref reaches it or not. */
export interface ListedObject {
  readonly id: string;
  readonly type: 'blob' | 'commit' | 'tag' | 'damaged';
  /** In bytes, inflated; 0 for a damaged one. */
  readonly size: number;
}

/**
 * Every blob, commit and tag that the repository and its alternates hold, each once, in the order of the packs (which
 * is the order in which Git reads them fastest). Trees are left out. What a partial clone lacks does not appear.
 */
export async function* listObjects(git: Git, options: GitOptions = {}): AsyncGenerator<ListedObject> {
  const format = '--batch-check=%(objecttype) %(objectsize) %(objectname)';
  const args = ['cat-file', '--batch-all-objects', '--unordered', '--buffer', format];
  for await (const lines of tokensOfGit(git, args, '\n', { doing: 'list the objects', ...options })) {
    for (const line of lines) {
      if (line.startsWith('tree') || line === '') continue;
      const [type, size, id] = line.split(' ') as [ListedObject['type'], string, string];
      if (id === undefined)
        yield { id: type, type: 'damaged', size: 0 }; // Git: `<id> missing`, though it listed it
      else yield { id, type, size: Number(size) };
    }
  }
}

/** The type of each of these objects; `damaged` for one that Git cannot make out (or that is not there any more). */
export async function* describeObjects(
  git: Git,
  ids: readonly string[],
  options: GitOptions = {},
): AsyncGenerator<{ readonly id: string; readonly type: string }> {
  const args = ['cat-file', '--batch-check=%(objecttype) %(objectname)', '--buffer'];
  const input = ids.map((id) => `${id}\n`);
  for await (const lines of tokensOfGit(git, args, '\n', { doing: 'look at loose objects', input, ...options })) {
    for (const line of lines) {
      const [type, id] = line.split(' ') as [string, string | undefined];
      if (id === 'missing') yield { id: type, type: 'damaged' };
      else if (id !== undefined) yield { id, type };
    }
  }
}
