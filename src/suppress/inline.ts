import type { Suppression } from '../model/finding.ts';
import type { Place } from '../model/place.ts';
import { type Directive, directives } from './directives.ts';

/** Comment signs and blanks that may stand before a directive on a line of its own. */
const bareStart = /^(?:\W|\brem\b|\bdnl\b)*$/i;
/** Ends of block comments after a reason. */
const commentEnd = /\s*(?:\*\/|-->|--%>|#}|\*\)|%}|]]>)\s*$/;

/**
 * What a comment beside the secret says about it, or null.
 *
 * A comment counts on any line of the secret. On the line before it counts only when that line holds nothing else, so
 * that an accepted line never accepts its neighbour.
 *
 * @param rule id of the finding's rule
 * @param isRule tells a rule's id from the first word of a reason
 */
export function inlineSuppression(place: Place, rule: string, isRule: (id: string) => boolean): Suppression | null {
  const excerpt = place.excerpt;
  if (excerpt === undefined) return null;
  const lines = excerpt.reveal();
  for (const [index, line] of lines.entries()) {
    const number = excerpt.firstLine + index;
    const on = number >= place.line && number <= place.endLine;
    const before = number === place.line - 1;
    if (!on && !before) continue;
    for (const directive of directives) {
      const hit = directive.marker.exec(line);
      if (hit === null || !applies(directive, on, line.slice(0, hit.index))) continue;
      const rest = line.slice(hit.index + hit[0].length).replace(commentEnd, '');
      const reason = directive.ours === true ? reasonFor(rest, rule, isRule) : '';
      if (reason !== null) return { by: 'comment', reason: reason === '' ? directive.says : reason };
    }
  }
  return null;
}

function applies(directive: Directive, on: boolean, ahead: string): boolean {
  if (on) return directive.where !== 'next-line';
  return directive.where === 'next-line' || (directive.where === 'line or next-line' && bareStart.test(ahead));
}

/** The reason after `stanch:allow`, or null when the comment names other rules only. */
function reasonFor(rest: string, rule: string, isRule: (id: string) => boolean): string | null {
  const words = /^[:\s]*([\w-]+(?:,[\w-]+)*)?[:\s]*(.*)$/s.exec(rest)!;
  const named = words[1]?.split(',') ?? [];
  if (named.length === 0 || !named.every(isRule)) return rest.replace(/^[:\s]+/, '').trim();
  return named.includes(rule) ? words[2]!.trim() : null;
}
