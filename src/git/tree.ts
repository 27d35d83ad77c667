import { mode } from './raw-diff.ts';
import { type Git, tokensOfGit } from './stream.ts';

/** One file of a tree or of the index. */
export interface TreeEntry {
  readonly mode: number;
  readonly id: string;
  /** From the root of the tree, slash-separated, each char one byte. */
  readonly path: string;
}

/** Every file, symbolic link and submodule of a commit or tree, folders entered. */
export async function* readTree(git: Git, tree: string): AsyncGenerator<TreeEntry> {
  const args = ['ls-tree', '-r', '-z', '--full-tree', tree];
  for await (const batch of tokensOfGit(git, args, '\0', { doing: 'list the files of a commit' })) {
    for (const token of batch) {
      const tab = token.indexOf('\t');
      const [octal, , id] = token.slice(0, tab).split(' ') as [string, string, string];
      yield { mode: Number.parseInt(octal, 8), id, path: token.slice(tab + 1) };
    }
  }
}

/** Every entry of the index, unmerged ones with each of their stages. None in a bare repository. */
export async function* readIndex(git: Git): AsyncGenerator<TreeEntry> {
  const args = ['ls-files', '--stage', '-z', '--full-name'];
  for await (const batch of tokensOfGit(git, args, '\0', { doing: 'read the index' })) {
    for (const token of batch) {
      const tab = token.indexOf('\t');
      const [octal, id] = token.slice(0, tab).split(' ') as [string, string];
      yield { mode: Number.parseInt(octal, 8), id, path: token.slice(tab + 1) };
    }
  }
}

/** Whether an entry is another repository's commit. */
export function isSubmodule(entry: Pick<TreeEntry, 'mode'>): boolean {
  return entry.mode === mode.gitlink;
}
