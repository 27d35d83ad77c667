import { relative } from 'node:path';
import { type BaselineChange, checkBaseline, createBaseline, updateBaseline } from '../../app/baseline.ts';
import { exitCode } from '../../model/exit-code.ts';
import type { Command } from '../command.ts';
import { baselineOptions } from '../options/baseline.ts';
import { commonOptions } from '../options/every-command.ts';
import { scanOptions } from '../options.ts';
import { toScanOptions } from '../setup.ts';
import { chooseVerb } from '../subcommand.ts';

const verbs = ['create', 'update', 'check'] as const;

export const baselineCommand: Command = {
  name: 'baseline',
  summary: 'Write, refresh or check the file of accepted findings.',
  usage: ['baseline create [PATH…]', 'baseline update [PATH…]', 'baseline check [PATH…]'],
  detail:
    'create accepts every finding of today; update adds new ones and drops those that are gone; check changes nothing and ends with 1 when an update would.\n' +
    'The file is made to be committed: it holds keyed fingerprints and masked text, never a secret. It takes the options of scan.',
  examples: [['baseline create --reason "keys of the old test account, revoked"', 'begin with a clean slate']],
  options: [...baselineOptions, ...scanOptions, ...commonOptions],

  async run(values, words, io) {
    const verb = chooseVerb('baseline', words[0], verbs);
    const options = await toScanOptions(values, words.slice(1), io);
    const reason = values.text('reason');
    const work = { options, ...(reason === undefined ? {} : { reason }) };
    const change = await { create: createBaseline, update: updateBaseline, check: checkBaseline }[verb](work, io);
    if (!values.flag('quiet')) io.stdout.write(`${describe(change, io.cwd)}\n`);
    if (io.signal.aborted) return exitCode.interrupted;
    if (!change.report.receipt.complete) return exitCode.incomplete;
    return verb === 'check' && change.added + change.gone > 0 ? exitCode.findings : exitCode.clean;
  },
};

function describe({ path, added, kept, gone }: BaselineChange, cwd: string): string {
  return `${relative(cwd, path) || path}: ${added} new, ${kept} known, ${gone} gone`;
}
