// Seams: whatever the sizes of windows and chunks, the matches are those of one look at the whole.
import fc from 'fast-check';
import * as assert from 'uvu/assert';
import { type LocatedMatch, type WindowSizes, Windows } from '../../src/sources/windows.ts';
import { createLocator } from '../../src/text/lines.ts';
import { marker, markerEngine } from '../support/scanning.ts';
import { suite } from '../support/suite.ts';

const engine = markerEngine();
const told = ({ match, location }: LocatedMatch): string =>
  `${match.start}-${match.end} ${location.line}:${location.column}-${location.endLine}:${location.endColumn} ${match.secret}`;

function whole(bytes: Uint8Array): string[] {
  const locator = createLocator(bytes);
  return engine.match(bytes).map((match) => told({ match, location: locator.locate(match.start, match.end) }));
}

function windowed(bytes: Uint8Array, sizes: WindowSizes, chunk: number): string[] {
  const windows = new Windows(engine, sizes);
  const found: LocatedMatch[] = [];
  for (let at = 0; at < bytes.length; at += chunk) found.push(...windows.push(bytes.subarray(at, at + chunk)));
  return [...found, ...windows.finish()].map(told);
}

const piece = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.constantFrom(
      'MARKER<a>',
      'MARKER<longer one>',
      'MARKER<\u00e4>',
      'MARKER<',
      '>',
      '\n',
      '\n\n',
      '\r\n',
    ),
  },
  { weight: 2, arbitrary: fc.string({ maxLength: 40 }) },
  { weight: 1, arbitrary: fc.nat(200).map((n) => 'x'.repeat(n)) },
);
const text = fc.array(piece, { maxLength: 60 }).map((pieces) => pieces.join(''));

const windows = suite('Windows');

for (const encoding of ['utf8', 'latin1'] as const) {
  windows(`find the same as one look, in ${encoding}`, () => {
    fc.assert(
      fc.property(
        text,
        fc.integer({ min: 1, max: 300 }),
        fc.integer({ min: 200, max: 500 }),
        (contents, chunk, window) => {
          const bytes = Buffer.from(contents.replaceAll('\0', ''), encoding);
          const sizes = { window, overlap: 64 };
          assert.equal(windowed(bytes, sizes, chunk), whole(bytes));
        },
      ),
      { numRuns: 500 },
    );
  });
}

windows('find the same in UTF-16, whose mark only the first window sees', () => {
  const lines = Array.from({ length: 200 }, (_, n) => `line ${n} ${n % 7 === 0 ? marker(`${n}`) : 'plain text'}\r\n`);
  const bytes = Buffer.from(`\ufeff${lines.join('')}`, 'utf16le');
  for (const window of [500, 501, 777]) {
    assert.equal(windowed(bytes, { window, overlap: 100 }, 33), whole(bytes));
  }
});

windows('count columns along a line that is longer than a window', () => {
  const bytes = Buffer.from(`a\n${'\u00e4'.repeat(3000)}${marker()}${'y'.repeat(3000)}${marker('b')}\n${marker('c')}`);
  assert.equal(windowed(bytes, { window: 1000, overlap: 100 }, 4096), whole(bytes));
});

windows('serve one stream after another, also after one that was left', () => {
  const both = new Windows(engine, { window: 100, overlap: 20 });
  const bytes = Buffer.from(`${'x\n'.repeat(200)}${marker()}`);
  const run = () => [...both.push(bytes), ...both.finish()].map(told);
  const first = run();
  assert.is(first.length, 1);
  both.push(bytes.subarray(0, 333));
  both.reset();
  assert.equal(run(), first);
});

windows.run();
