import { ToolError } from '../model/errors.ts';
import { closest } from './closest.ts';

/**
 * The verb after a command such as `hook` or `rules`.
 *
 * @throws {ToolError} USAGE when it is missing or unknown
 */
export function chooseVerb<V extends string>(command: string, word: string | undefined, verbs: readonly V[]): V {
  const verb = verbs.find((one) => one === word);
  if (verb !== undefined) return verb;
  const near = word === undefined ? undefined : closest(word, verbs);
  throw new ToolError(
    'USAGE',
    word === undefined ? `stanch ${command} needs one of ${verbs.join(', ')}` : `there is no stanch ${command} ${word}`,
    {
      hint:
        near === undefined ? `stanch help ${command} says what each does` : `Did you mean stanch ${command} ${near}?`,
    },
  );
}
