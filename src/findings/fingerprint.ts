import type { Finding, Unidentified } from '../model/finding.ts';
import type { Secret } from '../model/secret.ts';
import { hmacSha256, stretch } from '../text/digest.ts';
import { bytesOfLatin1 } from '../text/latin1.ts';
import { estimateBits } from './strength.ts';

/** Below this many bits a committed digest could be guessed, so each guess is made to cost a scrypt. */
const guessableBelow = 64;

/** Names a secret, for one salt. */
export type Fingerprinter = (secret: Secret) => Promise<string>;

/** Fingerprints that took long, under keyed names of their secrets: for one salt, from run to run. */
export interface KnownNames {
  readonly key: Uint8Array;
  readonly byToken: Map<string, string>;
}

/**
 * Makes the function that names secrets: HMAC-SHA256 under `salt`, 64 hex digits. It changes with the secret and with
 * the salt and with nothing else. Guessable secrets go through scrypt first (about 50 ms on another thread), once for
 * each distinct one.
 *
 * Keeps every secret it has seen in memory until it is dropped itself.
 *
 * @param salt any length; where it comes from is the caller's affair (DESIGN, section 3)
 * @param names spares the scrypt for secrets that are in it; others are added
 */
export function createFingerprinter(salt: Uint8Array, names?: KnownNames | null): Fingerprinter {
  const known = new Map<string, Promise<string>>();
  const digest = async (text: string): Promise<string> => {
    const bytes = bytesOfLatin1(text);
    if (estimateBits(text) >= guessableBelow) return hmacSha256(salt, bytes);
    const token = names ? hmacSha256(names.key, bytes) : '';
    const known = names?.byToken.get(token);
    if (known !== undefined) return known;
    const fingerprint = hmacSha256(salt, await stretch(bytes, salt));
    names?.byToken.set(token, fingerprint);
    return fingerprint;
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
