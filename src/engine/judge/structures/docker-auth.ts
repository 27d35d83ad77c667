import { credentialsOf } from './credentials.ts';
import { dropped, type StructureCheck } from './told.ts';
import { toldOfPassword } from './typed.ts';

/**
 * The `auth` of a registry in Docker's `config.json`: base64 of `user:password`, which names the account.
 *
 * @see https://docs.docker.com/reference/cli/docker/login/
 */
export const dockerAuth: StructureCheck = (text, window, start) => {
  const found = credentialsOf(text);
  if (found === null) return { holds: false, confidence: 0.3, reason: 'does not decode to a user and a password' };
  const told = toldOfPassword(found.password);
  if (told.drop === true) return dropped('decodes to a placeholder');
  const registry = /"(?:https?:\/\/)?([\w.-]{1,100})[^"\n]{0,100}"\s*:\s*\{[^{}]*$/.exec(
    window.text.slice(Math.max(0, start - 400), start),
  )?.[1];
  const user = found.user.slice(0, 100);
  return {
    holds: true,
    confidence: Math.max(0.85, told.confidence ?? 0),
    reason: 'decodes to a user and a password',
    learnt: { kind: 'registry login', account: registry === undefined ? user : `${user}@${registry}` },
  };
};
