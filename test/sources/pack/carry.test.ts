import * as assert from 'uvu/assert';
import type { Hit } from '../../../src/engine/hit.ts';
import { carry, type Step } from '../../../src/sources/pack/carry.ts';
import { suite } from '../../support/suite.ts';

const address = 10_000;
const fresh = 0xffffffff;

const near = (at: number, end: number): Hit => ({ kind: 1, id: 0, at, end, far: false, from: at, to: at, matches: [] });
const far = (at: number, end: number, from: number, to: number): Hit => ({ ...near(at, end), far: true, from, to });

const stepOf = (stretches: readonly number[], ranges: readonly number[], baseSize: number, size: number): Step => ({
  stretches: Uint32Array.from(stretches),
  ranges: Uint32Array.from(ranges.map((at) => address + at)),
  baseSize,
  size,
  address,
});

/** Where hits came to stand; `again` marks those that were looked at again. */
function carried(hits: readonly Hit[], step: Step): string[] {
  const taken: Hit[] = [];
  const again: string[] = [];
  carry(
    hits,
    step,
    (hit, by) => {
      again.push(`again ${hit.at + by}`);
      return null;
    },
    taken,
  );
  return [...taken.map((hit) => `${hit.at}-${hit.end}`), ...again];
}

const carrying = suite('carrying hits');

for (const { name, hits, step, expected } of [
  {
    name: 'keeps what a copy covers',
    hits: [near(10, 20)],
    step: stepOf([0, 100, 0], [], 100, 100),
    expected: ['10-20'],
  },
  {
    name: 'moves it with the copy',
    hits: [near(10, 20)],
    step: stepOf([0, 5, fresh, 5, 100, 0], [], 100, 105),
    expected: ['15-25'],
  },
  { name: 'drops what is not copied', hits: [near(10, 20)], step: stepOf([0, 80, 20], [], 100, 80), expected: [] },
  { name: 'drops what is cut', hits: [near(10, 20)], step: stepOf([0, 15, 0, 15, 85, 15], [], 100, 100), expected: [] },
  {
    name: 'keeps both of two copies',
    hits: [near(10, 20)],
    step: stepOf([0, 50, 0, 50, 50, 0], [], 100, 100),
    expected: ['10-20', '60-70'],
  },
  {
    name: 'leaves out what is scanned anew',
    hits: [near(10, 20), near(60, 70)],
    step: stepOf([0, 100, 0], [5, 30], 100, 100),
    expected: ['60-70'],
  },
  {
    name: 'keeps what is scanned in part',
    hits: [near(10, 20)],
    step: stepOf([0, 100, 0], [15, 30], 100, 100),
    expected: ['10-20'],
  },
  {
    name: 'keeps a far hit whose surroundings came along',
    hits: [far(50, 60, 30, 80)],
    step: stepOf([0, 70, 20], [], 100, 70),
    expected: ['30-40'],
  },
  {
    name: 'looks again at a far hit whose surroundings did not',
    hits: [far(50, 60, 30, 80)],
    step: stepOf([0, 60, 40], [], 100, 60),
    expected: ['again 10'],
  },
  {
    name: 'looks again at a far hit that began with the file',
    hits: [far(5, 9, 0, 50)],
    step: stepOf([0, 3, fresh, 3, 100, 0], [], 100, 103),
    expected: ['again 8'],
  },
  {
    name: 'looks again at a far hit that ended with the file',
    hits: [far(50, 60, 30, 100)],
    step: stepOf([0, 100, 0, 100, 3, fresh], [], 100, 103),
    expected: ['again 50'],
  },
]) {
  carrying(name, () => assert.equal(carried(hits, step), expected));
}

carrying.run();
