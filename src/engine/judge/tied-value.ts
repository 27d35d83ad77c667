// A key and the value behind it: reads the gap and the value, asks for the verdict, and weighs how close the tie is.

import { joinedWith } from './joined.ts';
import type { KeyMeaning } from './key.ts';
import { type Gap, readGap } from './operator.ts';
import { isBasicBefore, isBasicCredential, isBearerBefore, skipScheme } from './scheme.ts';
import { credentialsOf } from './structures/credentials.ts';
import { inBadge, inComment, inTag, inText, isParameter } from './surroundings.ts';
import type { Tie } from './tie.ts';
import { type Extent, readValue } from './value.ts';
import { judgeValue, type Verdict } from './verdict.ts';
import type { Assigned } from './window.ts';

/** A key and where its name stands. */
export interface NamedKey {
  readonly key: string;
  readonly meaning: KeyMeaning;
  readonly start: number;
  readonly end: number;
}

/**
 * The value that `named` names, judged; null when none is tied to it or when it is plainly no secret.
 *
 * @param run when given, the value must overlap it
 */
export function tiedValue(text: string, named: NamedKey, run?: { start: number; end: number }): Assigned | null {
  const { key, meaning } = named;
  const flag = text[named.start - 1] === '-';
  if (inBadge(text, named.start)) return null;
  const gap = readGap(text, named.end, flag, inTag(text, named.start));
  if (gap === null || (run !== undefined && gap.at >= run.end)) return null;
  const extent = valueAt(text, gap.at, gap.operator, key);
  if (extent === null) return null;
  const loose = gap.needsQuote && extent.quote === '';
  if (loose && (run === undefined || gap.operator !== ' ')) return null;
  const whole = joinedWith(text, withoutUser(text, extent, key));
  if (run !== undefined && (whole.end <= run.start || whole.start >= run.end)) return null;
  const quoted = extent.quote !== '' || isParameter(text, named.start) || inText(text, named.start);
  const verdict = verdictOf(text, extent, whole.secret, { key, meaning, operator: gap.operator, quoted });
  if (verdict === null) return null;
  if (verdict.form !== 'made' && !isClose(text, gap, extent, named, flag)) return null;
  if (loose && (verdict.confidence < 0.8 || whole.secret.length < 20)) return null;
  return {
    start: whole.start,
    end: whole.end,
    secret: whole.secret,
    key,
    operator: gap.operator,
    quoted,
    comment: inComment(text, named.start),
    form: verdict.form,
    rule: isBearerBefore(text, extent.start) ? 'generic-token' : meaning.rule,
    confidence: loose ? 0.6 : verdict.confidence,
    reasons: verdict.reasons,
  };
}

/**
 * Whether a value that no machine made is tied to its key closely enough: a list of names, a row of alternatives and
 * prose about passwords look like assignments, too.
 */
function isClose(text: string, gap: Gap, extent: Extent, named: NamedKey, flag: boolean): boolean {
  const before = text.slice(Math.max(0, named.start - 100), named.start);
  if (/^identified$/i.test(named.key) && gap.operator !== 'by') return false;
  switch (gap.operator) {
    case ',':
      return inCall.test(before);
    case '|':
      return /\|[ \t]*[*`]{0,2}$/.test(before) && /^[ \t`*]*\|/.test(text.slice(extent.end, extent.end + 20));
    case ' ':
    case 'is':
      return flag || !/^pass$/i.test(named.key);
    case ':':
      return extent.quote !== '' || !/^[ \t,.;]+[A-Za-z]{2,}[ \t,.]/.test(text.slice(extent.end, extent.end + 24));
    default:
      return true;
  }
}

/** `put("password", …`, `setopt(handle, CURLOPT_PASSWORD, …`: the key is an argument behind plain names. */
const inCall = /[\w\])>][ \t]*\(\s*(?:[\w.:&>*$@-]+\s*,\s*){0,3}(?:["'`:]|b")?$/;

/** The value at `at`, behind an HTTP scheme's name; for calls such as `NetworkCredential("user", "password")` the second. */
function valueAt(text: string, at: number, operator: string, key: string): Extent | null {
  const extent = readValue(text, at, operator);
  if (extent === null) return null;
  const start = skipScheme(text, extent.start);
  if (start < 0) return null;
  if (start > extent.start) {
    if (extent.quote !== '') return start < extent.end ? { ...extent, start } : null;
    return readValue(text, start, ' ');
  }
  if (/credentials?$/i.test(key) && extent.quote !== '' && operator !== ',') {
    secondArgument.lastIndex = extent.end;
    if (secondArgument.test(text)) return readValue(text, secondArgument.lastIndex, operator);
  }
  return extent;
}

/** The password in the base64 of `user:password` beside a password's key; it is as weak as what was encoded. */
function encodedPassword(value: string, tie: Tie): string | null {
  return tie.meaning.rule === 'generic-password' ? (credentialsOf(value)?.password ?? null) : null;
}

/** `CURLOPT_USERPWD, "user:password"`: the key says that both stand there; the password counts. */
function withoutUser(text: string, extent: Extent, key: string): Extent {
  if (!/userpwd$/i.test(key)) return extent;
  const colon = text.indexOf(':', extent.start);
  return colon < 0 || colon + 1 >= extent.end ? extent : { ...extent, start: colon + 1 };
}

const secondArgument = /["']\s{0,40},\s{0,40}(?=["'])/y;

/** A Basic credential is decoded first; everything else goes to the judge as it stands. */
function verdictOf(text: string, extent: Extent, value: string, tie: Tie): Verdict | null {
  if (!isBasicBefore(text, extent.start)) return judgeValue(encodedPassword(value, tie) ?? value, tie);
  if (!isBasicCredential(value)) return null;
  return { form: 'made', confidence: 0.8, reasons: ['decodes to a user and a password'] };
}
