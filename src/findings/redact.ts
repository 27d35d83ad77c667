import type { Unidentified } from '../model/finding.ts';
import { bytesOfLatin1, readableLatin1 } from '../text/latin1.ts';
import { encodedSpan } from './excerpt.ts';
import { KnownText, replaceRanges } from './known-text.ts';
import { hidden } from './mask.ts';
import { estimateBits } from './strength.ts';

/** Takes every known secret of a report out of the texts that surround them. */
export interface Redactor {
  readonly known: KnownText;
  /** For prose and code: hides every secret of four or more characters. */
  text(value: string): string;
  /**
   * For paths, authors and other names that readers must be able to follow: hides only what cannot be guessed and has
   * 12 or more characters, since a password `config` must not make `config/app.ts` unfindable.
   */
  name(value: string): string;
}

/** A name is only broken for a secret that no dictionary holds. */
const unguessableFrom = 30;

/** @param findings all of the report, also the low and the suppressed ones: each may stand beside another */
export function createRedactor(findings: Iterable<Unidentified>): Redactor {
  const known = new KnownText();
  const strong = new KnownText();
  for (const finding of findings) {
    for (const form of formsOf(finding)) {
      const pieces = form
        .replace(/-----(?:BEGIN|END) [A-Z0-9 ]+-----/g, '\n')
        .split(/[\r\n]+|(?:\\[rn])+/)
        .map((piece) => piece.trim());
      const whole = pieces.length === 1;
      for (const piece of pieces) {
        if (whole || piece.length >= 8) known.add(piece);
        if (piece.length >= 12 && estimateBits(piece) >= unguessableFrom) strong.add(piece);
      }
    }
  }
  return {
    known,
    text: (value) => replaceRanges(value, known.find(value), hidden),
    name: (value) => replaceRanges(value, strong.find(value), hidden),
  };
}

/** The texts as which the secret can stand in a line: its bytes, the characters they mean, and what was decoded to get it. */
function formsOf(finding: Unidentified): Set<string> {
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
