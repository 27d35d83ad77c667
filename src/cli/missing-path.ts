import { existsSync, readdirSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { ToolError } from '../model/errors.ts';
import { closest } from './closest.ts';

/**
 * The error for a path that is not there, with what was most likely meant.
 *
 * @param word as it was typed; `path` is its absolute form
 */
export function pathNotFound(word: string, path: string): ToolError {
  let missing = path;
  while (!existsSync(dirname(missing)) && dirname(missing) !== missing) missing = dirname(missing);
  const near = closest(basename(missing), namesIn(dirname(missing)));
  const meant = near === undefined ? undefined : join(dirname(missing), near) + path.slice(missing.length);
  const hint =
    meant !== undefined
      ? `Did you mean ${existsSync(meant) ? meant : join(dirname(missing), near!)}?`
      : /^https?:|^git@|^ssh:/.test(word)
        ? 'Clone it first: git clone --mirror URL, then stanch scan --history FOLDER'
        : /\.\./.test(word)
          ? 'A range of commits is given as --range A..B'
          : `${existsSync(dirname(path)) ? 'The folder is there, the name in it is not' : `${missing} does not exist`}`;
  return new ToolError('PATH_NOT_FOUND', `${word} does not exist`, { hint });
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}
