import * as assert from 'uvu/assert';
import { createEngine } from '../../../src/engine/create.ts';
import { ruleset } from '../../support/marker-rules.ts';
import { marker } from '../../support/scanning.ts';
import { suite } from '../../support/suite.ts';

const each = (text: string, write: (code: number) => string): string =>
  [...text].map((char) => write(char.charCodeAt(0))).join('');
const hex = (code: number, length = 2): string => code.toString(16).padStart(length, '0');
const secret = marker('in-the-clear');
const text = `user: somebody\nkey: ${secret}\nand more text to make it long\n`;
const wrap = (encoded: string, width: number, indent = ''): string =>
  encoded.replace(new RegExp(`.{${width}}`, 'g'), `$&\n${indent}`);
const long = `${'line of text number one, two, three\n'.repeat(30)}${secret}\n${'and so on for ever 1 2 3\n'.repeat(9)}`;
const base64 = (contents: string | Uint8Array): string => Buffer.from(contents as string).toString('base64');
const utf32 = (contents: string, little: boolean): Buffer => {
  const bytes = Buffer.alloc(4 * contents.length);
  [...contents].forEach((char, at) => {
    if (little) bytes.writeUInt32LE(char.codePointAt(0)!, 4 * at);
    else bytes.writeUInt32BE(char.codePointAt(0)!, 4 * at);
  });
  return bytes;
};

/** `covers`: what the place has to cover of the input, when it is not the whole run. */
const cases: readonly { name: string; input: string | Buffer; by: readonly string[]; covers?: string }[] = [
  { name: 'base64', input: `data: ${base64(text)}\n`, by: ['base64'], covers: base64(text) },
  {
    name: 'base64url',
    input: `data = ${Buffer.from(`~~~???>>>${text}`).toString('base64url')};`,
    by: ['base64url'],
  },
  { name: 'base64 in lines of 76', input: `begin\n${wrap(base64(long), 76)}\nend\n`, by: ['base64'] },
  { name: 'base64 in lines of 64, with CR', input: wrap(base64(long), 64).replaceAll('\n', '\r\n'), by: ['base64'] },
  { name: 'base64 in an indented block', input: `data: |\n    ${wrap(base64(long), 72, '    ')}\n`, by: ['base64'] },
  { name: 'base64 that begins behind a key', input: `key=${wrap(base64(long), 60)}\n`, by: ['base64'] },
  { name: 'base64 of UTF-16', input: base64(Buffer.from(text, 'utf16le')), by: ['base64', 'utf-16le'] },
  { name: 'base64 twice', input: base64(base64(text)), by: ['base64', 'base64'] },
  { name: 'hex', input: `x ${Buffer.from(text).toString('hex')} y`, by: ['hex'] },
  { name: 'hex behind 0x', input: `0x${Buffer.from(text).toString('hex')}`, by: ['hex'] },
  { name: 'hex in lines', input: wrap(Buffer.from(long).toString('hex'), 60), by: ['hex'] },
  {
    name: 'percent signs',
    input: `/?marker-clue=${encodeURIComponent(secret)}&b=c`,
    by: ['percent'],
    covers: encodeURIComponent(secret),
  },
  {
    name: 'percent signs on everything',
    input: `marker-clue ${each(secret, (code) => `%${hex(code)}`)} x`,
    by: ['percent'],
    covers: each(secret, (code) => `%${hex(code)}`),
  },
  {
    name: 'percent signs twice',
    input: `marker-clue=${encodeURIComponent(encodeURIComponent(secret))}`,
    by: ['percent', 'percent'],
  },
  {
    name: '\\u escapes',
    input: `"marker-clue": "${each(secret, (code) => `\\u${hex(code, 4)}`)}"`,
    by: ['unicode-escape'],
    covers: each(secret, (code) => `\\u${hex(code, 4)}`),
  },
  {
    name: '\\u{} and \\x escapes',
    input: `'marker-clue', '${secret.replace('<', '\\u{3c}').replace('>', '\\x3e')}'`,
    by: ['unicode-escape'],
  },
  {
    name: 'named entities',
    input: `<a marker-clue="${secret.replace('<', '&lt;').replace('>', '&gt;')}">`,
    by: ['html'],
    covers: secret.replace('<', '&lt;').replace('>', '&gt;'),
  },
  { name: 'numbered entities', input: `marker-clue ${each(secret, (code) => `&#${code};`)}`, by: ['html'] },
  { name: 'hexadecimal entities', input: `marker-clue ${each(secret, (code) => `&#x${hex(code)};`)}`, by: ['html'] },
  { name: 'UTF-16', input: Buffer.from(`\ufeff${text}`, 'utf16le'), by: ['utf-16le'] },
  { name: 'UTF-32 with a mark', input: utf32(`\ufeff${text}`, true), by: ['utf-32le'] },
  { name: 'UTF-32 the other way round', input: utf32(`\ufeff${text}`, false), by: ['utf-32be'] },
  { name: 'UTF-32 without a mark', input: utf32(text, true), by: ['utf-32le'] },
];

const encodings = suite('encodings');

for (const lens of ['kernel', 'plain'] as const) {
  const engine = createEngine(ruleset, { lens });
  for (const { name, input, by, covers } of cases) {
    encodings(`${name} is read by the ${lens} engine`, () => {
      const bytes = Buffer.from(input as string);
      const found = engine.match(bytes);
      assert.equal(
        found.map((match) => [match.secret, match.decodedBy]),
        [[secret, by]],
      );
      const { start, end } = found[0]!;
      assert.ok(start >= 0 && start < end && end <= bytes.length);
      if (covers !== undefined) assert.is(bytes.toString('latin1', start, end), covers);
    });
  }
}

encodings('a secret in wrapped text is placed at its own lines', () => {
  const input = wrap(base64(long), 76);
  const { start, end } = createEngine(ruleset).match(Buffer.from(input))[0]!;
  const clear = Buffer.from(input.slice(start, end).replaceAll('\n', ''), 'base64').toString();
  assert.ok(clear.includes(secret), clear);
  assert.ok(clear.length < secret.length + 6);
});

encodings('text is decoded as often as the depth says', () => {
  const thrice = base64(base64(base64(text)));
  const found = [0, 1, 2, 3].map((decodeDepth) => createEngine(ruleset, { decodeDepth }).match(Buffer.from(thrice)));
  assert.equal(
    found.map((matches) => matches.length),
    [0, 0, 0, 1],
  );
});

for (const { name, input } of [
  { name: 'a plain secret beside an escape', input: `marker-clue %3D ${secret}` },
  { name: 'a plain secret on a line with entities', input: `&quot;marker-clue&quot; ${secret}` },
]) {
  encodings(`${name} is reported once, as it stands`, () => {
    const found = createEngine(ruleset).match(Buffer.from(input));
    assert.equal(
      found.map((match) => match.decodedBy),
      [[]],
    );
  });
}

encodings.run();
