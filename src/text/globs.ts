// picomatch's only home: include and exclude patterns, and the patterns of ignore files. It is loaded with the first
// pattern, because the engine imports this file for rules with paths and most hook runs never ask for one.
import { createRequire } from 'node:module';
import type picomatch from 'picomatch';

let loaded: typeof picomatch | undefined;

function picomatchNow(): typeof picomatch {
  loaded ??= createRequire(import.meta.url)('picomatch') as typeof picomatch;
  return loaded;
}

/** Which paths a run looks at. Patterns are globs over slash-separated paths; dot files count like any other. */
export interface PathPatterns {
  /** When not empty, only what one of these matches is looked at. */
  readonly include?: readonly string[];
  /** What one of these matches is left out, even where an include pattern matches. */
  readonly exclude?: readonly string[];
}

/**
 * The filter for paths, relative and slash-separated. A pattern without a slash matches a name at any depth
 * (`*.pem`); a pattern that names a folder, with or without a slash behind it, matches everything below.
 */
export function createPathFilter({ include = [], exclude = [] }: PathPatterns): (path: string) => boolean {
  const included = include.length === 0 ? () => true : anyOf(include);
  const excluded = exclude.length === 0 ? () => false : anyOf(exclude);
  return (path) => {
    const slashed = path.includes('\\') ? path.replaceAll('\\', '/') : path;
    return included(slashed) && !excluded(slashed);
  };
}

function anyOf(patterns: readonly string[]): (path: string) => boolean {
  const matches = picomatchNow()(patterns.flatMap(withFolder), { dot: true, windows: false });
  return (path) => matches(path);
}

function withFolder(pattern: string): string[] {
  const plain = pattern
    .replaceAll('\\', '/')
    .replace(/^\.?\//, '')
    .replace(/\/+$/, '');
  const anywhere = plain.includes('/') ? plain : `**/${plain}`;
  return [anywhere, `${anywhere}/**`];
}

/**
 * One glob of an ignore file as Git means it: `*` stays within a name, `**` crosses folders, no braces, no negation.
 *
 * @param pattern without its leading `!` and slashes at either end
 */
export function compileIgnoreGlob(pattern: string): (path: string) => boolean {
  // Not picomatch() itself: that also takes a path that equals the pattern letter by letter, which `[x]` must not do.
  const regex = picomatchNow().makeRe(pattern, {
    dot: true,
    nobrace: true,
    noextglob: true,
    nonegate: true,
    literalBrackets: false,
    windows: false,
  });
  return (path) => regex.test(path);
}
