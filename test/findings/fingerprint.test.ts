import { createHmac, scryptSync } from 'node:crypto';
import * as assert from 'uvu/assert';
import { createFingerprinter, identify } from '../../src/findings/fingerprint.ts';
import { Secret } from '../../src/model/secret.ts';
import { findingOf } from '../support/findings.ts';
import { suite } from '../support/suite.ts';

const salt = Buffer.from('salt');
const strong = '0f1e2d3c4b5a69788796a5b4c3d2e1f0'.repeat(2);
const weak = 'hunter2';

const fingerprints = suite('createFingerprinter');
fingerprints('is HMAC-SHA256 of the bytes for a strong secret', async () => {
  const expected = createHmac('sha256', salt).update(strong).digest('hex');
  assert.is(await createFingerprinter(salt)(new Secret(strong)), expected);
});
fingerprints('goes through scrypt first for a guessable one', async () => {
  const key = scryptSync(weak, salt, 32, { N: 16384, r: 8, p: 1 });
  assert.is(await createFingerprinter(salt)(new Secret(weak)), createHmac('sha256', salt).update(key).digest('hex'));
});
fingerprints('takes bytes, not characters', async () => {
  const bytes = Buffer.concat([Buffer.from(strong), Buffer.from([0xc3, 0xff])]);
  const expected = createHmac('sha256', salt).update(bytes).digest('hex');
  assert.is(await createFingerprinter(salt)(new Secret(bytes.toString('latin1'))), expected);
});
fingerprints('changes with the salt and with the secret', async () => {
  const one = createFingerprinter(salt);
  assert.is.not(await one(new Secret(strong)), await createFingerprinter(Buffer.from('other'))(new Secret(strong)));
  assert.is.not(await one(new Secret(strong)), await one(new Secret(`${strong}0`)));
});
fingerprints('pays for a guessable secret once, also when it is asked again before the answer', async () => {
  const fingerprint = createFingerprinter(salt);
  const before = process.cpuUsage();
  await Promise.all(Array.from({ length: 1000 }, () => fingerprint(new Secret(weak))));
  // A thousand derivations would take half a minute or more.
  assert.ok(process.cpuUsage(before).user < 2_000_000);
});
fingerprints('does not block while it derives', async () => {
  let turns = 0;
  const turning = setInterval(() => turns++, 1);
  await createFingerprinter(salt)(new Secret(weak));
  clearInterval(turning);
  assert.ok(turns > 0);
});
fingerprints.run();

const identities = suite('identify');
identities('names those without a name, in their order', async () => {
  const { fingerprint: _, ...unnamed } = findingOf('a', { secret: new Secret(strong) });
  const asked: number[] = [];
  const named = await identify([findingOf('b'), unnamed], async (secret) => `name ${asked.push(secret.length)}`);
  assert.equal([named.map(({ fingerprint }) => fingerprint), asked], [['b'.repeat(64), 'name 1'], [strong.length]]);
});
identities.run();
