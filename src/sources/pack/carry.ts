// What a version takes over from the one it is a delta of: every hit whose bytes were copied, without looking at them.
import { type Hit, moved } from '../../engine/hit.ts';

/** The delta's stretches, three u32 each: offset in the target, length, offset in the base or `newBytes`. */
export type Stretches = Uint32Array;

const newBytes = 0xffffffff;

/** Address ranges that are scanned anew: pairs of u32. */
export type Ranges = Uint32Array;

/** What has to be known to take hits over. Offsets of hits are relative to the start of their blob. */
export interface Step {
  readonly stretches: Stretches;
  readonly ranges: Ranges;
  readonly baseSize: number;
  readonly size: number;
  /** Address of the target, to compare with the ranges. */
  readonly address: number;
}

function isScanned({ ranges, address }: Step, start: number, end: number): boolean {
  for (let i = 0; i < ranges.length; i += 2) {
    if (address + start >= ranges[i]! && address + end <= ranges[i + 1]!) return true;
  }
  return false;
}

/**
 * Appends the base's hits that stand in the target too. A far hit whose surroundings were not copied as a whole is
 * looked at again, at its new place.
 *
 * @param lookAgain gives the hit for the candidate moved by so many bytes, or null when nothing comes of it any more
 */
export function carry(
  base: readonly Hit[],
  step: Step,
  lookAgain: (hit: Hit, by: number) => Hit | null,
  hits: Hit[],
): void {
  const { stretches, baseSize, size } = step;
  for (const hit of base) {
    for (let i = 0; i < stretches.length; i += 3) {
      const source = stretches[i + 2]!;
      if (source === newBytes || source > hit.at || hit.end > source + stretches[i + 1]!) continue;
      const by = stretches[i]! - source;
      if (isScanned(step, hit.at + by, hit.end + by)) continue;
      const whole =
        source <= hit.from &&
        hit.to <= source + stretches[i + 1]! &&
        (hit.from > 0 || hit.from + by === 0) &&
        (hit.to < baseSize || hit.to + by === size);
      const taken = !hit.far || whole ? moved(hit, by) : lookAgain(hit, by);
      if (taken !== null) hits.push(taken);
    }
  }
}
