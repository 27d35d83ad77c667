// Reads one file through the windows. Synchronous reads: for many small files they are several times faster, and
// between files (and windows) signals get their turn.
import { closeSync, constants, fstatSync, openSync, readSync } from 'node:fs';
import { isLfsPointer } from '../git/lfs.ts';
import { asUtf8 } from '../git/stream.ts';
import { isMedia } from '../text/media.ts';
import { forSystem } from './file-path.ts';
import type { FoundFile } from './found-file.ts';
import type { ScanRequest } from './request.ts';
import type { LocatedMatch, Windows } from './windows.ts';

// A pipe put in place of the file must not block us, nor a link lead us away. Windows has neither flag.
const flags = constants.O_RDONLY | (constants.O_NONBLOCK ?? 0) | (constants.O_NOFOLLOW ?? 0);

/**
 * The matches of one file, a window's at a time; an empty array between windows lets the caller breathe. What is
 * passed over is counted: too large, unreadable, media, an LFS pointer, no regular file (any more).
 */
export function* readMatches(file: FoundFile, windows: Windows, request: ScanRequest): Generator<LocatedMatch[]> {
  const { tally, limits, signal } = request;
  const shown = asUtf8(file.shown);
  let handle: number | undefined;
  try {
    handle = openSync(forSystem(file.absolute), flags);
    const status = fstatSync(handle);
    if (!status.isFile()) return tally.skip('special-file', shown);
    if (limits.maxFileSize !== null && status.size > limits.maxFileSize) return tally.skip('size-limit', shown);
    windows.onLimit = (limit) => tally.skip(limit, shown);
    let total = 0;
    for (;;) {
      const room = windows.free();
      const count = readSync(handle, room, 0, room.length, null);
      if (total === 0 && count > 0) {
        const head = room.subarray(0, count);
        if (isLfsPointer(head)) return tally.skip('lfs-pointer', shown);
        if (isMedia(head)) return tally.skip('media', shown);
      }
      if (count === 0 || signal.aborted) break;
      total += count;
      tally.bytes += count;
      yield windows.advance(count);
    }
    tally.files++;
    yield windows.finish();
  } catch {
    tally.skip('unreadable-file', shown);
  } finally {
    windows.reset();
    if (handle !== undefined) closeSync(handle);
  }
}
