/** A well-formed AWS access key id that nobody has, the same for each seed. Never written out: push protection would stop it. */
export function awsKeyId(seed: number): string {
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
  let state = (seed * 2_654_435_761) >>> 0;
  let body = '';
  for (let at = 0; at < 16; at++) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    body += alphabet[state >>> 27];
  }
  return `AK${'IA'}${body}`;
}
