import type { Unidentified } from '../model/finding.ts';
import type { Place } from '../model/place.ts';
import { joinRanges, type Range } from './known-text.ts';
import { containerOf } from './overlap.ts';

/** Knows where all secrets of a report stand, line by line: finds those too that are too short or too common to look for. */
export class Neighbours {
  /** Container and line → what is covered of it, without an end where a secret goes on in the next line. */
  readonly #byLine = new Map<string, Range[]>();
  /** The same, sorted and joined, made when it is first asked for. */
  readonly #joined = new Map<string, Range[]>();

  constructor(findings: readonly Unidentified[]) {
    for (const { places } of findings) {
      for (const place of places) {
        if (place.excerpt === undefined) continue;
        for (let number = place.line; number <= place.endLine; number++) {
          const key = keyOf(place, number);
          const ranges = this.#byLine.get(key);
          const range: Range = [
            number === place.line ? place.column - 1 : 0,
            number === place.endLine ? place.endColumn - 1 : Number.POSITIVE_INFINITY,
          ];
          if (ranges === undefined) this.#byLine.set(key, [range]);
          else ranges.push(range);
        }
      }
    }
  }

  /** What secrets cover of line `number`, which has `length` UTF-16 code units, of the object that holds `place`; in order. */
  on(place: Place, number: number, length: number): Range[] {
    const key = keyOf(place, number);
    let ranges = this.#joined.get(key);
    if (ranges === undefined) this.#joined.set(key, (ranges = joinRanges(this.#byLine.get(key) ?? [])));
    const beyond = ranges.findIndex(([start]) => start >= length);
    return ranges.slice(0, beyond < 0 ? undefined : beyond).map(([start, end]) => [start, Math.min(end, length)]);
  }
}

function keyOf(place: Place, line: number): string {
  return `${containerOf(place)}\0${line}`;
}
