import { type Extent, readValue } from './value.ts';

const joint =
  /["'][ \t]*(?:(?:\+|\.{1,2}|&|\|\|)[ \t]*\\?\r?\n?[ \t]*|\\?\r?\n[ \t]*(?:(?:\+|\.{1,2}|&)[ \t]*)?)(?=["'])/y;

/** Most literals that are put together; further ones are left alone. */
const mostParts = 12;

/**
 * A quoted value with the literals that are joined to it by `+`, `.`, `&`, a line continuation or a mere line break, as
 * long as they stand in the window. Only parts without blanks count: words joined to a sentence are no token.
 */
export function joinedWith(
  text: string,
  first: Extent,
): { readonly secret: string; readonly start: number; readonly end: number } {
  let secret = text.slice(first.start, first.end);
  const { start } = first;
  let { end } = first;
  if ((first.quote !== '"' && first.quote !== "'") || secret.length < 4 || /\s/.test(secret))
    return { secret, start, end };
  for (let parts = 1; parts < mostParts; parts++) {
    joint.lastIndex = end;
    if (!joint.test(text)) break;
    const next = readValue(text, joint.lastIndex, '=');
    if (next === null || next.quote !== first.quote || next.start === next.end) break;
    const part = text.slice(next.start, next.end);
    if (/\s/.test(part) || /^["']?[ \t]*[:=]/.test(text.slice(next.end, next.end + 4))) break;
    secret += part;
    end = next.end;
  }
  return { secret, start, end };
}
