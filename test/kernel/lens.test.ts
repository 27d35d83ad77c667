// The kernel against the plain finder: the same records, whatever the bytes, wherever they lie.
import * as fc from 'fast-check';
import * as assert from 'uvu/assert';
import { Kernel } from '../../src/kernel/kernel.ts';
import { type LensTables, maxValueRun, recordSize } from '../../src/kernel/lens.ts';
import { layout } from '../../src/kernel/memory.ts';
import { createPlainLens, isTokenByte } from '../../src/kernel/plain.ts';
import { suite } from '../support/suite.ts';
import { content, longTables, mixedTables, seed } from './arbitraries.ts';

/** Records as sorted texts: the two finders go through the bytes in different orders. */
function sorted(records: Int32Array, shift = 0): string[] {
  const list: string[] = [];
  for (let i = 0; i < records.length; i += recordSize) {
    const kind = records[i]!;
    const a = kind === 2 ? records[i + 1]! + shift : records[i + 1]!;
    list.push(`${kind} ${a} ${records[i + 2]! + shift}`);
  }
  return list.sort();
}

const foreign: LensTables = {
  prefixes: Array.from({ length: 300 }, (_, index) => `p${index.toString(36)}_`),
  literals: Array.from({ length: 450 }, (_, index) =>
    `${'kwx'[index % 3]}${index.toString(36)}word`.slice(0, 3 + (index % 9)),
  ),
};

const lenses = [
  { name: 'anchors of three bytes', tables: mixedTables },
  { name: 'anchors of four bytes', tables: longTables },
  { name: '450 keywords and 300 prefixes', tables: { ...foreign, literals: [...new Set(foreign.literals)] } },
  { name: 'no texts at all', tables: { prefixes: [], literals: [] } },
].map(({ name, tables }) => ({ name, tables, kernel: new Kernel(tables), plain: createPlainLens(tables) }));

/** Puts bytes at an address of the kernel's memory, rubbish around them, and compares. */
function compare(lens: (typeof lenses)[number], bytes: Uint8Array, alignment = 0): void {
  const { kernel, plain } = lens;
  const from = layout.content + 64 + alignment;
  kernel.reserve(from + bytes.length);
  kernel.bytes.fill(0x61, layout.content, from); // token characters on both sides must not matter
  kernel.bytes.set(bytes, from);
  kernel.bytes.fill(0x62, from + bytes.length, from + bytes.length + 128);
  const records = sorted(kernel.findAt(from, from + bytes.length), -from);
  assert.equal(records, sorted(plain.find(bytes, 0, bytes.length)));
}

const lens = suite('the lenses of the kernel');

for (const one of lenses) {
  lens(`find what the plain finder finds in random bytes: ${one.name}`, () => {
    fc.assert(
      fc.property(content, fc.nat(63), (bytes, alignment) => compare(one, bytes, alignment)),
      { numRuns: 400, seed },
    );
  });
}

lens('find the same at every alignment', () => {
  const text = 'x=tok_A1b2C3d4E5f6G7h8 \\ntok_q7Zz00000000000 %3Dtok_password://aB3aB3aB3aB3aB3aB3 keys';
  for (let alignment = 0; alignment < 64; alignment++) {
    for (const one of lenses) compare(one, Buffer.from(text), alignment);
  }
});

lens('find the same in every part of a text that is not cut inside a run', () => {
  const [{ kernel, plain }] = lenses as [(typeof lenses)[number]];
  fc.assert(
    fc.property(content, fc.nat(), fc.nat(), (bytes, a, b) => {
      const cut = (at: number): number => {
        let p = at % (bytes.length + 1);
        while (p < bytes.length && isTokenByte(bytes[p]!)) p++;
        return p;
      };
      const [from, to] = [cut(a), cut(b)].sort((x, y) => x - y) as [number, number];
      assert.equal(sorted(kernel.find(bytes, from, to)), sorted(plain.find(bytes, from, to)));
    }),
    { numRuns: 300, seed },
  );
});

