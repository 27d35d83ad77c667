// Text with characters written as escapes: percent signs, backslashes, entities. Undone with a way back, so that what is
// found in the clear text can be placed at the very bytes that spell it.

/** Clear text. Byte `i` of it was written by the bytes from `from[i]` on; `from` has one entry more than there are bytes. */
export interface Unescaped {
  readonly bytes: Buffer;
  readonly from: Uint32Array;
}

/** One way of writing characters. */
export interface Escapes {
  /** As it stands in `decodedBy`. */
  readonly name: string;
  /** A character that all escapes of this kind begin with: a text without it needs no closer look. */
  readonly sign: string;
  /** An escape of a character that a key, a value or what stands between them can hold. */
  readonly telling: RegExp;
  /** Every escape that is undone once there is a telling one; global. */
  readonly each: RegExp;
  /** The code point that an escape stands for, or -1 where it stands for itself. */
  read(found: RegExpExecArray): number;
}

const control: Readonly<Record<string, number>> = { n: 10, r: 13, t: 9, b: 8, f: 12 };

const entities: Readonly<Record<string, string>> = {
  quot: '"',
  amp: '&',
  apos: "'",
  lt: '<',
  gt: '>',
  nbsp: ' ',
  equals: '=',
  colon: ':',
  commat: '@',
  sol: '/',
  bsol: '\\',
  lowbar: '_',
  plus: '+',
  period: '.',
  dollar: '$',
  percnt: '%',
  num: '#',
  Tab: '\t',
  NewLine: '\n',
};

const entity = Object.keys(entities).join('|');

/** The escapes that are known, each looked for by itself. */
export const escapes: readonly Escapes[] = [
  {
    name: 'percent',
    sign: '%',
    telling: /%[2-7][0-9A-Fa-f]/,
    each: /%([0-9A-Fa-f]{2})/g,
    read: ([, hex]) => Number.parseInt(hex!, 16),
  },
  {
    name: 'unicode-escape',
    sign: '\\',
    telling: /\\u(?:00[2-7][0-9A-Fa-f]|\{0{0,4}[2-7][0-9A-Fa-f]\})|\\x[2-7][0-9A-Fa-f]/,
    each: /\\(?:u([0-9A-Fa-f]{4})|u\{([0-9A-Fa-f]{1,6})\}|x([0-9A-Fa-f]{2})|(["'`\\/])|([nrtbf]))/g,
    read: ([, u, braced, x, itself, letter]) =>
      itself !== undefined
        ? itself.charCodeAt(0)
        : letter !== undefined
          ? control[letter]!
          : Number.parseInt((u ?? braced ?? x)!, 16),
  },
  {
    name: 'html',
    sign: '&',
    telling: new RegExp(`&(?:#0{0,4}(?:3[2-9]|[4-9][0-9]|1[01][0-9]|12[0-6])|#[xX]0{0,4}[2-7][0-9A-Fa-f]|${entity});`),
    each: new RegExp(`&(?:#([0-9]{1,7})|#[xX]([0-9A-Fa-f]{1,6})|(${entity}));`, 'g'),
    read: ([, decimal, hex, name]) =>
      name !== undefined
        ? entities[name]!.charCodeAt(0)
        : decimal !== undefined
          ? Number(decimal)
          : Number.parseInt(hex!, 16),
  },
];

/**
 * Undoes the escapes of one kind.
 *
 * @param text each char one byte. Characters above U+00FF come out as `?`: no credential has any.
 */
export function undo(text: string, { each, read }: Escapes): Unescaped {
  const bytes = Buffer.allocUnsafe(text.length);
  const from = new Uint32Array(text.length + 1);
  let length = 0;
  let at = 0;
  const copyTo = (end: number): void => {
    while (at < end) {
      from[length] = at;
      bytes[length++] = text.charCodeAt(at++);
    }
  };
  each.lastIndex = 0;
  for (let found = each.exec(text); found !== null; found = each.exec(text)) {
    const point = read(found);
    copyTo(found.index);
    from[length] = at;
    bytes[length++] = point >= 0 && point <= 0xff ? point : 0x3f;
    at = found.index + found[0].length;
  }
  copyTo(text.length);
  from[length] = text.length;
  return { bytes: bytes.subarray(0, length), from: from.subarray(0, length + 1) };
}

/** Whether the original has an escape between two offsets of the clear text: a byte that took more than one to write. */
export function isEscaped({ from }: Unescaped, start: number, end: number): boolean {
  return from[end]! - from[start]! !== end - start;
}
