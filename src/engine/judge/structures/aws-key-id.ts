import { dropped, type StructureCheck } from './told.ts';

const kinds: Readonly<Record<string, string>> = {
  AKIA: 'long-term access key',
  ASIA: 'temporary access key',
  ABIA: 'bearer token of STS',
  ACCA: 'context-specific credential',
};
const base32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/**
 * An AWS access key id. Ids issued since 2019 hold the account's number in their first 40 bits after the prefix.
 *
 * @see https://medium.com/@TalBeerySec/a-short-note-on-aws-key-id-f88cc4317489
 */
export const awsKeyId: StructureCheck = (text) => {
  if (/EXAMPLE/.test(text) || /(.)\1{6}|123456789|ABCDEFGH/.test(text.slice(4)))
    return dropped('an example of the documentation');
  const kind = kinds[text.slice(0, 4)] ?? 'access key';
  if (/[^A-Z2-7]/.test(text.slice(4))) return { holds: false, confidence: 0.3, reason: 'no base32 behind its prefix' };
  const account = accountOf(text);
  return {
    holds: null,
    reason: account === undefined ? kind : `${kind} of account ${account}`,
    learnt: { kind, ...(account !== undefined && { account }) },
  };
};

function accountOf(id: string): string | undefined {
  if (id.length !== 20 || /^[A-Z]{4}[IJ]/.test(id)) return undefined;
  let bits = 0n;
  for (const char of id.slice(4, 14)) {
    const value = base32.indexOf(char);
    if (value < 0) return undefined;
    bits = bits * 32n + BigInt(value);
  }
  // Ten characters are 50 bits; the account lies in the first 48, one bit from the left.
  const account = ((bits >> 2n) & 0x7fffffffff80n) >> 7n;
  return account < 1_000_000_000_000n ? account.toString().padStart(12, '0') : undefined;
}
