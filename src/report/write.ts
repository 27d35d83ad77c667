import { randomBytes } from 'node:crypto';
import { lstat, open, realpath, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { ToolError } from '../model/errors.ts';

/**
 * Writes a report so that a reader sees the old file or the whole new one, never a part: into a new file beside it
 * (mode 0600, since a report tells where secrets are), flushed, then renamed over it. A symbolic link is kept and what
 * it points at is replaced. A device or pipe (`/dev/stderr`, a process substitution) is written to as it is.
 *
 * @throws {ToolError} OUTPUT_FAILED, with the old file untouched
 */
export async function writeReport(text: string, path: string): Promise<void> {
  let temporary: string | undefined;
  try {
    const target = await resolved(path);
    const found = await stat(target).catch(() => undefined);
    if (found?.isDirectory() === true) throw Object.assign(new Error('it is a folder'), { code: 'EISDIR' });
    if (found !== undefined && !found.isFile()) return await writeInto(target, 'w', text);
    const name = `.${basename(target)}.${randomBytes(6).toString('hex')}.tmp`;
    temporary = join(dirname(target), name);
    await writeInto(temporary, 'wx', text);
    await rename(temporary, target);
    await flushFolder(dirname(target));
  } catch (error) {
    if (temporary !== undefined) await rm(temporary, { force: true }).catch(() => {});
    throw failure(path, error);
  }
}

/** Where a symbolic link leads. */
async function resolved(path: string): Promise<string> {
  const link = await lstat(path).catch(() => undefined);
  return link?.isSymbolicLink() === true ? await realpath(path) : path;
}

async function writeInto(path: string, flags: 'w' | 'wx', text: string): Promise<void> {
  const file = await open(path, flags, 0o600);
  try {
    await file.writeFile(text, 'utf8');
    if (flags === 'wx') await file.sync();
  } finally {
    await file.close();
  }
}

/** Makes the rename outlast a power cut, where the system lets a folder be flushed. */
async function flushFolder(path: string): Promise<void> {
  const folder = await open(path, 'r').catch(() => undefined);
  await folder?.sync().catch(() => {});
  await folder?.close();
}

const hints: Readonly<Record<string, string>> = {
  ENOENT: 'The folder does not exist. Create it first, or name another.',
  EISDIR: 'This is a folder. Name a file in it.',
  EACCES: 'This place may not be written to. Name another file.',
  EPERM: 'This place may not be written to. Name another file.',
  EROFS: 'This file system is read-only. Name a file elsewhere.',
  ENOSPC: 'The disk is full. Make room, or name a file on another disk.',
  EDQUOT: 'Your quota is used up. Make room, or name a file on another disk.',
  ENAMETOOLONG: 'The name is too long. Choose a shorter one.',
};

function failure(path: string, error: unknown): ToolError {
  const code = (error as NodeJS.ErrnoException).code ?? 'unknown error';
  const hint = hints[code];
  return new ToolError('OUTPUT_FAILED', `cannot write the report to ${path}: ${code}`, {
    cause: error,
    ...(hint === undefined ? {} : { hint }),
  });
}
