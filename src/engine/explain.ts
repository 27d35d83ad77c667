// For `stanch explain`: the rules that a scan looked at on a line and that found nothing there, and what stopped each.
import { isTokenByte } from '../kernel/plain.ts';
import { runEnd } from '../kernel/reach.ts';
import type { Ruleset } from '../model/rule.ts';
import { noContext, whyNot } from './confirm.ts';
import { type PlannedRule, planRules } from './plan.ts';
import { nearWindow, type Text, type Window, windowOf } from './text.ts';

/** How far a rule got on a line. */
export interface NearMiss {
  readonly rule: string;
  /** Empty: it matched and was confirmed, so another rule must have taken the same bytes. */
  readonly reasons: readonly string[];
  /** Bytes of the text that it matched, half-open; absent where its form was not met. */
  readonly span?: { readonly start: number; readonly end: number };
}

/** The answer for a line. */
export interface NearMisses {
  readonly rules: readonly NearMiss[];
  /** Rules that want a value of a form that stands on the line, but beside a name of their provider: too many to list. */
  readonly withoutContext: number;
}

/**
 * Runs the gates of every rule whose prefix, literal or context word stands in `[start, end)`. Reasons hold what rules say
 * (prefixes, literals, lengths), never text of the file beyond that.
 */
export function nearMisses(ruleset: Ruleset, bytes: Uint8Array, start: number, end: number): NearMisses {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const text: Text = { buffer, lo: 0, hi: buffer.length };
  const line = windowOf(text, start, end);
  const rules: NearMiss[] = [];
  let withoutContext = 0;
  for (const planned of planRules(ruleset).rules) {
    const { trigger } = planned.rule;
    if (trigger.kind === 'prefix') {
      const miss = ofPrefix(planned, trigger, text, line);
      if (miss !== null) rules.push(miss);
    } else if (trigger.kind === 'literal') {
      const miss = ofLiteral(planned, trigger.literals, text, line);
      if (miss !== null) rules.push(miss);
    } else if (trigger.kind === 'value') {
      const found = search(planned, text, line);
      if (found === null) continue;
      if (found.reasons[0] === noContext) withoutContext++;
      else rules.push(found);
    }
  }
  return { rules, withoutContext };
}

function ofPrefix(
  planned: PlannedRule,
  { prefixes, leads }: { prefixes: readonly string[]; leads: number },
  text: Text,
  line: Window,
): NearMiss | null {
  let best: NearMiss | null = null;
  for (const prefix of prefixes) {
    for (let found = line.text.indexOf(prefix); found >= 0; found = line.text.indexOf(prefix, found + 1)) {
      const at = line.origin + found;
      const miss = atPrefix(planned, prefix, leads, text, at);
      if (best === null || (best.span === undefined && miss?.span !== undefined)) best = miss;
    }
  }
  return best;
}

function atPrefix(planned: PlannedRule, prefix: string, leads: number, text: Text, at: number): NearMiss | null {
  const rule = planned.rule.id;
  const seen = `${JSON.stringify(prefix)} stands on the line`;
  const before = at > text.lo ? text.buffer[at - 1]! : 0;
  const length = runEnd(text.buffer, text.hi, at) - at;
  if (isTokenByte(before) && /[A-Za-z0-9]/.test(String.fromCharCode(before)))
    return length < leads ? null : { rule, reasons: [`${seen}, but inside a longer word`] };
  if (length < leads)
    return { rule, reasons: [`${seen}, but the token is too short: ${length} characters, and ${leads} are wanted`] };
  const near = nearWindow(text, at, at + length);
  const to = Math.max(near.origin + near.text.length, Math.min(text.hi, at + planned.rule.reach.after));
  const window = windowOf(text, at, to);
  const regex = planned.regex();
  regex.lastIndex = 0;
  const found = regex.exec(window.text);
  if (found === null)
    return { rule, reasons: [`${seen}, but what follows has another length or other characters (${length} in all)`] };
  return confirmed(planned, found, window, text);
}

function ofLiteral(planned: PlannedRule, literals: readonly string[], text: Text, line: Window): NearMiss | null {
  if (planned.rule.structure === 'assignment') return null;
  const lower = line.text.toLowerCase();
  const literal = literals.find((one) => lower.includes(one.toLowerCase()));
  if (literal === undefined) return null;
  const found = search(planned, text, line);
  const reasons = [`${JSON.stringify(literal)} stands on the line, but the text around it is not of the rule's form`];
  return found ?? { rule: planned.rule.id, reasons };
}

/** The rule's regex around the line; a match has to touch the line. Null when there is none. */
function search(planned: PlannedRule, text: Text, line: Window): NearMiss | null {
  const end = line.origin + line.text.length;
  const { before, after } = planned.rule.reach;
  const near = nearWindow(text, line.origin, end);
  const window = planned.far
    ? windowOf(text, Math.max(text.lo, line.origin - before), Math.min(text.hi, end + after))
    : near;
  const regex = planned.regex();
  regex.lastIndex = 0;
  let best: NearMiss | null = null;
  for (let found = regex.exec(window.text); found !== null; found = regex.exec(window.text)) {
    if (found[0].length === 0) regex.lastIndex++;
    const from = window.origin + found.index;
    if (from >= end || from + found[0].length <= line.origin) continue;
    const miss = confirmed(planned, found, window, text);
    if (best === null || miss.reasons.length === 0 || best.reasons[0] === noContext) best = miss;
  }
  return best;
}

function confirmed(planned: PlannedRule, found: RegExpExecArray, window: Window, text: Text): NearMiss {
  const start = window.origin + found.index;
  const end = start + found[0].length;
  const stop = whyNot(planned, found, window, () => nearWindow(text, start, end));
  return { rule: planned.rule.id, reasons: stop === null ? [] : [withFacts(stop, planned)], span: { start, end } };
}

/** Adds what the rule wants, where that helps. */
function withFacts(stop: string, { rule }: PlannedRule): string {
  if (stop === noContext) return stop;
  if (stop === 'not random enough')
    return `its form is right, but it is not random enough (under ${rule.entropy} bits a character)`;
  return `its form is right, but it is no secret: ${stop}`;
}
