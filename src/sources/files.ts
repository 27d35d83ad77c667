import { realpathSync, statSync } from 'node:fs';
import { dirname, relative, resolve } from 'node:path';
import { asUtf8 } from '../git/stream.ts';
import type { Detection } from '../model/detection.ts';
import { ToolError } from '../model/errors.ts';
import { breathe } from './blob-matching.ts';
import { asBytePath, type BytePath, worktreeAbove } from './file-path.ts';
import { readMatches } from './file-reader.ts';
import type { FoundFile, WalkOptions } from './found-file.ts';
import { detectionsAt } from './place.ts';
import { countInterruption, type ScanRequest } from './request.ts';
import { walk } from './walk.ts';
import { Windows } from './windows.ts';
import { isIgnoredFolder, listWorktree } from './worktree.ts';

/** A path that the user named. */
interface Start {
  readonly absolute: BytePath;
  /** How it is shown in places: relative to the worktree that it lies in, else as the user wrote it. */
  readonly shown: BytePath;
  readonly isFolder: boolean;
  readonly inWorktree: boolean;
}

/** Longest stretch without a turn for signals and timers, in milliseconds. */
const breath = 40;

/**
 * Scans files and everything below folders. A file that is named is scanned even when Git ignores it. Places are
 * relative to the worktree; outside of one, to the folder when only one is named, else they begin with its name.
 *
 * @throws {ToolError} PATH_NOT_FOUND before anything is scanned
 */
export async function* scanFiles(
  paths: readonly string[],
  options: WalkOptions,
  request: ScanRequest,
): AsyncGenerator<Detection> {
  const starts = paths.map((path) => startAt(path, paths.length > 1));
  const windows = new Windows(request.engine);
  let files = 0;
  let breathed = performance.now();
  for (const start of starts) {
    for await (const file of filesOf(start, options, request)) {
      const path = asUtf8(file.shown);
      if (!request.accepts(path)) {
        request.tally.skip('excluded', path);
        continue;
      }
      for (const found of readMatches(file, windows, request)) {
        yield* detectionsAt({ kind: 'file', path }, found, request);
        if (performance.now() - breathed < breath) continue;
        await breathe();
        breathed = performance.now();
        request.onProgress({ label: 'files', done: files, total: 0, unit: 'files' });
      }
      files++;
      if (request.signal.aborted) break;
    }
    if (request.signal.aborted) return countInterruption(request, asUtf8(start.shown) || '.');
  }
  request.onProgress({ label: 'files', done: files, total: files, unit: 'files' });
}

function startAt(path: string, several: boolean): Start {
  try {
    const absolute = realpathSync(resolve(path));
    const isFolder = statSync(absolute).isDirectory();
    const top = worktreeAbove(isFolder ? absolute : dirname(absolute));
    const outside = isFolder && !several ? '' : path;
    const shown = top === null ? outside : relative(top, absolute);
    const trimmed = asBytePath(shown).replace(/^(\.\/)+|\/+$/g, '');
    return { absolute: asBytePath(absolute), shown: trimmed, isFolder, inWorktree: top !== null };
  } catch (cause) {
    throw new ToolError('PATH_NOT_FOUND', `${path} does not exist or cannot be reached`, {
      hint: 'Check the spelling; paths are relative to the current folder.',
      cause,
    });
  }
}

async function* filesOf(start: Start, options: WalkOptions, request: ScanRequest): AsyncGenerator<FoundFile> {
  const { absolute, shown, isFolder, inWorktree } = start;
  if (!isFolder) {
    yield start;
    return;
  }
  if (inWorktree && options.gitignore && !(await isIgnoredFolder(absolute))) {
    if (yield* listWorktree({ folder: absolute, shown }, options, request, walk)) return;
  }
  yield* walk(absolute, shown, options, request);
}
