// `curl -u user:password`: the place is certain, the password is what a person typed.
import { meaningOf } from './key.ts';
import { readValue } from './value.ts';
import { judgeValue } from './verdict.ts';
import type { Assigned } from './window.ts';

const option = /[ \t](?:-u|-U|--user|--proxy-user)(?:[ \t]+|=)|[ \t]-u(?=["'\w])/g;

/**
 * The password after `-u` or `--user`, looked for from `from` to the end of the command (a line, or lines joined by a
 * backslash), at most 600 bytes ahead. A token sent as the user (`-u token:`) counts too.
 */
export function passwordOfCurl(text: string, from: number): Assigned | null {
  const end = commandEnd(text, from);
  option.lastIndex = from;
  const found = option.exec(text);
  if (found === null || found.index >= end) return null;
  const extent = readValue(text, option.lastIndex, ' ');
  if (extent === null) return null;
  let stop = extent.end;
  // `-u kevin:'secret'`: the shell joins what stands without a blank between.
  const joined = extent.quote === '' ? readJoined(text, extent.end) : null;
  if (extent.quote !== '' && /^["'']?:["']/.test(text.slice(extent.end, extent.end + 3))) {
    const next = readValue(text, extent.end + 2, ' ');
    return next === null ? null : judged(text, next.start, next.end, true);
  }
  if (joined !== null) return judged(text, joined.start, joined.end, true);
  const colon = colonIn(text, extent.start, stop);
  if (colon < 0 || colon >= stop) return null;
  let start = colon + 1;
  if (start >= stop) [start, stop] = [extent.start, colon];
  return judged(text, start, stop, extent.quote !== '');
}

/** The colon between user and password; one inside a template such as `{{user:20}}` or `${USER:-x}` is none. */
function colonIn(text: string, start: number, end: number): number {
  const filledIn = /\{\{[^}]{0,80}\}\}|\$\{[^}]{0,80}\}/g;
  const bare = text.slice(start, end).replace(filledIn, (found) => '$'.repeat(found.length));
  const at = bare.indexOf(':');
  return at < 0 ? -1 : start + at;
}

function readJoined(text: string, at: number): { start: number; end: number } | null {
  return /^:["']/.test(text.slice(at, at + 2)) ? readValue(text, at + 1, ' ') : null;
}

const requestBefore = /\bcurl\b|\s-[HXd]\s|--(?:header|data|request|url)\b|https?:\/\//;

/** For `-u` itself as the key word: it belongs to curl, or to what looks like the rest of its command line. */
export function isRequestOption(text: string, start: number): boolean {
  return requestBefore.test(text.slice(Math.max(0, start - 300), start));
}

function commandEnd(text: string, from: number): number {
  const limit = Math.min(text.length, from + 600);
  for (let i = from; i < limit; i++)
    if (text[i] === '\n' && !/\\\s*$/.test(text.slice(Math.max(from, i - 3), i))) return i;
  return limit;
}

function judged(text: string, start: number, end: number, quoted: boolean): Assigned | null {
  const secret = text.slice(start, end);
  const meaning = meaningOf('password');
  const verdict = /^[$`]/.test(secret)
    ? null
    : judgeValue(secret, { key: 'curl -u', meaning, operator: ' ', quoted: true });
  if (verdict === null) return null;
  return {
    start,
    end,
    secret,
    key: 'curl -u',
    operator: ' ',
    quoted,
    comment: true,
    form: verdict.form,
    rule: 'generic-password',
    confidence: verdict.confidence,
    reasons: ['stands where curl takes a password', ...verdict.reasons.slice(1)],
  };
}
