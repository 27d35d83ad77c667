import { createHmac, scryptSync } from 'node:crypto';
import * as assert from 'uvu/assert';
import { createFingerprinter } from '../../src/findings/fingerprint.ts';
import { Secret } from '../../src/model/secret.ts';
import { suite } from '../support/suite.ts';

const salt = Buffer.from('salt');
const strong = '0f1e2d3c4b5a69788796a5b4c3d2e1f0'.repeat(2);
const weak = 'hunter2';

const fingerprints = suite('createFingerprinter');
fingerprints('is HMAC-SHA256 of the bytes for a strong secret', () => {
  const expected = createHmac('sha256', salt).update(strong).digest('hex');
  assert.is(createFingerprinter(salt)(new Secret(strong)), expected);
});
fingerprints('goes through scrypt first for a guessable one', () => {
  const key = scryptSync(weak, salt, 32, { N: 16384, r: 8, p: 1 });
  assert.is(createFingerprinter(salt)(new Secret(weak)), createHmac('sha256', salt).update(key).digest('hex'));
});
fingerprints('takes bytes, not characters', () => {
  const bytes = Buffer.concat([Buffer.from(strong), Buffer.from([0xc3, 0xff])]);
  const expected = createHmac('sha256', salt).update(bytes).digest('hex');
  assert.is(createFingerprinter(salt)(new Secret(bytes.toString('latin1'))), expected);
});
fingerprints('changes with the salt and with the secret', () => {
  const one = createFingerprinter(salt);
  assert.is.not(one(new Secret(strong)), createFingerprinter(Buffer.from('other'))(new Secret(strong)));
  assert.is.not(one(new Secret(strong)), one(new Secret(`${strong}0`)));
});
fingerprints('pays for a guessable secret once', () => {
  const fingerprint = createFingerprinter(salt);
  fingerprint(new Secret(weak));
  const before = process.cpuUsage().user;
  for (let i = 0; i < 1000; i++) fingerprint(new Secret(weak));
  // A thousand derivations would take half a minute or more.
  assert.ok(process.cpuUsage(undefined).user - before < 2_000_000);
});
fingerprints.run();
