import type { Suppression, Unidentified } from '../model/finding.ts';
import { createLocator } from '../text/lines.ts';
import { inlineSuppression } from './inline.ts';

/**
 * What the comments of a file's present version say about a secret of its past: the suppression of its last copy when every
 * copy has one, else null. Also null when the file does not hold the secret as plain bytes.
 *
 * @param bytes the file as HEAD has it
 */
export function commentAtHead(
  finding: Unidentified,
  bytes: Uint8Array,
  isRule: (id: string) => boolean,
): Suppression | null {
  const secret = Buffer.from(finding.secret.reveal(), 'latin1');
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const place = finding.places[0];
  if (secret.length === 0 || place === undefined) return null;
  const locator = createLocator(file);
  let verdict: Suppression | null = null;
  for (let at = file.indexOf(secret); at >= 0; at = file.indexOf(secret, at + secret.length)) {
    const located = locator.locate(at, at + secret.length);
    verdict = inlineSuppression({ ...place, ...located }, finding.rule, isRule);
    if (verdict === null) return null;
  }
  return verdict;
}
