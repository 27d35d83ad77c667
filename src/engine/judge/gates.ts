// What stops a value at once. In the order in which it is asked; the first that stops it is what `explain` shows.
import { isDocumented } from './documented.ts';
import { isPublicByForm, isUnsigned } from './hash.ts';
import { isLocator, isPattern, isSentence } from './language.ts';
import { isPlaceholder } from './placeholder.ts';
import { isExpression, isInterpolated, isLookup, isPropertyPath } from './reference.ts';
import type { Tie } from './tie.ts';

interface Gate {
  /** For a person: what the value is. */
  readonly says: string;
  stops(value: string, tie: Tie): boolean;
}

/** Fewest bytes of a value. */
const leastLength = 4;

const gates: readonly Gate[] = [
  { says: `shorter than ${leastLength} characters`, stops: (value) => value.length < leastLength },
  { says: "the key's name is about something else", stops: (_, tie) => tie.meaning.strength === 'none' },
  { says: 'holds control characters', stops: (value) => /[\x00-\x08\x0e-\x1f\x7f]/.test(value) },
  { says: 'a placeholder', stops: isPlaceholder },
  { says: 'an example of a specification', stops: isDocumented },
  { says: 'filled in later', stops: isInterpolated },
  { says: 'names where the secret is kept, or is encrypted', stops: isLookup },
  { says: 'public by its form', stops: isPublicByForm },
  { says: 'a JSON Web Token without its signature', stops: isUnsigned },
  { says: 'an expression', stops: (value, tie) => !tie.quoted && isExpression(value) },
  { says: 'a property', stops: (value, tie) => !tie.quoted && isPropertyPath(value) },
  { says: 'an address, a path, a file or a version', stops: isLocator },
  { says: 'text for people', stops: isSentence },
  { says: 'a pattern', stops: isPattern },
];

/** What stops `value` from being a secret, in words that do not hold it; null when nothing does. */
export function stoppedBy(value: string, tie: Tie): string | null {
  for (const gate of gates) if (gate.stops(value, tie)) return gate.says;
  return null;
}
