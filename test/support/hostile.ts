import fc from 'fast-check';

/** Pieces that mean something to a terminal, a CI log, a spreadsheet or a markup language. */
const pieces = [
  '\u001b[2J',
  '\u001b]0;title\u0007',
  '\u009b31m',
  '\r',
  '\n',
  '\t',
  '\0',
  '\b',
  '\u007f',
  '\u202e',
  '\u2066',
  '\u200b',
  '\ufeff',
  '\u2028',
  '\udcff',
  '\ud83d',
  '\u{e0041}',
  '::',
  '::error file=a::b',
  '::add-mask::',
  '##[',
  '##[error]',
  '##vso[task.x]',
  '%0A',
  '%',
  ':',
  ',',
  ';',
  '"',
  "'",
  '`',
  '``',
  '|',
  '\\',
  '\\|',
  '<',
  '>',
  '</failure>',
  '<!--',
  ']]>',
  '&amp;',
  '&',
  '=',
  '+',
  '-',
  '@',
  '=cmd()',
  '](x)',
  '[',
  '![',
  '#',
  '~',
  '*',
  '_',
  '$',
  '{{',
  ' ',
  '/',
  '../',
  'a',
  'B',
  '9',
  'é',
  '日',
  '🔑',
  '\ufffd',
];

/** Texts made mostly of such pieces. */
export const hostileText: fc.Arbitrary<string> = fc
  .array(fc.oneof({ weight: 5, arbitrary: fc.constantFrom(...pieces) }, fc.string({ unit: 'binary' })), {
    maxLength: 8,
  })
  .map((parts) => parts.join(''));

/**
 * What no output may hold, judged apart from how `visible` does it: controls other than the newlines of the layout, direction
 * marks, half surrogates, commands of the older CI syntax. The newline itself is the caller's to judge.
 */
export function unsafe(output: string): boolean {
  for (const character of output) {
    const code = character.codePointAt(0)!;
    if (code < 0x20 && character !== '\n') return true;
    if (code >= 0x7f && code < 0xa0) return true;
    if (/^[\p{Bidi_Control}\p{Cs}\u2028\u2029\ufeff\u200b]$/u.test(character)) return true;
  }
  return /##[a-z]*\[/i.test(output);
}
