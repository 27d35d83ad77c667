// The patterns of a `.gitignore` file, for folders that no Git looks after. Inside a worktree Git itself is asked.
import { compileIgnoreGlob } from './globs.ts';

/** One ignore file, placed in a folder. */
export interface IgnoreFile {
  /** What the file says of a path; undefined when it says nothing. The last pattern that matches decides. */
  verdict(path: string, kind: 'folder' | 'file'): 'ignored' | 'kept' | undefined;
}

interface Pattern {
  readonly keeps: boolean;
  readonly foldersOnly: boolean;
  /** Without a slash inside it, a pattern is compared with the name alone. */
  readonly nameOnly: boolean;
  readonly matches: (text: string) => boolean;
}

/**
 * Reads an ignore file. As in Git, what lies in an ignored folder cannot be kept again: the walk never enters it.
 *
 * @param folder where the file stands, relative to the root of the walk, slash-separated, empty for the root itself
 */
export function parseIgnoreFile(text: string, folder: string): IgnoreFile {
  const patterns = text
    .split('\n')
    .map(parsePattern)
    .filter((pattern) => pattern !== undefined);
  const prefix = folder === '' ? 0 : folder.length + 1;
  return {
    verdict(path, kind) {
      const below = path.slice(prefix);
      const name = below.slice(below.lastIndexOf('/') + 1);
      const last = patterns.findLast(
        (pattern) => (kind === 'folder' || !pattern.foldersOnly) && pattern.matches(pattern.nameOnly ? name : below),
      );
      return last && (last.keeps ? 'kept' : 'ignored');
    },
  };
}

/** What a stack of ignore files, outermost first, says of a path: the innermost file with an opinion wins. */
export function isIgnored(files: readonly IgnoreFile[], path: string, kind: 'folder' | 'file'): boolean {
  for (let at = files.length - 1; at >= 0; at--) {
    const verdict = files[at]!.verdict(path, kind);
    if (verdict !== undefined) return verdict === 'ignored';
  }
  return false;
}

function parsePattern(line: string): Pattern | undefined {
  let glob = line.replace(/\r$/, '').replace(/(?<!\\)((?:\\\\)*)[ \t]+$/, '$1');
  if (glob === '' || glob.startsWith('#')) return undefined;
  const keeps = glob.startsWith('!');
  if (keeps) glob = glob.slice(1);
  const foldersOnly = glob.endsWith('/');
  glob = glob.replace(/\/+$/, '');
  const nameOnly = !glob.includes('/');
  glob = glob.replace(/^\//, '').replace(/\/\*\*$/, '/*');
  if (glob === '') return undefined;
  return { keeps, foldersOnly, nameOnly, matches: compileIgnoreGlob(literalised(glob)) };
}

/** Escapes what is special to picomatch and plain to Git: groups, braces, alternatives, and the like. */
function literalised(glob: string): string {
  return glob
    .replace(/\\.|\[(?:[!^]?\]?[^\]]*)\]|[(){}|+@^$]/g, (part) => {
      if (part.length > 1) return part.startsWith('[!') ? `[^${part.slice(2)}` : part;
      return `\\${part}`;
    })
    .replace(/(?<![/*])\*\*+|\*\*+(?![/*])/g, (stars, at: number, all: string) =>
      (at === 0 || all[at - 1] === '/') && (at + stars.length === all.length || all[at + stars.length] === '/')
        ? '**'
        : '*',
    );
}
