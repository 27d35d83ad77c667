import type { Secret } from '../model/secret.ts';
import { readableLatin1 } from '../text/latin1.ts';

/** Stands for a whole secret. Its length says nothing. */
export const hidden = '********';

/** Stands for the middle of a secret whose ends are shown. */
const middle = '****…**';

const pemLabel = /^\s*(-----BEGIN [A-Z0-9 ]{0,40}PRIVATE KEY(?: BLOCK)?-----)/;

/**
 * What may be shown of a secret: at most its first 4 and last 2 characters, never more than a quarter of it, and
 * nothing of one under 16 characters. Of a PEM key the BEGIN label, which is no secret. Always one line of printable
 * characters; the number of stars does not depend on the length.
 */
export function mask(secret: Secret): string {
  const text = readableLatin1(secret.reveal());
  const label = pemLabel.exec(text);
  if (label !== null) return `${label[1]}${middle}`;
  const characters = [...text];
  if (characters.length < 16) return hidden;
  const budget = Math.floor(characters.length / 4);
  const tail = Math.min(2, Math.floor(budget / 3));
  const head = Math.min(4, budget - tail);
  return `${shown(characters.slice(0, head))}${middle}${shown(characters.slice(-tail))}`;
}

/** Only what no terminal, table or markup can take for anything else. */
function shown(characters: readonly string[]): string {
  return characters.map((character) => (/^[\p{L}\p{N}_.+/=:~^%-]$/u.test(character) ? character : '*')).join('');
}
