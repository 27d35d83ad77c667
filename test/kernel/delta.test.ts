// Deltas in the kernel: the same bytes as the obvious reference, no write outside, and ranges that miss no candidate.
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { inflateSync } from 'node:zlib';
import * as fc from 'fast-check';
import * as assert from 'uvu/assert';
import { readPackHeaders } from '../../src/git/pack/headers.ts';
import { Kernel } from '../../src/kernel/kernel.ts';
import { candidateKind, recordSize } from '../../src/kernel/lens.ts';
import { layout, slack } from '../../src/kernel/memory.ts';
import { createPlainLens } from '../../src/kernel/plain.ts';
import { nearEnd, nearStart, runEnd } from '../../src/kernel/reach.ts';
import { randomText } from '../support/random.ts';
import { createRepo } from '../support/repository.ts';
import { suite } from '../support/suite.ts';
import { content, mixedTables, seed } from './arbitraries.ts';
import { applyPlainly, type Instruction, instructionsFor, type Stretch, sizeOf, writeDelta } from './deltas.ts';

const kernel = new Kernel(mixedTables);
const plain = createPlainLens(mixedTables);
const guard = 0x5a;

interface Applied {
  readonly count: number;
  readonly target: Buffer;
  readonly stretches: Stretch[];
  /** Pairs, relative to the target. */
  readonly ranges: [number, number][];
}

/** Applies a delta in the kernel; `maxOps` as the walk would have room for. Checks that nothing is written outside. */
function apply(base: Buffer, delta: Buffer, maxOps = 10_000): Applied {
  const baseAt = layout.content;
  const deltaAt = baseAt + base.length + slack;
  const opsAt = (deltaAt + delta.length + slack + 15) & ~15;
  const targetAt = opsAt + 20 * maxOps + 64;
  kernel.reserve(targetAt);
  kernel.bytes.set(base, baseAt);
  kernel.bytes.fill(0, deltaAt, opsAt);
  kernel.bytes.set(delta, deltaAt);
  const size = Math.min(kernel.targetSize(deltaAt), 1 << 24);
  kernel.reserve(targetAt + size + slack);
  kernel.bytes.fill(guard, targetAt, targetAt + size + slack);
  const count = kernel.applyDelta(baseAt, base.length, deltaAt, deltaAt + delta.length, targetAt, size, opsAt, maxOps);
  assert.ok(kernel.bytes.subarray(targetAt + size, targetAt + size + slack).every((byte) => byte === guard));
  if (count < 0) return { count, target: Buffer.alloc(0), stretches: [], ranges: [] };
  const words = new Uint32Array(kernel.bytes.buffer as ArrayBuffer, opsAt, 3 * count);
  const stretches = Array.from({ length: count }, (_, i) => {
    const [at, length, from] = words.subarray(3 * i) as unknown as [number, number, number];
    return { at, length, from: from === 0xffffffff ? null : from };
  });
  const target = Buffer.from(kernel.bytes.subarray(targetAt, targetAt + size));
  const out = opsAt + 12 * count;
  const found = kernel.changedRanges(opsAt, count, targetAt, targetAt + size, base.length, out);
  assert.ok(found <= count + 1);
  const pairs = new Uint32Array(kernel.bytes.buffer as ArrayBuffer, out, 2 * found);
  const ranges = Array.from({ length: found }, (_, i): [number, number] => [
    pairs[2 * i]! - targetAt,
    pairs[2 * i + 1]! - targetAt,
  ]);
  return { count, target, stretches, ranges };
}

function checkAgainstReference(base: Buffer, delta: Buffer): Applied {
  const expected = applyPlainly(base, delta);
  const got = apply(base, delta);
  assert.is(Buffer.compare(got.target, expected.target), 0);
  assert.equal(got.stretches, expected.stretches);
  return got;
}

const pair: fc.Arbitrary<{ base: Buffer; instructions: Instruction[] }> = content.chain((base) =>
  instructionsFor(base, content).map((instructions) => ({ base, instructions })),
);

const deltas = suite('deltas in the kernel');

deltas('are applied as the reference applies them', () => {
  fc.assert(
    fc.property(pair, ({ base, instructions }) => {
      checkAgainstReference(base, writeDelta(base.length, sizeOf(instructions), instructions));
    }),
    { numRuns: 500, seed },
  );
});

