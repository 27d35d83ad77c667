// The engine's promise about rules, in its simplest form: no kernel, no judge, no pairs. Slow and obvious on purpose.
import type { Rule, Trigger } from '../../src/model/rule.ts';
import { checksums } from '../../src/rules/checksums.ts';
import { entropyOf } from '../../src/rules/entropy.ts';

/** Where a rule finds a secret, half-open. */
export interface Hit {
  readonly start: number;
  readonly end: number;
}

/** Every secret that the rule finds in a text whose chars are bytes, in order, each once. */
export function findSecrets(rule: Rule, text: string): Hit[] {
  const hits = new Map<string, Hit>();
  for (const match of candidates(rule, text)) {
    const [start, end] = match.indices?.groups?.secret ?? match.indices![0]!;
    if (!holds(rule, text, start, end)) continue;
    hits.set(`${start} ${end}`, { start, end });
  }
  return [...hits.values()].sort((a, b) => a.start - b.start || a.end - b.end);
}

function candidates(rule: Rule, text: string): RegExpExecArray[] {
  const trigger = rule.trigger;
  switch (trigger.kind) {
    case 'prefix':
      return atPrefixes(rule, trigger, text);
    case 'value':
      return inRuns(rule, trigger, text);
    case 'literal':
      return aroundLiterals(rule, trigger, text);
    case 'companion':
      return all(rule, text, 0, text.length);
  }
}

function atPrefixes(rule: Rule, trigger: Trigger & { kind: 'prefix' }, text: string): RegExpExecArray[] {
  const regex = new RegExp(rule.regex, `${rule.flags}dy`);
  const found: RegExpExecArray[] = [];
  for (const prefix of trigger.prefixes)
    for (let at = text.indexOf(prefix); at >= 0; at = text.indexOf(prefix, at + 1)) {
      const before = text.slice(Math.max(0, at - 2), at);
      if (/[A-Za-z0-9]$/.test(before) && !/\\[abfnrtv0]$/.test(before)) continue;
      regex.lastIndex = at;
      const match = regex.exec(text);
      if (match !== null) found.push(match);
    }
  return found;
}

function inRuns(rule: Rule, trigger: Trigger & { kind: 'value' }, text: string): RegExpExecArray[] {
  const found: RegExpExecArray[] = [];
  for (const run of text.matchAll(/[A-Za-z0-9_+/=.~-]{16,}/g)) {
    if (run[0].length < trigger.min || !/[0-9]/.test(run[0]) || !/[A-Za-z]/.test(run[0])) continue;
    found.push(...all(rule, text, run.index, run.index + run[0].length));
  }
  return found;
}

function aroundLiterals(rule: Rule, trigger: Trigger & { kind: 'literal' }, text: string): RegExpExecArray[] {
  const found: RegExpExecArray[] = [];
  const lower = text.toLowerCase();
  for (const literal of trigger.literals)
    for (let at = lower.indexOf(literal); at >= 0; at = lower.indexOf(literal, at + 1)) {
      const from = Math.max(0, at - rule.reach.before);
      const window = text.slice(from, at + literal.length + rule.reach.after);
      found.push(...all(rule, text, from, from + window.length));
    }
  return found;
}

/** Matches that lie wholly within `[from, to)`; look-around sees the text outside. */
function all(rule: Rule, text: string, from: number, to: number): RegExpExecArray[] {
  const regex = new RegExp(rule.regex, `${rule.flags}dg`);
  const cut = text.slice(0, to + 1);
  const found: RegExpExecArray[] = [];
  regex.lastIndex = from;
  for (let match = regex.exec(cut); match !== null && match.index < to; match = regex.exec(cut)) {
    if (match.index + match[0].length <= to) found.push(match);
    if (match[0] === '') regex.lastIndex++;
  }
  return found;
}

function holds(rule: Rule, text: string, start: number, end: number): boolean {
  const secret = text.slice(start, end);
  if (rule.entropy !== undefined && entropyOf(secret) < rule.entropy) return false;
  if (rule.except !== undefined && new RegExp(rule.except).test(secret)) return false;
  if (rule.checksum !== undefined && !checksums[rule.checksum]!.holds(secret)) return false;
  if (rule.context === undefined) return true;
  const { any, before, after } = rule.context;
  const around = `${text.slice(Math.max(0, start - before), start)}\n${text.slice(end, end + after)}`.toLowerCase();
  return any.some((word) => around.includes(word.toLowerCase()));
}
