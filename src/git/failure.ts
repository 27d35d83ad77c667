import { ToolError } from '../model/errors.ts';
import { exitCode } from '../model/exit-code.ts';
import type { Ended } from '../process/run.ts';

/**
 * What a failed Git command means for a person. Knows Git's own English messages (the environment asks for English).
 *
 * @param doing what was tried, such as `list the commits`
 * @param where the folder or repository, for the message
 */
export function gitFailure(ended: Ended, doing: string, where: string): ToolError {
  if (ended.failure === 'ENOENT')
    return new ToolError('GIT_MISSING', 'the program git was not found', {
      hint: 'Install Git 2.31 or later and make sure that `git --version` works in this shell.',
    });
  const dubious = /detected dubious ownership in repository at '([^']*)'|unsafe repository \('([^']*)'/.exec(
    ended.stderr,
  );
  if (dubious !== null) {
    const path = dubious[1] ?? dubious[2] ?? where;
    return new ToolError('NOT_A_REPOSITORY', `${path} belongs to another user, so Git refuses to read it`, {
      hint: `If you trust it: git config --global --add safe.directory ${quoted(path)}`,
    });
  }
  if (/not a git repository|not in a git directory/i.test(ended.stderr))
    return new ToolError('NOT_A_REPOSITORY', `${where} is not in a Git repository`, {
      hint: 'Name a folder inside a repository or a bare repository, or scan plain files: stanch scan PATH',
    });
  const unsupported = /unknown repository extension|Expected git repo version/i.exec(ended.stderr);
  if (unsupported !== null)
    return new ToolError('NOT_A_REPOSITORY', `${where} has a format that this Git does not know: ${lastLine(ended)}`, {
      hint: 'Install a newer Git.',
    });
  return new ToolError('GIT_FAILED', `Git could not ${doing} in ${where}: ${lastLine(ended)}`, {
    hint: 'Run `git fsck` there; if it is clean, report this message.',
    exit: exitCode.internal,
  });
}

/** The line of stderr that tells most: the last fatal one, else the last error, else the last. */
function lastLine(ended: Ended): string {
  const lines = ended.stderr.split('\n').filter((line) => line.trim() !== '');
  const told =
    lines.findLast((line) => line.startsWith('fatal:')) ?? lines.findLast((line) => line.startsWith('error:'));
  return told ?? lines.at(-1) ?? `it ended with ${ended.killedBy ?? ended.failure ?? ended.exit}`;
}

function quoted(path: string): string {
  return /^[\w@%+=:,./-]+$/.test(path) ? path : `'${path.replaceAll("'", "'\\''")}'`;
}