deltas('may copy 64 KiB with no length written, and more than 64 KiB', () => {
  const base = Buffer.from(randomText(1, 200_000));
  for (const instructions of [
    [{ from: 5, length: 0x10000 }],
    [
      { from: 0, length: 0x10001 },
      { from: 3, length: 0xff00 },
      { from: 100_000, length: 100_000 },
    ],
    [
      { from: 0, length: 200_000 },
      { from: 0, length: 200_000 },
    ],
  ]) {
    checkAgainstReference(base, writeDelta(base.length, sizeOf(instructions), instructions));
  }
});

deltas('of real packs give the objects that Git gives', () => {
  const repository = createRepo();
  const lines = Array.from({ length: 900 }, (_, i) => `line ${i} ${randomText(i, 30)}`);
  for (let version = 0; version < 25; version++) {
    lines.splice((version * 37) % 850, version % 3, `new ${version} ${randomText(1000 + version, 300)}`);
    if (version % 5 === 0) lines.push(...lines.splice(10, 40)); // moved
    repository.commit({ 'a.txt': lines.join('\n') });
  }
  repository.git('repack', '-adfq', '--depth=30', '--window=20');
  const folder = repository.at('.git/objects/pack');
  const path = `${folder}/${readdirSync(folder).find((name) => name.endsWith('.pack'))}`;
  const headers = readPackHeaders(path, 20);
  const pack = readFileSync(path);
  const objects = new Map<number, Buffer>();
  const objectAt = (position: number): Buffer => {
    const known = objects.get(position);
    if (known !== undefined) return known;
    const data = inflateSync(pack.subarray(headers.dataAt[position]!, headers.ends[position]!));
    const base = headers.bases[position]!;
    const object = base < 0 ? data : checkAgainstReference(objectAt(base), data).target;
    objects.set(position, object);
    return object;
  };
  let deltified = 0;
  for (let position = 0; position < headers.types.length; position++) {
    if (headers.types[position] !== 3) continue;
    if (headers.bases[position]! >= 0) deltified++;
    const object = objectAt(position);
    const shown = spawnSync('git', ['hash-object', '--stdin'], {
      input: object,
      cwd: repository.path,
    }).stdout.toString();
    assert.is(shown.trim(), headers.index.idAt(position));
  }
  assert.ok(deltified > 15, `${deltified} deltas`);
});

for (const { name, base, delta } of [
  { name: 'the reserved instruction', base: 'abcdef', delta: [6, 3, 0, 1, 2] },
  { name: 'an insert that is cut off', base: 'abcdef', delta: [6, 5, 5, 97, 98] },
  { name: 'a copy behind the end of the base', base: 'abcdef', delta: [6, 3, 0x91, 4, 3] },
  { name: 'a copy that starts behind the base', base: 'abcdef', delta: [6, 1, 0x91, 9, 1] },
  { name: 'a copy far outside', base: 'abcdef', delta: [6, 16, 0xff, 255, 255, 255, 255, 255, 255, 255] },
  { name: 'more bytes than told', base: 'abcdef', delta: [6, 2, 3, 97, 98, 99] },
  { name: 'fewer bytes than told', base: 'abcdef', delta: [6, 4, 3, 97, 98, 99] },
  { name: 'another base than told', base: 'abcdef', delta: [5, 3, 0x90, 3] },
  { name: 'a copy that is cut off', base: 'abcdef', delta: [6, 3, 0x91] },
]) {
  deltas(`are refused with ${name}`, () => {
    assert.throws(() => applyPlainly(Buffer.from(base), Buffer.from(delta)), RangeError as never);
    assert.is(apply(Buffer.from(base), Buffer.from(delta)).count, -1);
  });
}

deltas('that are damaged are refused or make what the reference makes', () => {
  fc.assert(
    fc.property(pair, fc.nat(), fc.integer({ min: 1, max: 255 }), ({ base, instructions }, at, xor) => {
      const delta = writeDelta(base.length, sizeOf(instructions), instructions);
      delta[at % delta.length]! ^= xor;
      let expected: Buffer | null = null;
      try {
        expected = applyPlainly(base, delta).target;
      } catch {}
      if (expected !== null && expected.length >= 1 << 24) return;
      const got = apply(base, delta);
      if (expected === null) assert.ok(got.count < 0);
      else assert.ok(got.target.equals(expected));
    }),
    { numRuns: 1000, seed },
  );
});

deltas('with more stretches than there is room for are told apart from damaged ones', () => {
  const base = Buffer.from(randomText(2, 1000));
  const instructions = Array.from({ length: 40 }, (_, i) => ({ from: 900 - 20 * i, length: 5 }));
  const delta = writeDelta(1000, sizeOf(instructions), instructions);
  assert.is(apply(base, delta, 39).count, -2);
  assert.is(apply(base, delta, 40).count, 40);
});

