// One stretch of bytes, one finding: a rule that knows the provider beats one that only knows a key word.
import type { Match } from '../model/match.ts';
import type { Plan } from './plan.ts';

function better(plan: Plan, a: Match, b: Match): number {
  const generic = Number(plan.rules[a.rule]!.rule.generic) - Number(plan.rules[b.rule]!.rule.generic);
  const depth = a.decodedBy.length - b.decodedBy.length;
  const confidence = b.confidence - a.confidence;
  return generic || depth || confidence || b.end - b.start - (a.end - a.start) || a.start - b.start || a.rule - b.rule;
}

/**
 * Of matches whose bytes overlap only the best stays; the rest, in order of position. Depends on nothing but the set of
 * matches, so it gives the same answer however they were found.
 */
export function withoutOverlaps(plan: Plan, matches: readonly Match[]): Match[] {
  if (matches.length < 2) return [...matches];
  const kept: Match[] = [];
  for (const match of [...matches].sort((a, b) => better(plan, a, b))) {
    const clash = kept.some((other) => match.start < other.end && other.start < match.end && !bothInside(match, other));
    if (!clash) kept.push(match);
  }
  return kept.sort((a, b) => a.start - b.start || a.rule - b.rule);
}

/** Different secrets decoded from the same encoded text do not compete. */
function bothInside(a: Match, b: Match): boolean {
  return a.decodedBy.length > 0 && b.decodedBy.length > 0 && a.secret !== b.secret;
}
