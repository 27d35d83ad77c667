// Values for the judge's tests: drawn from a seeded generator, so that nothing that looks live stands in a file.

/** Mulberry32 over `seed`: numbers in [0, 1), the same on every machine. */
export function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const lower = 'abcdefghijklmnopqrstuvwxyz';

export const alphabets: Readonly<Record<'alnum' | 'hex' | 'base36' | 'symbols', string>> = {
  alnum: `${lower}${lower.toUpperCase()}0123456789`,
  hex: '0123456789abcdef',
  base36: `${lower}0123456789`,
  symbols: `${lower}${lower.toUpperCase()}0123456789!@#%^*_-`,
};

/** `length` characters of an alphabet; another seed gives another value. Always with at least one digit and one letter. */
export function drawn(alphabet: keyof typeof alphabets, length: number, seed = 1): string {
  const random = randomFrom(seed);
  for (;;) {
    let text = '';
    for (let i = 0; i < length; i++) text += alphabets[alphabet][Math.floor(random() * alphabets[alphabet].length)];
    if (/\d/.test(text) && /[a-z]/i.test(text)) return text;
  }
}
