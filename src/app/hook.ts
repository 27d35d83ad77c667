// Installs, removes and checks the Git hooks. An existing hook is kept beside ours and still runs.
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, relative } from 'node:path';
import { findHooksFolder, type HooksFolder } from '../git/hooks-folder.ts';
import { ToolError } from '../model/errors.ts';
import { blockText, hasBlock, hookNames, hookText, isOurs, withBlock, withoutBlock } from './hook-text.ts';
import type { Io } from './io.ts';

/** What was done to one hook, or what is wrong with it, in words for a person. */
export interface HookStep {
  readonly hook: string;
  readonly path: string;
  readonly ok: boolean;
  readonly says: string;
}

/**
 * Writes the pre-commit and pre-merge-commit hooks.
 *
 * @param yes goes on where the hooks folder lies outside the repository and nobody can be asked
 * @throws {ToolError} HOOK_REFUSED, NOT_A_REPOSITORY
 */
export async function installHooks({ yes }: { readonly yes: boolean }, io: Io): Promise<HookStep[]> {
  const folder = findHooksFolder(io.cwd);
  await agree(folder, yes, io);
  if (isHusky(folder)) return hookNames.map((hook) => installBlock(hook, folder, io));
  mkdirSync(folder.path, { recursive: true });
  return hookNames.map((hook) => installFile(hook, folder, io));
}

/** Takes our hooks away and puts the ones from before back. Hooks that are not ours stay as they are. */
export async function uninstallHooks({ yes }: { readonly yes: boolean }, io: Io): Promise<HookStep[]> {
  const folder = findHooksFolder(io.cwd);
  await agree(folder, yes, io);
  return hookNames.map((hook) => (isHusky(folder) ? uninstallBlock(hook, folder) : uninstallFile(hook, folder)));
}

/** Says for each hook whether a commit here is checked, and what is wrong where it is not. */
export function checkHooks(io: Pick<Io, 'cwd'>): HookStep[] {
  const folder = findHooksFolder(io.cwd);
  return hookNames.map((hook) => {
    const path = isHusky(folder) ? shared(hook, folder) : join(folder.path, hook);
    const wrong = ailment(path, isHusky(folder));
    return { hook, path, ok: wrong === null, says: wrong ?? 'checks every commit' };
  });
}

function ailment(path: string, husky: boolean): string | null {
  if (!existsSync(path)) return 'is not installed: stanch hook install';
  const text = readFileSync(path, 'utf8');
  if (!(husky ? hasBlock(text) : isOurs(text)))
    return 'belongs to something else and does not call stanch: stanch hook install';
  if (husky) return null;
  if (!isExecutable(path)) return `is not executable, so Git passes over it: chmod +x ${path}`;
  const gone = [...text.matchAll(/^(?:node|script)='(.*)'$/gm)].map((line) => line[1]!.replaceAll(`'\\''`, "'"));
  const missing = gone.find((part) => !existsSync(part));
  return missing === undefined ? null : `runs ${missing}, which is not there any more: stanch hook install`;
}

function installFile(hook: string, folder: HooksFolder, io: Io): HookStep {
  const path = join(folder.path, hook);
  const before = `${path}.before-stanch`;
  let says = 'installed';
  if (existsSync(path)) {
    if (isOurs(readFileSync(path, 'utf8'))) says = 'installed anew';
    else if (existsSync(before)) {
      throw new ToolError('HOOK_REFUSED', `${path} is not ours, and ${before} is there already`, {
        hint: 'Something replaced the hook after stanch kept the first one. Keep one of the two and run it again',
      });
    } else {
      renameSync(path, before);
      const runs = isExecutable(before) ? 'still runs, before stanch' : 'was not executable and still does not run';
      says = `installed; the hook from before is kept as ${basename(before)} and ${runs}`;
    }
  }
  writeExecutable(path, hookText(io.self));
  const note = folder.inWorkTree ? '; it names programs of this machine: do not commit it' : '';
  return { hook, path, ok: true, says: says + note };
}

function uninstallFile(hook: string, folder: HooksFolder): HookStep {
  const path = join(folder.path, hook);
  const before = `${path}.before-stanch`;
  if (existsSync(path) && !isOurs(readFileSync(path, 'utf8'))) {
    return { hook, path, ok: true, says: 'is not ours and stays' };
  }
  const had = existsSync(path);
  rmSync(path, { force: true });
  if (existsSync(before)) {
    renameSync(before, path);
    return { hook, path, ok: true, says: 'removed; the hook from before is back' };
  }
  return { hook, path, ok: true, says: had ? 'removed' : 'was not installed' };
}

function installBlock(hook: string, folder: HooksFolder, io: Io): HookStep {
  const path = shared(hook, folder);
  const text = existsSync(path) ? readFileSync(path, 'utf8') : '';
  writeExecutable(path, withBlock(text, blockText(io.self, folder.top ?? folder.path)));
  return { hook, path, ok: true, says: 'installed as the last lines of the husky hook' };
}

function uninstallBlock(hook: string, folder: HooksFolder): HookStep {
  const path = shared(hook, folder);
  const text = existsSync(path) ? readFileSync(path, 'utf8') : '';
  if (!hasBlock(text)) return { hook, path, ok: true, says: 'was not installed' };
  const left = withoutBlock(text);
  if (left.trim() === '') rmSync(path);
  else writeExecutable(path, left);
  return { hook, path, ok: true, says: 'removed' };
}

/**
 * husky writes `.husky/_` anew on each install, so a hook in there would vanish; the files that it runs stand one level up.
 */
function isHusky(folder: HooksFolder): boolean {
  return (
    basename(folder.path) === '_' && (existsSync(join(folder.path, 'h')) || existsSync(join(folder.path, 'husky.sh')))
  );
}

function shared(hook: string, folder: HooksFolder): string {
  return join(dirname(folder.path), hook);
}

async function agree(folder: HooksFolder, yes: boolean, io: Io): Promise<void> {
  if (existsSync(folder.path) && !statSync(folder.path).isDirectory()) {
    throw new ToolError(
      'HOOK_REFUSED',
      `core.hooksPath is ${folder.configured}, which is not a folder: hooks are off`,
      {
        hint: 'git config --show-origin --get core.hooksPath says who set it',
      },
    );
  }
  if (folder.inside || yes) return;
  const shown = relative(io.cwd, folder.path).startsWith('..') ? folder.path : relative(io.cwd, folder.path);
  if (
    await io.confirm(
      `core.hooksPath is ${shown}, outside this repository; its hooks run in other repositories too. Go on?`,
    )
  )
    return;
  throw new ToolError('HOOK_REFUSED', `core.hooksPath is ${shown}, outside this repository`, {
    hint: 'Its hooks run in every repository that uses it. With --yes stanch goes on',
  });
}

function isExecutable(path: string): boolean {
  return (statSync(path).mode & 0o111) !== 0;
}

function writeExecutable(path: string, text: string): void {
  const temporary = `${path}.new`;
  writeFileSync(temporary, text, { mode: 0o755 });
  renameSync(temporary, path);
}
