import { relative, resolve } from 'node:path';
import { clearCache } from '../../app/cache/clear.ts';
import { exitCode } from '../../model/exit-code.ts';
import type { Command } from '../command.ts';
import { commonOptions } from '../options/every-command.ts';
import { chooseVerb } from '../subcommand.ts';

export const cacheCommand: Command = {
  name: 'cache',
  summary: 'Remove what scans of a history remember.',
  usage: ['cache clear [REPOSITORY]'],
  detail:
    'A scan of a whole history remembers in the Git folder (stanch/cache) what it read, so that the next one reads only what is new.\n' +
    'It holds masked text and keyed hashes, never a secret, and is used only by the user who wrote it. scan --no-cache leaves it alone.',
  examples: [['cache clear', 'the next scan reads everything again']],
  options: [...commonOptions],

  async run(values, words, io) {
    chooseVerb('cache', words[0], ['clear']);
    const { path, files, bytes } = clearCache(resolve(io.cwd, words[1] ?? '.'));
    if (!values.flag('quiet'))
      io.stdout.write(
        files === 0
          ? 'There was no cache.\n'
          : `${relative(io.cwd, path) || path}: ${files} files, ${bytes} bytes removed\n`,
      );
    return exitCode.clean;
  },
};
