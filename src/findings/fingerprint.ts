import type { Finding, Unidentified } from '../model/finding.ts';
import type { Secret } from '../model/secret.ts';
import { hmacSha256, stretch } from '../text/digest.ts';
import { bytesOfLatin1 } from '../text/latin1.ts';
import { estimateBits } from './strength.ts';

/** Below this many bits a committed digest could be guessed, so each guess is made to cost a scrypt. */
const guessableBelow = 64;

/** Names a secret, for one salt. */
export type Fingerprinter = (secret: Secret) => Promise<string>;

/**
 * Makes the function that names secrets: HMAC-SHA256 under `salt`, 64 hex digits. It changes with the secret and with
 * the salt and with nothing else. Guessable secrets go through scrypt first (about 50 ms on another thread), once for
 * each distinct one.
 *
 * Keeps every secret it has seen in memory until it is dropped itself.
 *
 * @param salt any length; where it comes from is the caller's affair (DESIGN, section 3)
 */
export function createFingerprinter(salt: Uint8Array): Fingerprinter {
  const known = new Map<string, Promise<string>>();
  const digest = async (text: string): Promise<string> => {
    const bytes = bytesOfLatin1(text);
    return hmacSha256(salt, estimateBits(text) < guessableBelow ? await stretch(bytes, salt) : bytes);
  };
  return (secret) => {
    const text = secret.reveal();
    let fingerprint = known.get(text);
    if (fingerprint === undefined) known.set(text, (fingerprint = digest(text)));
    return fingerprint;
  };
}

/** Names the findings that have no name yet, all of them at the same time. The order stays. */
export function identify(findings: readonly Unidentified[], fingerprinter: Fingerprinter): Promise<Finding[]> {
  return Promise.all(
    findings.map(async (finding) => ({
      ...finding,
      fingerprint: finding.fingerprint ?? (await fingerprinter(finding.secret)),
    })),
  );
}
