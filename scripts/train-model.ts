// Makes src/engine/judge/bigrams.ts: how much likelier a pair of symbols is in words and identifiers than in a random
// token. Reproducible: text from the packages that package-lock.json pins, random tokens from a seeded generator.
//   node dist/scripts/train-model.js
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { isDigit, symbolCount, symbolsOf } from '../src/engine/judge/symbols.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
/** Packages whose sources and documentation are plain text written by people. */
const packages = [
  'typescript',
  '@types/node',
  'simple-git',
  'ajv',
  'yaml',
  'piscina',
  'fast-check',
  'uvu',
  'chalk',
  'knip',
];
const maxFileSize = 1_500_000;

function* textFiles(folder: string): Generator<string> {
  for (const entry of readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort()) {
    if (/\.(js|cjs|mjs|ts|mts|md)$/.test(entry) && !/\.min\.|\.map$/.test(entry)) yield `${folder}/${entry}`;
  }
}

/** Counts of symbol pairs; add-one smoothing happens in `logRatios`. */
function emptyCounts(): Float64Array {
  return new Float64Array(symbolCount * symbolCount);
}

function countPairs(word: string, counts: Float64Array): void {
  const symbols = symbolsOf(word, 0, word.length);
  for (let i = 1; i < symbols.length; i++) counts[symbols[i - 1]! * symbolCount + symbols[i]!]!++;
}

/** Each distinct identifier or word counts once: what is frequent in one file must not shape the language. */
function countText(): Float64Array {
  const words = new Set<string>();
  for (const name of packages) {
    for (const path of textFiles(`${root}node_modules/${name}`)) {
      const text = readFileSync(path, 'latin1');
      if (text.length > maxFileSize) continue;
      for (const match of text.matchAll(/[A-Za-z][A-Za-z0-9_.-]{3,40}/g)) words.add(match[0]);
    }
  }
  const counts = emptyCounts();
  for (const word of words) countPairs(word, counts);
  return counts;
}

/** Mulberry32: a small seeded generator, so that the table is the same on every machine. */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

function countRandom(): Float64Array {
  const random = randomFrom(20_261_123);
  const lower = 'abcdefghijklmnopqrstuvwxyz';
  const digits = '0123456789';
  const alphabets = [lower + lower.toUpperCase() + digits, lower + lower.toUpperCase() + digits, lower + digits];
  const counts = emptyCounts();
  for (let n = 0; n < 60_000; n++) {
    const alphabet = alphabets[n % alphabets.length]!;
    let token = '';
    for (let i = 0; i < 32; i++) token += alphabet[Math.floor(random() * alphabet.length)];
    countPairs(token, counts);
  }
  return counts;
}

/** Bits by which a pair speaks for text (positive) or for chance (negative), in eighths, clamped to ±31. */
function logRatios(text: Float64Array, random: Float64Array): number[] {
  const share = (counts: Float64Array, row: number, column: number): number => {
    let sum = 0;
    for (let i = 0; i < symbolCount; i++) sum += counts[row * symbolCount + i]!;
    return (counts[row * symbolCount + column]! + 0.5) / (sum + 0.5 * symbolCount);
  };
  return Array.from(text, (_, at) => {
    const row = Math.floor(at / symbolCount);
    const column = at % symbolCount;
    const bits = Math.log2(share(text, row, column) / share(random, row, column));
    // Years, versions and sizes make digits beside digits common in text, yet they say nothing for a word.
    const most = isDigit(row) && isDigit(column) ? 0 : 31;
    return Math.max(-31, Math.min(most, Math.round(bits * 8)));
  });
}

const ratios = logRatios(countText(), countRandom());
// One char per pair, '!' to '_' would hold quotes and backslashes, so 64 safe symbols stand for -31 to 31.
const code = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
const rows: string[] = [];
for (let row = 0; row < symbolCount; row++) {
  rows.push(
    ratios
      .slice(row * symbolCount, (row + 1) * symbolCount)
      .map((value) => code[value + 31])
      .join(''),
  );
}
writeFileSync(
  `${root}src/engine/judge/bigrams.ts`,
  `// Written by scripts/train-model.ts; do not edit. Rows: first symbol, columns: second symbol (see symbols.ts).
// Each char is a number of eighths of a bit from -31 ('A') to 31 ('+'): positive speaks for words, negative for chance.

/** The table as text, one row of \`symbolCount\` chars a line. */
export const bigramRows: readonly string[] = [
${rows.map((row) => `  '${row}',`).join('\n')}
];

/** The 64 chars of the rows in the order of their values. */
export const bigramCode = '${code}';
`,
);
