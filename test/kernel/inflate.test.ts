// The kernel's inflater against node:zlib: everything that zlib writes, and nothing else.
import { constants, deflateRawSync, deflateSync, inflateSync } from 'node:zlib';
import * as fc from 'fast-check';
import * as assert from 'uvu/assert';
import { Kernel } from '../../src/kernel/kernel.ts';
import { layout, slack } from '../../src/kernel/memory.ts';
import { suite } from '../support/suite.ts';
import { content, seed } from './arbitraries.ts';

const kernel = new Kernel({ prefixes: [], literals: [] });
const input = layout.content;
const guard = 0xa5;

/** Inflates in the kernel. Everything around the target is checked to be as it was, but for the 8 bytes it may use. */
function inflate(stream: Uint8Array, size: number, behind: Uint8Array = Buffer.alloc(0)): Buffer | null {
  const target = input + stream.length + behind.length + 256;
  kernel.reserve(target + size + slack);
  kernel.bytes.fill(guard, input, target + size + slack);
  kernel.bytes.set(stream, input);
  kernel.bytes.set(behind, input + stream.length);
  const whole = kernel.inflate(input, input + stream.length, target, size);
  const untouched = (from: number, to: number): boolean =>
    kernel.bytes.subarray(from, to).every((byte) => byte === guard);
  assert.ok(untouched(target - 256 + 16, target), 'wrote before the target');
  assert.ok(untouched(target + size + 8, target + size + slack), 'wrote behind the target');
  assert.equal(Buffer.compare(stream, kernel.bytes.subarray(input, input + stream.length)), 0, 'wrote to its input');
  return whole ? Buffer.from(kernel.bytes.subarray(target, target + size)) : null;
}

const same = (a: Uint8Array | null, b: Uint8Array): boolean => a !== null && Buffer.compare(a, b) === 0;

const strategies = {
  'the default strategy': constants.Z_DEFAULT_STRATEGY,
  'filtered data': constants.Z_FILTERED,
  'Huffman codes only': constants.Z_HUFFMAN_ONLY,
  'run lengths': constants.Z_RLE,
  'fixed codes': constants.Z_FIXED,
};

function makeSamples(): Buffer[] {
  let state = 7;
  const random = (): number => (state = (Math.imul(state, 1664525) + 1013904223) >>> 0) >>> 8;
  const noise = Buffer.from(Array.from({ length: 70_000 }, random));
  const lopsided = Buffer.from(Array.from({ length: 60_000 }, () => Math.clz32(random()) * 7));
  const words = Array.from({ length: 6000 }, () => `word${random() % 300} ${'\n'.repeat(random() % 2)}`).join('');
  const fibonacci: string[] = []; // the longest codes: each symbol as frequent as all before it
  for (let a = 1, b = 1, code = 40; a < 20_000; code++) {
    fibonacci.push(String.fromCharCode(code).repeat(a));
    [a, b] = [b, a + b];
  }
  const shuffled = [...fibonacci.join('')].sort(() => (random() % 2) - 0.5).join('');
  return [
    Buffer.alloc(0),
    Buffer.from('x'),
    Buffer.alloc(30_000, 'a'),
    Buffer.alloc(3000, 'abc'),
    Buffer.from(words),
    Buffer.from(shuffled),
    Buffer.concat([noise, noise.subarray(100, 60_000)]), // distances of all lengths, stored blocks
    lopsided,
  ];
}

/** Texts whose codes are short, long, lopsided, of few symbols and of all. */
const samples = makeSamples();

const inflating = suite('the inflater');

for (const [name, strategy] of Object.entries(strategies)) {
  for (const level of [0, 1, 2, 3, 4, 5, 6, 7, 8, 9]) {
    inflating(`undoes level ${level} with ${name}`, () => {
      for (const text of samples) {
        for (const memLevel of [1, 8]) {
          const stream = deflateSync(text, { level, strategy, memLevel });
          assert.ok(same(inflate(stream, text.length), text), `${text.length} bytes, memLevel ${memLevel}`);
        }
      }
    });
  }
}

for (const windowBits of [9, 10, 11, 12, 13, 14, 15]) {
  inflating(`undoes streams with a window of ${windowBits} bits`, () => {
    for (const text of samples) assert.ok(same(inflate(deflateSync(text, { windowBits }), text.length), text));
  });
}

