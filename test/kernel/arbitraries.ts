// Random bytes that look like what the kernel meets: text, tokens, long runs, escapes, binary.
import * as fc from 'fast-check';

const latin1 = (text: string): Buffer => Buffer.from(text, 'latin1');

/** What a failing property needs to be run again: `SEED=…` in the environment. */
export const seed: number = Number(process.env.SEED ?? 20_260_501);

/** Texts of lenses that share first bytes, lie in each other, and have anchors of three and of four bytes. */
export const mixedTables: { readonly prefixes: readonly string[]; readonly literals: readonly string[] } = {
  prefixes: ['tok_', 'tok', 'to', 'AKxx', 'AKx', 'q7', 'sk-live-', 'sk-', 'zz'],
  literals: ['key', 'keys', 'password', 'pass', 'passwd', '://', '-----begin', 'monkey', 'aaa', 'pin'],
};

/** As above, but the shortest literal has four bytes. */
export const longTables: typeof mixedTables = {
  ...mixedTables,
  literals: mixedTables.literals.filter((literal) => literal.length > 3),
};

const pieces: readonly string[] = [
  ...mixedTables.prefixes,
  ...mixedTables.literals,
  ...mixedTables.literals.map((literal) => literal.toUpperCase()),
  '\\n',
  '\\',
  '%3D',
  '%',
  '\n',
  '\r\n',
  ' ',
  '"',
  ',',
  '=',
  '/',
  'e\u0301\u00e9',
  '\0',
  '0',
  'aB3',
];

const piece: fc.Arbitrary<Buffer> = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(...pieces).map((text) => Buffer.from(text, 'utf8')) },
  { weight: 3, arbitrary: fc.stringMatching(/^[A-Za-z0-9+./=_~-]{1,40}$/).map(latin1) },
  { weight: 1, arbitrary: fc.stringMatching(/^[A-Za-z0-9]{60,200}$/).map(latin1) },
  { weight: 1, arbitrary: fc.uint8Array({ maxLength: 30 }).map((bytes) => Buffer.from(bytes)) },
  { weight: 1, arbitrary: fc.string({ unit: 'grapheme', maxLength: 12 }).map((text) => Buffer.from(text, 'utf8')) },
);

/** Up to a few kilobytes of such pieces. */
export const content: fc.Arbitrary<Buffer> = fc.array(piece, { maxLength: 60 }).map((parts) => Buffer.concat(parts));
