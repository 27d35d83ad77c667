import { readFileSync } from 'node:fs';
import { dirname, isAbsolute, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Io } from './io.ts';

/** The hooks that stanch installs. Automatic merges run the second one, not the first. */
export const hookNames = ['pre-commit', 'pre-merge-commit'] as const;

const mark = 'Written by `stanch hook install`';
const blockBegin = '# stanch hook begin';
const blockEnd = '# stanch hook end';

/** The script of a hook that belongs to stanch alone. It names this machine's Node and stanch, never npx. */
export function hookText(self: Io['self']): string {
  return fill('git-hook.sh', quote(self.node), quote(self.script));
}

/** Whether a hook's text is ours. */
export function isOurs(text: string): boolean {
  return text.includes(mark);
}

/**
 * The lines for a hook that people share through the repository (husky). A stanch that is installed below the top is named
 * by its relative path, because the file is committed; any other by its absolute one.
 */
export function blockText(self: Io['self'], top: string): string {
  const way = relative(top, self.script);
  const shared = !way.startsWith('..') && !isAbsolute(way);
  return shared
    ? fill('husky-block.sh', 'node', quote(way))
    : fill('husky-block.sh', quote(self.node), quote(self.script));
}

/** Puts our block at the end of a shared hook, or renews it where it stands. */
export function withBlock(text: string, block: string): string {
  const [begin, end] = blockSpan(text);
  if (begin >= 0) return text.slice(0, begin) + block + text.slice(end);
  return text === '' || text.endsWith('\n') ? text + block : `${text}\n${block}`;
}

/** Takes our block out. */
export function withoutBlock(text: string): string {
  const [begin, end] = blockSpan(text);
  return begin < 0 ? text : text.slice(0, begin) + text.slice(end);
}

/** Whether a shared hook has our block. */
export function hasBlock(text: string): boolean {
  return blockSpan(text)[0] >= 0;
}

function blockSpan(text: string): [begin: number, end: number] {
  const begin = text.indexOf(blockBegin);
  const last = begin < 0 ? -1 : text.indexOf(blockEnd, begin);
  if (last < 0) return [-1, -1];
  const newline = text.indexOf('\n', last);
  return [begin, newline < 0 ? text.length : newline + 1];
}

/** A word for sh. Backslashes of Windows paths become slashes, which its sh takes as well. */
function quote(path: string): string {
  const portable = /^[A-Za-z]:\\/.test(path) ? path.replaceAll('\\', '/') : path;
  return `'${portable.replaceAll("'", `'\\''`)}'`;
}

function fill(template: string, node: string, script: string): string {
  const home = dirname(fileURLToPath(import.meta.resolve('stanch/package.json')));
  return readFileSync(join(home, 'hooks', template), 'utf8')
    .replaceAll('@NODE@', () => node)
    .replaceAll('@SCRIPT@', () => script);
}
