import type { Place } from '../model/place.ts';
import { visibleLine } from '../text/visible.ts';
import { joinRanges, type Range, replaceRanges } from './known-text.ts';
import { hidden } from './mask.ts';

/** The lines around a secret as they may be printed: no control characters, and no secret unless asked for. */
export interface ShownExcerpt {
  /** Number of the first line, counted from 1. */
  readonly firstLine: number;
  readonly lines: readonly string[];
}

/**
 * The excerpt of `place` with its secret hidden where the place says it is (which also covers an encoded one), and all
 * that `find` finds. Undefined when the place has no excerpt.
 *
 * @param find ranges of a line, in any order, to be hidden too; it is given the line's number, counted from 1
 */
export function maskedExcerpt(
  place: Place,
  find: (line: string, number: number) => readonly Range[],
): ShownExcerpt | undefined {
  return shown(place, (line, number) => {
    const own = coveredRange(place, number, line.length);
    const ranges = find(line, number);
    return replaceRanges(line, joinRanges(own === undefined ? ranges : [...ranges, own]), hidden);
  });
}

/** The excerpt of `place` with the secrets in it. Only for `--show-secrets`. */
export function openExcerpt(place: Place): ShownExcerpt | undefined {
  return shown(place, (line) => line);
}

function shown(place: Place, edit: (line: string, number: number) => string): ShownExcerpt | undefined {
  if (place.excerpt === undefined) return undefined;
  const { firstLine } = place.excerpt;
  return {
    firstLine,
    lines: place.excerpt.reveal().map((line, index) => visibleLine(edit(line, firstLine + index))),
  };
}

/** The part of line `number` that the place itself covers, in UTF-16 code units. */
function coveredRange(place: Place, number: number, length: number): Range | undefined {
  if (number < place.line || number > place.endLine) return undefined;
  const start = number === place.line ? place.column - 1 : 0;
  const end = number === place.endLine ? place.endColumn - 1 : length;
  return start < Math.min(end, length) ? [start, Math.min(end, length)] : undefined;
}

/** What the place covers in its own excerpt: for a decoded secret, the encoded text. Lines are joined by `\n`. */
export function encodedSpan(place: Place): string | undefined {
  const { excerpt } = place;
  if (excerpt === undefined) return undefined;
  const parts = excerpt.reveal().flatMap((line, index) => {
    const range = coveredRange(place, excerpt.firstLine + index, line.length);
    return range === undefined ? [] : [line.slice(range[0], range[1])];
  });
  return parts.length === 0 ? undefined : parts.join('\n');
}
