import { isReservedHost } from '../documented.ts';
import { type KeyMeaning, meaningOf } from '../key.ts';
import { holdsSequence, isStock } from '../placeholder.ts';
import { judgeValue } from '../verdict.ts';
import type { ValueForm } from '../window.ts';
import { dropped, type StructureCheck, type Told } from './told.ts';

/** Judges `value` as a person's password whose place is certain (a URL, a header, `curl -u`), so that no key names it. */
export function toldOfPassword(value: string, key = 'password'): Told {
  const meaning = meaningOf(key);
  const verdict = judgeValue(value, {
    key,
    meaning: meaning.strength === 'strong' ? meaning : meaningOf('password'),
    operator: '=',
    quoted: true,
  });
  if (verdict === null) return dropped('a placeholder or a reference');
  // Where only a password can stand, a short word or two words joined are one, too; stock words stay what they are.
  const likely =
    isVaried(value, verdict.form) ||
    verdict.form === 'name' ||
    (verdict.form === 'word' && value.length >= 5) ||
    verdict.form === 'mixed';
  const confidence = likely ? Math.max(verdict.confidence, 0.5) : verdict.confidence;
  return { holds: null, confidence, reason: verdict.reasons.at(-1) ?? '' };
}

/** A word for a secret, but neither alone nor with mere digits behind it: capitals inside and digits, `mySecret42`. */
function isVaried(value: string, form: ValueForm): boolean {
  return (
    form === 'stock' &&
    value.length >= 10 &&
    /\d/.test(value) &&
    /[a-z]/.test(value) &&
    /.[A-Z]|[a-z]\d[a-z]/.test(value) &&
    !isStock(value) &&
    !holdsSequence(value)
  );
}

/** For rules whose pattern finds a password by its place: `.netrc`, `.pgpass`, `curl -u`, `IDENTIFIED BY`. */
export const typedPassword: StructureCheck = (text, window, start) => {
  const told = toldOfPassword(text);
  const host = /\bmachine\s{1,20}(\S{1,100})[\s\S]{0,100}$/.exec(
    window.text.slice(Math.max(0, start - 240), start),
  )?.[1];
  if (told.drop === true || host === undefined || !isReservedHost(host) || /\d/.test(text)) return told;
  return { ...told, confidence: Math.min(told.confidence ?? 0, 0.45), reason: `${told.reason}, host of an example` };
};
