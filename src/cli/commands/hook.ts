import { createRequire } from 'node:module';
import { relative } from 'node:path';
import { checkHooks, type HookStep, installHooks, uninstallHooks } from '../../app/hook.ts';
import { exitCode } from '../../model/exit-code.ts';
import type { Command } from '../command.ts';
import { commonOptions } from '../options/every-command.ts';
import { hookOptions } from '../options/hook.ts';
import { chooseVerb } from '../subcommand.ts';

const verbs = ['install', 'uninstall', 'doctor'] as const;

export const hookCommand: Command = {
  name: 'hook',
  summary: 'Install, remove or check the Git hooks that refuse a commit with a secret.',
  usage: ['hook install [--yes]', 'hook uninstall', 'hook doctor'],
  detail:
    'install writes pre-commit and pre-merge-commit. A hook that is there already is kept and runs first; uninstall puts it back.\n' +
    'The hook runs this Node and this stanch by their absolute paths. STANCH_SKIP=1 git commit … skips it once.\n' +
    'doctor ends with 2 when a commit would not be checked, and says why.',
  options: [...hookOptions, ...commonOptions],

  async run(values, words, io) {
    const verb = chooseVerb('hook', words[0], verbs);
    const choice = { yes: values.flag('yes') };
    const steps =
      verb === 'doctor'
        ? checkHooks(io)
        : await (verb === 'install' ? installHooks(choice, io) : uninstallHooks(choice, io));
    if (verb === 'install') await keepCode(io.self.script);
    if (!values.flag('quiet')) for (const step of steps) io.stdout.write(`${describe(step, io.cwd)}\n`);
    return steps.every((step) => step.ok) ? exitCode.clean : exitCode.usage;
  },
};

/** Has the code of the hook's bundle kept for this Node. Where the program's folder is closed to us, the hook does without. */
async function keepCode(script: string): Promise<void> {
  if (!script.endsWith('.cjs')) return;
  try {
    await (createRequire(script)(script) as { writeCodeCache(): Promise<void> }).writeCodeCache();
  } catch {}
}

function describe({ hook, path, says }: HookStep, cwd: string): string {
  const way = relative(cwd, path);
  return `${hook}: ${says} (${way.startsWith('..') ? path : way})`;
}
