// One stretch of bytes, one finding: a rule that knows the provider beats one that only knows a key word.
import type { Match } from '../model/match.ts';
import type { Rule } from '../model/rule.ts';
import type { Plan } from './plan.ts';

/** How little a rule says about who issued the secret: 0 names the issuer, 3 knows a key word alone. */
function vagueness({ generic, tags }: Rule): number {
  if (generic) return 3;
  return tags.includes('any-form') ? 2 : Number(tags.includes('any-issuer'));
}

function better(plan: Plan, a: Match, b: Match): number {
  const vague = vagueness(plan.rules[a.rule]!.rule) - vagueness(plan.rules[b.rule]!.rule);
  const depth = a.decodedBy.length - b.decodedBy.length;
  const confidence = b.confidence - a.confidence;
  return vague || depth || confidence || b.end - b.start - (a.end - a.start) || a.start - b.start || a.rule - b.rule;
}

/**
 * Of matches whose bytes overlap only the best stays; the rest, in order of position. Depends on nothing but the set of
 * matches, so it gives the same answer however they were found.
 */
export function withoutOverlaps(plan: Plan, matches: readonly Match[]): Match[] {
  if (matches.length < 2) return [...matches];
  const kept: Match[] = [];
  const ordered = [...matches].sort((a, b) => a.start - b.start);
  // Cut into clusters that nothing reaches across, so that the work does not grow with the square of all matches.
  for (let from = 0; from < ordered.length; ) {
    let to = from + 1;
    for (let end = ordered[from]!.end; to < ordered.length && ordered[to]!.start < end; to++)
      end = Math.max(end, ordered[to]!.end);
    if (to - from === 1) kept.push(ordered[from]!);
    else kept.push(...bestOf(plan, ordered.slice(from, to)));
    from = to;
  }
  return kept.sort((a, b) => a.start - b.start || a.rule - b.rule);
}

function bestOf(plan: Plan, cluster: Match[]): Match[] {
  const kept: Match[] = [];
  for (const match of cluster.sort((a, b) => better(plan, a, b))) {
    const clash = kept.some((other) => match.start < other.end && other.start < match.end && !bothInside(match, other));
    if (!clash) kept.push(match);
  }
  return kept;
}

/** Different secrets decoded from the same encoded text do not compete. */
function bothInside(a: Match, b: Match): boolean {
  return a.decodedBy.length > 0 && b.decodedBy.length > 0 && a.secret !== b.secret;
}