/** The bytes that a decision about each candidate may look at, with one byte more on both sides for the edges. */
function neighbourhoods(bytes: Buffer): { from: number; to: number; at: number; end: number }[] {
  const records = plain.find(bytes, 0, bytes.length);
  const list = [];
  for (let i = 0; i < records.length; i += recordSize) {
    const [kind, a, b] = records.subarray(i) as unknown as [number, number, number];
    const at = kind === candidateKind.value ? a : b;
    const end =
      kind === candidateKind.value
        ? b
        : kind === candidateKind.literal
          ? b + mixedTables.literals[a]!.length
          : runEnd(bytes, bytes.length, b);
    list.push({ from: nearStart(bytes, 0, at) - 1, to: nearEnd(bytes, bytes.length, end) + 1, at, end });
  }
  return list;
}

/** Whether the bytes `[from, to)` of the target, ends of the file included, came over from the base as they were. */
function unchanged(stretches: readonly Stretch[], from: number, to: number, size: number, baseSize: number): boolean {
  const first = Math.max(0, from);
  const last = Math.min(size, to);
  return stretches.some(({ at, length, from: source }) => {
    if (source === null || at > first || last > at + length) return false;
    const shift = source - at;
    const startHolds = from >= 0 || shift === 0;
    const endHolds = to <= size || size + shift === baseSize;
    return startHolds && endHolds;
  });
}

/** A text of many lines, so that ranges end somewhere. */
const document = fc
  .array(content, { minLength: 1, maxLength: 4 })
  .map((parts) =>
    Buffer.concat(parts.flatMap((part) => [part, Buffer.from('\n'), Buffer.from('calm line of text\n'.repeat(8))])),
  );

deltas('have changed ranges that hold every candidate whose surroundings are new', () => {
  fc.assert(
    fc.property(
      document.chain((base) => instructionsFor(base, content).map((instructions) => ({ base, instructions }))),
      ({ base, instructions }) => {
        const got = apply(base, writeDelta(base.length, sizeOf(instructions), instructions));
        const { target, stretches, ranges } = got;
        for (const [index, [from, to]] of ranges.entries()) {
          assert.ok(from >= 0 && from <= to && to <= target.length);
          if (index > 0) assert.ok(ranges[index - 1]![1] < from, 'ranges in order and apart');
        }
        for (const { from, to, at, end } of neighbourhoods(target)) {
          if (unchanged(stretches, from, to, target.length, base.length)) continue;
          const inside = ranges.some(([lo, hi]) => lo <= at && end <= hi);
          assert.ok(
            inside,
            `candidate ${at}..${end} of ${target.length} in ${JSON.stringify(ranges)}, ${JSON.stringify(stretches)}`,
          );
        }
        // And a scan of the ranges finds what a scan of the whole finds there.
        const whole = plain.find(target, 0, target.length);
        for (const [lo, hi] of ranges) {
          const part = plain.find(target, lo, hi);
          const inRange = (records: Int32Array): string[] => {
            const list = [];
            for (let i = 0; i < records.length; i += recordSize) {
              const [kind, a, b] = records.subarray(i) as unknown as [number, number, number];
              const [start, end] =
                kind === 2
                  ? [a, b]
                  : [b, b + (kind === 1 ? mixedTables.literals[a]! : mixedTables.prefixes[a]!).length];
              if (start > lo && end <= hi) list.push(`${kind} ${a} ${b}`);
            }
            return list.sort();
          };
          assert.equal(inRange(part), inRange(whole));
        }
      },
    ),
    { numRuns: 600, seed },
  );
});

deltas('have no changed range when nothing changed', () => {
  const base = Buffer.from(`${randomText(3, 500)}\n`.repeat(5));
  assert.equal(apply(base, writeDelta(base.length, base.length, [{ from: 0, length: base.length }])).ranges, []);
});

deltas('have small ranges for small edits in a large file', () => {
  const base = Buffer.from('a calm line of forty characters, or so.\n'.repeat(10_000));
  const instructions = [{ from: 0, length: 200_000 }, { insert: Buffer.from('!') }, { from: 200_000, length: 200_000 }];
  const { ranges } = apply(base, writeDelta(base.length, sizeOf(instructions), instructions));
  assert.is(ranges.length, 1);
  const [[from, to]] = ranges as [[number, number]];
  assert.ok(to - from < 400 && from <= 200_000 && to > 200_000, `${from}..${to}`);
});

deltas.run();
