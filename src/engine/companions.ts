// Pairs: a key id and its secret, an account and its token. Whichever member is found looks for the other nearby.
import type { Plan, PlannedRule } from './plan.ts';
import { type Text, type Window, windowOf } from './text.ts';

/** Most bytes to each side in which the other half is looked for. */
const maxBytes = 2048;

/** The rules that complete a match of rule `index`. */
export function companionsOf(plan: Plan, index: number): { planned: PlannedRule; lines: number }[] {
  return (plan.rules[index]!.rule.companions ?? []).flatMap(({ rule, lines }) => {
    const planned = plan.byId.get(rule);
    return planned === undefined ? [] : [{ planned, lines }];
  });
}

/** `lines` whole lines above and below `[start, end)`. */
export function companionWindow(text: Text, start: number, end: number, lines: number): Window {
  const { buffer } = text;
  const lowest = Math.max(text.lo, start - maxBytes);
  const highest = Math.min(text.hi, end + maxBytes);
  let from = start;
  for (let seen = 0; from > lowest && !(buffer[from - 1] === 10 && ++seen > lines); ) from--;
  let to = end;
  for (let seen = 0; to < highest && !(buffer[to] === 10 && ++seen > lines); ) to++;
  return windowOf(text, from, to);
}
