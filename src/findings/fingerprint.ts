import type { Secret } from '../model/secret.ts';
import { hmacSha256, stretch } from '../text/digest.ts';
import { bytesOfLatin1 } from '../text/latin1.ts';
import { estimateBits } from './strength.ts';

/** Below this many bits a committed digest could be guessed, so each guess is made to cost a scrypt. */
const guessableBelow = 64;

/**
 * Makes the function that names secrets: HMAC-SHA256 under `salt`, 64 hex digits. It changes with the secret and with
 * the salt and with nothing else. Guessable secrets go through scrypt first (about 50 ms), once for each distinct one.
 *
 * Keeps every secret it has seen in memory until it is dropped itself.
 *
 * @param salt any length; where it comes from is the caller's affair (DESIGN, section 3)
 */
export function createFingerprinter(salt: Uint8Array): (secret: Secret) => string {
  const known = new Map<string, string>();
  return (secret) => {
    const text = secret.reveal();
    let fingerprint = known.get(text);
    if (fingerprint === undefined) {
      const bytes = bytesOfLatin1(text);
      fingerprint = hmacSha256(salt, estimateBits(text) < guessableBelow ? stretch(bytes, salt) : bytes);
      known.set(text, fingerprint);
    }
    return fingerprint;
  };
}
