/** Shannon entropy in bits for each character (UTF-16 code unit). The empty text has 0. */
export function shannonEntropy(text: string): number {
  const counts = new Map<string, number>();
  for (const unit of text.split('')) counts.set(unit, (counts.get(unit) ?? 0) + 1);
  let bits = 0;
  for (const count of counts.values()) bits -= (count / text.length) * Math.log2(count / text.length);
  return bits;
}

/** A guesser tries words before letters: one word counts as a pick out of 8,000. */
const bitsOfWord = 13;

/**
 * How many bits a guesser has to find, at most. Words (five letters or more in one case, or capitalised) count as
 * words, the rest as length times entropy. Rough, and meant to be too low rather than too high: 16 random base-62
 * characters have about 62, 40 hex digits about 145, four words about 55.
 */
export function estimateBits(text: string): number {
  let words = 0;
  const rest = text.replace(/[A-Z]?[a-z]{5,}|[A-Z]{5,}/g, () => {
    words++;
    return '';
  });
  return words * bitsOfWord + rest.length * shannonEntropy(rest);
}

/** Whether a text is made of words alone, such as a dictionary, a sample or a variable's name holds: `SECRET_KEY`, `myPassword1`. */
export function isWordLike(text: string): boolean {
  return /^\d{0,4}$/.test(text.replace(/[A-Z]?[a-z]{2,}|[A-Z]{2,}|[\s_./:-]/g, ''));
}
