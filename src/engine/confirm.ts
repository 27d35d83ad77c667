// From a regex match to a Match: boundaries, examples, context words, entropy, checksum, structure.
import type { Learnt, Match } from '../model/match.ts';
import { checksums } from '../rules/checksums.ts';
import { shannonEntropy } from '../text/entropy.ts';
import { structures } from './judge/structures.ts';
import type { PlannedRule } from './plan.ts';
import type { Window } from './text.ts';

/** Whether the facts that can be checked offline count (`--checksums`). */
export type ChecksumPolicy = 'enforce' | 'ignore';

/** What a wrong checksum or a broken structure leaves of the confidence. */
const disproved = 0.1;
const proved = 0.99;

/** Whether one of the rule's words stands near `[start, end)` of the window. */
function hasContext(planned: PlannedRule, window: Window, start: number, end: number): boolean {
  const { context } = planned.rule;
  const words = planned.words();
  if (context === undefined || words === null) return true;
  const from = Math.max(0, start - context.before);
  const to = Math.min(window.text.length, end + context.after);
  const around = window.text.slice(from, to);
  return words.find(around).some((hit) => hit.end <= start - from || hit.start >= end - from);
}

/** `{{token}}`: a template's place for the secret, as in our own rule files. */
function isFilledIn(secret: string): boolean {
  return secret.includes('{{') && /\{\{[\w .:|'"-]{1,80}\}\}/.test(secret);
}

/**
 * Judges one regex match by everything but its path.
 *
 * @param window where the match was found
 * @param surroundings the near window around it, for context words
 * @returns null when the match is no secret at all
 */
export function confirm(
  planned: PlannedRule,
  found: RegExpExecArray,
  window: Window,
  surroundings: () => Window,
  policy: ChecksumPolicy,
): Match | null {
  const { rule } = planned;
  const span = found.indices?.groups?.secret;
  const secret = found.groups?.secret ?? found[0];
  const start = window.origin + (span?.[0] ?? found.index);
  const end = start + secret.length;
  if (isFilledIn(secret)) return null;
  if (secret.length === 0 || planned.except()?.test(secret) === true) return null;
  if (rule.entropy !== undefined && shannonEntropy(secret) < rule.entropy) return null;
  if (rule.context !== undefined) {
    const near = surroundings();
    if (!hasContext(planned, near, start - near.origin, end - near.origin)) return null;
  }

  let { confidence } = rule;
  const reasons: string[] = [];
  let learnt: Learnt | undefined;
  const checksum = rule.checksum === undefined ? undefined : checksums[rule.checksum];
  if (checksum !== undefined && policy === 'enforce') {
    const holds = checksum.holds(secret);
    confidence = holds ? proved : disproved;
    reasons.push(holds ? 'its checksum holds' : 'its checksum is wrong');
  }
  const structure = rule.structure === undefined ? undefined : structures[rule.structure];
  if (structure !== undefined) {
    const told = structure(secret, window, start - window.origin, end - window.origin);
    if (told.drop === true) return null;
    if (told.holds === null) confidence = told.confidence ?? confidence;
    else if (policy === 'enforce') confidence = told.confidence ?? (told.holds ? confidence : disproved);
    if (told.reason !== '') reasons.push(told.reason);
    learnt = told.learnt;
  }
  return { rule: planned.index, start, end, secret, confidence, reasons, ...(learnt && { learnt }), decodedBy: [] };
}
