const alphabet = 'qpzry9x8gf2tvdw0s3jn54khce6mua7l';
const generator = [0x3b6a57b2, 0x26508e6d, 0x1ea119fa, 0x3d4233dd, 0x2a1462b3];

/**
 * The six characters that end a Bech32 string (BIP 173).
 *
 * @param head everything before them, in lower case; the last `1` parts the readable prefix from the data
 * @returns undefined when a character is not of the Bech32 alphabet
 */
export function bech32Checksum(head: string): string | undefined {
  const one = head.lastIndexOf('1');
  if (one < 1) return undefined;
  const prefix = [...head.slice(0, one)].map((char) => char.charCodeAt(0));
  const data = [...head.slice(one + 1)].map((char) => alphabet.indexOf(char));
  if (data.includes(-1)) return undefined;
  const values = [...prefix.map((code) => code >> 5), 0, ...prefix.map((code) => code & 31), ...data];
  const sum = polymod([...values, 0, 0, 0, 0, 0, 0]) ^ 1;
  return Array.from({ length: 6 }, (_, at) => alphabet[(sum >> (5 * (5 - at))) & 31]).join('');
}

function polymod(values: readonly number[]): number {
  let sum = 1;
  for (const value of values) {
    const top = sum >>> 25;
    sum = ((sum & 0x1ffffff) << 5) ^ value;
    for (let bit = 0; bit < 5; bit++) if (((top >> bit) & 1) === 1) sum ^= generator[bit]!;
  }
  return sum;
}
