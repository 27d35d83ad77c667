import { type KeyMeaning, meaningOf } from '../key.ts';
import { judgeValue } from '../verdict.ts';
import { dropped, type StructureCheck, type Told } from './told.ts';

const asPassword: KeyMeaning = meaningOf('password');

/** Judges `value` as a person's password whose place is certain (a URL, a header, `curl -u`), so that no key names it. */
export function toldOfPassword(value: string, key = 'password'): Told {
  const meaning = meaningOf(key);
  const verdict = judgeValue(value, {
    key,
    meaning: meaning.strength === 'strong' ? meaning : asPassword,
    operator: '=',
    quoted: true,
  });
  if (verdict === null) return dropped('a placeholder or a reference');
  return { holds: null, confidence: verdict.confidence, reason: verdict.reasons.at(-1) ?? '' };
}

/** For rules whose pattern finds a password by its place: `.netrc`, `.pgpass`, `curl -u`, `IDENTIFIED BY`. */
export const typedPassword: StructureCheck = (text) => toldOfPassword(text);
