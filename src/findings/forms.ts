import type { Unidentified } from '../model/finding.ts';
import { bytesOfLatin1, readableLatin1 } from '../text/latin1.ts';
import { encodedSpan } from './excerpt.ts';

/** The texts as which the secret can stand in a line: its bytes, the characters they mean, and what was decoded to get it. */
export function formsOf(finding: Unidentified): Set<string> {
  const text = finding.secret.reveal();
  const forms = new Set([text, readableLatin1(text)]);
  const decoded = finding.places.filter((place) => place.decodedBy.length > 0);
  for (const place of decoded) {
    const encoded = encodedSpan(place);
    if (encoded !== undefined) forms.add(encoded);
  }
  // Also where an excerpt was cut so that its columns do not fit.
  if (decoded.length > 0) for (const form of encodingsOf(bytesOfLatin1(text))) forms.add(form);
  return forms;
}

/** The lines of a form, as no line of an excerpt holds more; without the labels of a PEM key, which are no secret. */
export function piecesOf(form: string): string[] {
  return form
    .replace(/-----(?:BEGIN|END) [A-Z0-9 ]+-----/g, '\n')
    .split(/[\r\n]+|(?:\\[rn])+/)
    .map((piece) => piece.trim());
}

/** Hex, and base64 at each of the three positions that the secret can have in a longer encoded text, without its ends. */
function encodingsOf(bytes: Uint8Array): string[] {
  const hex = Buffer.from(bytes).toString('hex');
  const forms = [hex, hex.toUpperCase()];
  for (const before of [0, 1, 2]) {
    const shifted = Buffer.concat([Buffer.alloc(before), bytes]);
    const whole = shifted.subarray(0, shifted.length - (shifted.length % 3));
    for (const encoding of ['base64', 'base64url'] as const)
      forms.push(whole.toString(encoding).slice(before === 0 ? 0 : 4));
  }
  return forms;
}
