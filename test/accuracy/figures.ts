// Prints figures, and holds them to their floors.
import * as assert from 'uvu/assert';
import { figureMark } from '../support/tally.ts';
import { floors } from './floors.ts';

/** A share as people read it: `86.3 %`. */
export const percent = (share: number): string => `${(100 * share).toFixed(1)} %`;

export const share = (part: number, whole: number): number => (whole === 0 ? 0 : part / whole);

/** Prints one line that the test runner passes on even when everything is well. */
export function print(line: string): void {
  console.log(`${figureMark}${line}`);
}

/** Prints `value` under its name and fails when its floor in floors.ts does not hold. */
export function hold(figure: string, value: number): void {
  const floor = floors.find((each) => each.figure === figure);
  assert.ok(floor !== undefined, `floors.ts has no figure "${figure}"`);
  const { least, most, bar } = floor!;
  const limit = least === undefined ? `at most ${percent(most!)}` : `at least ${percent(least)}`;
  print(`${figure}: ${percent(value)} (${limit}${bar === undefined ? '' : `, bar ${percent(bar)}`})`);
  assert.ok(least === undefined || value >= least, `${figure} fell to ${percent(value)}`);
  assert.ok(most === undefined || value <= most, `${figure} rose to ${percent(value)}`);
}
