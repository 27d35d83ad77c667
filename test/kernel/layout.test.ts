// Host and kernel have their own lists of addresses: they must be the same, and the regions must not overlap.
import { readFileSync } from 'node:fs';
import * as assert from 'uvu/assert';
import { maxValueRun, minCased, minMixed, minRun } from '../../src/kernel/lens.ts';
import { layout, slack } from '../../src/kernel/memory.ts';
import { nearBytes, nearLines } from '../../src/kernel/reach.ts';
import { fromRoot } from '../support/paths.ts';
import { suite } from '../support/suite.ts';

/** The constants of one file of the kernel, by name. */
function constantsOf(file: string): ReadonlyMap<string, number> {
  const text = readFileSync(fromRoot('src', 'kernel', 'assembly', file), 'utf8');
  const found = text.matchAll(/^(?:export )?const ([A-Z_]+): (?:usize|u32) = (0x[0-9a-f_]+|\d+);/gm);
  return new Map([...found].map((match) => [match[1]!, Number(match[2]!.replaceAll('_', ''))]));
}

const inKernel = (name: string): string => name.replace(/[A-Z]/g, (letter) => `_${letter}`).toUpperCase();

const places = suite('the layout of the memory');

for (const [name, address] of Object.entries(layout)) {
  places(`has ${name} where the kernel has it`, () => {
    assert.is(constantsOf('layout.ts').get(inKernel(name)), address);
  });
}

places('gives each region a place of its own', () => {
  const starts = [...constantsOf('layout.ts')].filter(([name]) => name !== 'MAX_RECORDS').map(([, address]) => address);
  assert.is(new Set(starts).size, starts.length);
  assert.ok(starts.every((address) => address <= layout.content));
});

places('has room for every record before what comes next', () => {
  const behind = constantsOf('layout.ts').get('LITERAL_TABLE')!;
  assert.ok(layout.records + 12 * layout.maxRecords <= behind);
  assert.ok(slack >= 64 + 8);
});

for (const { file, expected } of [
  {
    file: 'tokens.ts',
    expected: { MIN_RUN: minRun, MIN_MIXED: minMixed, MIN_CASED: minCased, MAX_VALUE_RUN: maxValueRun },
  },
  { file: 'lines.ts', expected: { NEAR_LINES: nearLines, NEAR_BYTES: nearBytes } },
]) {
  for (const [name, value] of Object.entries(expected)) {
    places(`has ${name} as the kernel has it`, () => assert.is(constantsOf(file).get(name), value));
  }
}

places.run();