for (const { name, bytes } of [
  { name: 'nothing', bytes: Buffer.alloc(0) },
  { name: 'one byte', bytes: Buffer.from('a') },
  { name: 'a run as long as the shortest', bytes: Buffer.from('tok_A1b2C3d4E5f6'.slice(0, 16)) },
  { name: 'a run one byte too short', bytes: Buffer.from('tok_A1b2C3d4E5f') },
  { name: 'a run that ends with a block', bytes: Buffer.from(`${' '.repeat(40)}A1b2C3d4E5f6G7h8I9j0K1l2 `) },
  { name: 'a run of exactly one block', bytes: Buffer.from(`${'aB3d'.repeat(16)} `) },
  { name: 'a run as long as a value may be', bytes: Buffer.from('aB3d'.repeat(maxValueRun / 4)) },
  { name: 'a run one byte longer', bytes: Buffer.from(`${'aB3d'.repeat(maxValueRun / 4)}x`) },
  { name: 'a run across several stretches', bytes: Buffer.from(` tok_${'aB3d'.repeat(5000)} tok_A1b2C3d4E5f6G7h8 `) },
  { name: 'a literal across two stretches', bytes: Buffer.from(`${' '.repeat(4094)}password${' '.repeat(4090)}key`) },
  { name: 'UTF-8', bytes: Buffer.from('Schlüssel: «tok_A1b2C3d4E5f6G7h8» pässwörd password=„é“ ключ key') },
  { name: 'latin1', bytes: Buffer.from('Schl\u00fcssel tok_A1b2C3d4E5f6G7h8\u00e9 p\u00c0SSWORD PASSWORD', 'latin1') },
  { name: 'bytes with the high bit', bytes: Buffer.from(Array.from({ length: 2048 }, (_, i) => 128 + (i % 128))) },
  { name: 'zeros between', bytes: Buffer.from('password tok_A1b2C3d4E5f6G7h8', 'utf16le') },
]) {
  lens(`find the same in ${name}`, () => {
    for (const one of lenses) for (const alignment of [0, 1, 31, 63]) compare(one, bytes, alignment);
  });
}

lens('find the same when there is more than the record buffer holds', () => {
  const [dense] = lenses as [(typeof lenses)[number]];
  for (const text of [
    'a'.repeat(3 * layout.maxRecords), // one literal at every byte
    `${'tok_aaaa'.repeat(layout.maxRecords / 2)}\n`, // one run whose every word start has prefixes
    'keys tok_A1b2C3d4E5f6\n'.repeat(20_000), // many records in calm text: several calls
  ]) {
    compare(dense, Buffer.from(text));
  }
});

lens('find the same when one stretch alone overflows the record buffer', () => {
  const tables = {
    prefixes: [],
    literals: ['aaa', 'aaaa', 'aaaaa', ...Array.from({ length: 9 }, (_, i) => 'a'.repeat(6 + i))],
  };
  compare({ name: '', tables, kernel: new Kernel(tables), plain: createPlainLens(tables) }, Buffer.alloc(9000, 'a'));
});

lens('refuse texts that do not fit, so that the caller can take the plain finder', () => {
  const many = Array.from({ length: 40_000 }, (_, index) => `literal${index}`);
  assert.throws(() => new Kernel({ prefixes: [], literals: many }), RangeError as never);
  const prefixes = many.slice(0, 5000);
  assert.throws(() => new Kernel({ prefixes, literals: [] }), RangeError as never);
});

lens('keep what was written when memory grows', () => {
  const [{ kernel }] = lenses as [(typeof lenses)[number]];
  const at = layout.content;
  kernel.bytes.set(Buffer.from(' tok_A1b2C3d4E5f6G7h8 '), at);
  kernel.reserve(at + (5 << 20));
  assert.ok(kernel.bytes.length > 5 << 20);
  assert.equal(sorted(kernel.findAt(at, at + 22), -at).at(-1), '2 1 21');
});

lens.run();