inflating('undoes streams of several flushed blocks, as a writer that streams makes them', () => {
  const text = samples[4]!;
  const parts = [0, 1, 2, 3].map((i) => text.subarray(i * 5000, (i + 1) * 5000));
  const raw = parts.map((part, i) =>
    deflateRawSync(part, { finishFlush: i < 3 ? constants.Z_FULL_FLUSH : constants.Z_FINISH }),
  );
  const whole = Buffer.concat(parts);
  const sum = deflateSync(whole).subarray(-4);
  const stream = Buffer.concat([Buffer.from([0x78, 0x9c]), ...raw, sum]);
  assert.ok(inflateSync(stream).equals(whole));
  assert.ok(same(inflate(stream, whole.length), whole));
});

inflating('undoes random texts', () => {
  fc.assert(
    fc.property(content, fc.nat(9), (text, level) => same(inflate(deflateSync(text, { level }), text.length), text)),
    { numRuns: 500, seed },
  );
});

inflating('ignores what follows the stream, as in a pack', () => {
  const text = samples[4]!;
  const stream = deflateSync(text);
  assert.ok(same(inflate(Buffer.concat([stream, Buffer.alloc(30, 0xff)]), text.length), text));
});

inflating('refuses a stream of another size than told', () => {
  for (const text of samples.slice(0, 5)) {
    const stream = deflateSync(text);
    for (const size of [text.length - 1, text.length + 1, text.length + 1000, 0].filter(
      (n) => n >= 0 && n !== text.length,
    ))
      assert.is(inflate(stream, size), null);
  }
});

inflating('refuses a stream that is cut off, even when the rest of it lies right behind', () => {
  const text = Buffer.from('tell me the end, tell me the end of it, and then the end'.repeat(4));
  for (const level of [0, 1, 9]) {
    const stream = deflateSync(text, { level });
    for (let end = 0; end < stream.length; end++) {
      assert.is(inflate(stream.subarray(0, end), text.length, stream.subarray(end)), null, `at ${end}`);
      assert.is(inflate(stream.subarray(0, end), text.length), null, `at ${end}, with rubbish behind`);
    }
  }
});

for (const { name, stream } of [
  { name: 'no stream at all', stream: Buffer.alloc(40, guard) },
  { name: 'a preset dictionary', stream: deflateSync('abc', { dictionary: Buffer.from('abcdef') }) },
  { name: 'a raw stream', stream: deflateRawSync(Buffer.alloc(300, 'ab')) },
  { name: 'the reserved block type', stream: Buffer.from([0x78, 0x9c, 0x07, 0, 0, 0, 0, 0]) },
  {
    name: 'a stored block with a wrong complement',
    stream: Buffer.from([0x78, 0x01, 1, 3, 0, 0, 0, 97, 98, 99, 0, 0, 0, 0]),
  },
  { name: 'a distance before the beginning', stream: Buffer.from([0x78, 0x9c, 0x03, 0x02, 0, 0, 0, 0, 0, 0]) },
]) {
  inflating(`refuses ${name}`, () => assert.is(inflate(stream, 3), null));
}

inflating('never gives wrong bytes for a damaged stream', () => {
  const kinds = samples.slice(1, 7).map((text) => text.subarray(0, 20_000));
  fc.assert(
    fc.property(
      fc.constantFrom(...kinds),
      fc.constantFrom(0, 1, 6, 9),
      fc.constantFrom(...Object.values(strategies)),
      fc.array(fc.record({ at: fc.nat(), xor: fc.integer({ min: 1, max: 255 }) }), { minLength: 1, maxLength: 4 }),
      (text, level, strategy, damage) => {
        const stream = deflateSync(text, { level, strategy });
        for (const { at, xor } of damage) stream[at % stream.length]! ^= xor;
        const got = inflate(stream, text.length);
        return got === null || got.equals(text);
      },
    ),
    { numRuns: 1500, seed },
  );
});

inflating('never gives wrong bytes for a stream made up at random', () => {
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 6, maxLength: 300 }), fc.nat(400), (bytes, size) => {
      const stream = Buffer.concat([Buffer.from([0x78, 0x9c]), bytes]);
      const got = inflate(stream, size);
      if (got === null) return true;
      return inflateSync(stream).equals(got);
    }),
    { numRuns: 1500, seed },
  );
});

inflating.run();
