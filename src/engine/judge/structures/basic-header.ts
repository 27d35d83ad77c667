import { credentialsOf } from './credentials.ts';
import { dropped, type StructureCheck } from './told.ts';
import { toldOfPassword } from './typed.ts';

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
  const told = toldOfPassword(password === '' ? user : password);
  if (told.drop === true) return told;
  // Somebody encoded it: even a weak password was meant to work.
  return {
    holds: null,
    confidence: Math.max(0.6, told.confidence ?? 0),
    reason: 'decodes to a user and a password',
    learnt,
  };
};
