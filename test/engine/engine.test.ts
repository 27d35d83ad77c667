// From bytes to matches: triggers, context, pairs, boundaries, decoding; the kernel and the plain finder alike.
import * as assert from 'uvu/assert';
import { createEngine } from '../../src/engine/create.ts';
import type { Rule } from '../../src/model/rule.ts';
import { randomText } from '../support/random.ts';
import { suite } from '../support/suite.ts';
import { ruleOf, rulesetOf } from './probes.ts';

/** `rule secret@start` of what both finders give; fails when they differ. */
function found(rules: readonly Rule[], text: string | Buffer): string[] {
  const bytes = typeof text === 'string' ? Buffer.from(text, 'latin1') : text;
  const [kernel, plain] = (['kernel', 'plain'] as const).map((lens) =>
    createEngine(rulesetOf(...rules), { lens })
      .match(bytes)
      .map(
        ({ rule, secret, start, decodedBy }) =>
          `${rules[rule]!.id} ${secret}@${start}${decodedBy.map((by) => ` ${by}`).join('')}`,
      ),
  ) as [string[], string[]];
  assert.equal(kernel, plain);
  return kernel;
}

const token = `tk_${randomText(1, 30)}`;
const prefix = ruleOf({
  id: 'prefix',
  trigger: { kind: 'prefix', prefixes: ['tk_'], leads: 33 },
  regex: 'tk_[A-Za-z0-9]{30}(?![A-Za-z0-9])',
});
const short = ruleOf({
  id: 'short',
  trigger: { kind: 'prefix', prefixes: ['Qzx'], leads: 7 },
  regex: 'Qzx[0-9]{4}(?![0-9])',
});
const literal = ruleOf({ id: 'literal' });
const value = ruleOf({
  id: 'value',
  trigger: { kind: 'value', min: 32, max: 32 },
  regex: '(?<![A-Za-z0-9])(?<secret>[a-f0-9]{32})(?![A-Za-z0-9])',
  context: { any: ['acme'], before: 40, after: 20 },
});
const hex = '0a1b2c3d4e5f60718293a4b5c6d7e8f9';
const whole = ruleOf({ id: 'whole', companions: [{ rule: 'half', lines: 2 }] });
const half = ruleOf({ id: 'half', trigger: { kind: 'companion' }, regex: 'val:(?<secret>[a-z]{8})' });

const engine = suite('the engine');

for (const { name, rules, text, expected } of [
  {
    name: 'finds a prefix at the start of a word',
    rules: [prefix],
    text: `x=${token};`,
    expected: [`prefix ${token}@2`],
  },
  { name: 'finds it behind an escape', rules: [prefix], text: `"\\n${token}"`, expected: [`prefix ${token}@3`] },
  { name: 'does not find it inside a word', rules: [prefix], text: `x${token}`, expected: [] },
  { name: 'does not find it when it goes on', rules: [prefix], text: `${token}a`, expected: [] },
  {
    name: 'finds a prefix too short for the token lens',
    rules: [short],
    text: 'a Qzx1234 b',
    expected: ['short Qzx1234@2'],
  },
  { name: 'minds the case of a short prefix', rules: [short], text: 'a qzx1234 b', expected: [] },
  { name: 'finds what follows a literal', rules: [literal], text: 'a pin=abcd b', expected: ['literal abcd@6'] },
  {
    name: 'finds each once, though two literals see both',
    rules: [literal],
    text: 'pin=abcd\npin=efgh',
    expected: ['literal abcd@4', 'literal efgh@13'],
  },
  { name: 'finds a value beside its word', rules: [value], text: `acme = ${hex}`, expected: [`value ${hex}@7`] },
  { name: 'finds a value before its word', rules: [value], text: `${hex} # acme`, expected: [`value ${hex}@0`] },
  { name: 'finds no value without its word', rules: [value], text: `other = ${hex}`, expected: [] },
  { name: 'finds no value whose word is too far', rules: [value], text: `acme${' '.repeat(40)} ${hex}`, expected: [] },
  {
    name: 'finds no value whose word is part of it',
    rules: [{ ...value, context: { any: ['0a1'], before: 40, after: 20 } }],
    text: `x = ${hex}`,
    expected: [],
  },
  {
    name: 'completes a pair',
    rules: [whole, half],
    text: 'pin=abcd\nx\nval:abcdefgh',
    expected: ['whole abcd@4', 'half abcdefgh@15'],
  },
  {
    name: 'completes no pair beyond its lines',
    rules: [whole, half],
    text: 'pin=abcd\nx\ny\nval:abcdefgh',
    expected: ['whole abcd@4'],
  },
  { name: 'finds no other half alone', rules: [whole, half], text: 'val:abcdefgh', expected: [] },
  {
    name: 'drops a documented example',
    rules: [{ ...literal, except: '^abcd$' }],
    text: 'pin=abcd pin=efgh',
    expected: ['literal efgh@13'],
  },
  {
    name: 'drops a secret with too little entropy',
    rules: [{ ...literal, entropy: 2 }],
    text: 'pin=aaaaaa pin=abcdef',
    expected: ['literal abcdef@15'],
  },
  {
    name: 'tries no regex without the text that it needs',
    rules: [{ ...literal, needs: ['@'] }],
    text: 'pin=abcd',
    expected: [],
  },
  { name: 'finds nothing in nothing', rules: [literal, prefix, value], text: '', expected: [] },
]) {
  engine(name, () => assert.equal(found(rules, text), expected));
}

for (const encoding of ['base64', 'hex', 'base64url'] as const) {
  engine(`looks into ${encoding}`, () => {
    const encoded = Buffer.from(`user: someone\ntoken: ${token}\n`).toString(encoding);
    const [match] = found([prefix], `data: ${encoded}`);
    // Text without + and / is base64 as well as base64url.
    assert.match(match!, new RegExp(`^prefix ${token}@6 (base64|hex|base64url)$`));
  });
}

engine('decodes twice, and no deeper', () => {
  const twice = (text: string, times: number): string =>
    times === 0 ? text : twice(Buffer.from(text).toString('base64'), times - 1);
  const text = `some text before ${token} and behind it`;
  assert.equal(
    [1, 2, 3].map((times) => found([prefix], twice(text, times)).length),
    [1, 1, 0],
  );
});

for (const { name, bytes, by } of [
  {
    name: 'little-endian with a mark',
    bytes: (text: string) => Buffer.from(`\ufeff${text}`, 'utf16le'),
    by: 'utf-16le',
  },
  {
    name: 'big-endian with a mark',
    bytes: (text: string) => Buffer.from(`\ufeff${text}`, 'utf16le').swap16(),
    by: 'utf-16be',
  },
  { name: 'little-endian without a mark', bytes: (text: string) => Buffer.from(text, 'utf16le'), by: 'utf-16le' },
  { name: 'big-endian without a mark', bytes: (text: string) => Buffer.from(text, 'utf16le').swap16(), by: 'utf-16be' },
]) {
  engine(`reads UTF-16, ${name}`, () => {
    const buffer = bytes(`a plain line\npin=abcd ${token}\n`);
    const at = buffer.length - 2 * (token.length + 1);
    assert.ok(found([prefix], buffer).includes(`prefix ${token}@${at} ${by}`));
  });
}

engine('gives the same whatever lies around the bytes', () => {
  const buffer = Buffer.from(`pin=zzzz x=${token} pin=zzzz`);
  const from = buffer.indexOf('x=');
  const part = buffer.subarray(from, from + 2 + token.length);
  assert.equal(found([prefix, literal], part), [`prefix ${token}@2`]);
});

engine.run();
