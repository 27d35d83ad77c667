import { relative, resolve } from 'node:path';
import { explainLine } from '../../app/explain.ts';
import { realParts } from '../../app/parts.ts';
import { ToolError } from '../../model/errors.ts';
import { exitCode } from '../../model/exit-code.ts';
import type { Command } from '../command.ts';
import { commonOptions } from '../options/every-command.ts';
import { scanOptions } from '../options.ts';
import { toScanOptions } from '../setup.ts';

export const explainCommand: Command = {
  name: 'explain',
  summary: 'Say which rules came near a line, and what stopped each.',
  usage: ['explain FILE:LINE'],
  detail: 'The answer holds rule names, confidence and reasons, never the text of the line.',
  options: [...scanOptions, ...commonOptions],

  async run(values, words, io) {
    const [, file, line] = /^(.+):(\d+)$/s.exec(words[0] ?? '') ?? [];
    if (file === undefined || line === undefined || words.length > 1) {
      throw new ToolError('USAGE', 'stanch explain takes one FILE:LINE', {
        hint: 'For example: stanch explain src/config.js:12',
      });
    }
    const options = await toScanOptions(values, [file], io);
    const path = resolve(io.cwd, file);
    const shown = relative(options.top, path).split('\\').join('/');
    const explained = await explainLine({ path, shown, line: Number(line) }, options, io, realParts);
    if (explained.length === 0) io.stdout.write(`${shown}:${line}: no rule came near\n`);
    for (const { rule, outcome, confidence, column, reasons } of explained) {
      const score = confidence === undefined ? '' : `, confidence ${confidence.toFixed(2)}`;
      const at = column === undefined ? '' : `:${column}`;
      io.stdout.write(`${shown}:${line}${at}: ${rule}: ${outcome}${score}\n`);
      for (const reason of reasons) io.stdout.write(`    ${reason}\n`);
    }
    return exitCode.clean;
  },
};
