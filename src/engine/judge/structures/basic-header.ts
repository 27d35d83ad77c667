import { dropped, type StructureCheck } from './told.ts';
import { toldOfPassword } from './typed.ts';

/** `user:password` of an HTTP Basic header or a Docker `auth` field, or null when it does not decode to that. */
export function credentialsOf(base64: string): { user: string; password: string } | null {
  if (!/^[A-Za-z0-9+/_-]{4,}={0,2}$/.test(base64)) return null;
  const text = Buffer.from(base64, 'base64').toString('latin1');
  const colon = text.indexOf(':');
  if (colon < 0 || colon === text.length - 1 || !/^[\x20-\x7e\xa0-\xff]+$/.test(text)) return null;
  return { user: text.slice(0, colon), password: text.slice(colon + 1) };
}

/** Samples of RFC 7617 and of half of all tutorials. */
const sample = /^(?:Aladdin:open ?sesame|user(?:name)?:pass(?:word)?|test:test|foo:bar)$/i;

/** The base64 of an HTTP Basic header. What does not decode to `user:password` is dropped; the user becomes the account. */
export const basicHeader: StructureCheck = (text) => {
  const credentials = credentialsOf(text);
  if (credentials === null) return dropped('does not decode to a user and a password');
  const { user, password } = credentials;
  const learnt = { kind: 'user and password', ...(user !== '' && { account: user.slice(0, 100) }) };
  if (sample.test(`${user}:${password}`))
    return { holds: null, confidence: 0.3, reason: 'a sample of the documentation', learnt };
  const told = toldOfPassword(password);
  if (told.drop === true) return told;
  // Somebody encoded it: even a weak password was meant to work.
  return {
    holds: null,
    confidence: Math.max(0.6, told.confidence ?? 0),
    reason: 'decodes to a user and a password',
    learnt,
  };
};
