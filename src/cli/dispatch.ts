import type { Io } from '../app/io.ts';
import { ToolError } from '../model/errors.ts';
import { type ExitCode, exitCode } from '../model/exit-code.ts';
import { closest } from './closest.ts';
import { commands } from './commands.ts';
import { parseArguments, Values } from './parse.ts';

/**
 * Runs the command that the words name.
 *
 * @throws {ToolError} USAGE when there is no such command or option
 */
export async function dispatch(argv: readonly string[], io: Io): Promise<ExitCode> {
  const [name, ...rest] = argv;
  if (name === undefined || name === '--help' || name === '-h' || name === 'help') {
    const { printHelp } = await import('./help.ts');
    return printHelp(name === 'help' ? rest[0] : undefined, io);
  }
  if (name === '--version' || name === '-V' || name === 'version') {
    const { toolVersion } = await import('../app/version.ts');
    io.stdout.write(`stanch ${toolVersion()}\n`);
    return exitCode.clean;
  }
  const entry = commands.find((command) => command.name === name);
  if (entry === undefined) throw unknownCommand(name);
  const command = await entry.load();
  const { given, positionals } = parseArguments(rest, command.options);
  if (given.get('help') === true) {
    const { printHelp } = await import('./help.ts');
    return printHelp(name, io);
  }
  return command.run(new Values(given, io.env, command.options), positionals, io);
}

function unknownCommand(name: string): ToolError {
  const near = closest(
    name,
    commands.map((command) => command.name),
  );
  const hint = near === undefined ? 'stanch help lists what there is' : `Did you mean stanch ${near}?`;
  const what = name.startsWith('-') ? `there is no option ${name} before a command` : `there is no command ${name}`;
  return new ToolError('USAGE', what, { hint });
}
