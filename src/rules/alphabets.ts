/** Named alphabets, as the inside of a regex bracket class. Case counts. */
export const alphabets: Readonly<Record<string, string>> = {
  digit: '0-9',
  lower: 'a-z',
  upper: 'A-Z',
  letter: 'A-Za-z',
  alnum: 'A-Za-z0-9',
  'lower-alnum': 'a-z0-9',
  'upper-alnum': 'A-Z0-9',
  word: 'A-Za-z0-9_',
  hex: '0-9a-f',
  'upper-hex': '0-9A-F',
  'any-hex': '0-9a-fA-F',
  base32: 'A-Z2-7',
  'lower-base32': 'a-z2-7',
  base58: '1-9A-HJ-NP-Za-km-z',
  base64: 'A-Za-z0-9+/',
  base64url: 'A-Za-z0-9_-',
  dotted: 'A-Za-z0-9._-',
};

/**
 * The inside of the bracket class that `name` stands for: an alphabet's name, or a class such as `[a-z0-9_-]` itself.
 *
 * @throws {RangeError} for a name that does not exist and for a negated class
 */
export function classOf(name: string): string {
  const known = alphabets[name];
  if (known !== undefined) return known;
  if (/^\[[^\]^\\[][^\]\\[]*\]$/.test(name)) return name.slice(1, -1);
  throw new RangeError(`no alphabet is called ${name}`);
}

/** Every character of a bracket class's inside, ranges written out. A `-` at an end stands for itself. */
export function charactersOf(inside: string): string {
  let all = '';
  for (let at = 0; at < inside.length; at++) {
    const last = inside.charCodeAt(at + 2);
    if (inside[at + 1] === '-' && at + 2 < inside.length) {
      for (let code = inside.charCodeAt(at); code <= last; code++) all += String.fromCharCode(code);
      at += 2;
    } else all += inside[at];
  }
  return all;
}
