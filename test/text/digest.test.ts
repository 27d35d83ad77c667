import * as assert from 'uvu/assert';
import { hmacSha256, sha256, stretch } from '../../src/text/digest.ts';
import { suite } from '../support/suite.ts';

const bytes = (text: string): Uint8Array => Buffer.from(text, 'latin1');

const digests = suite('digests');
digests('sha256 gives the value of FIPS 180-2 for "abc"', () => {
  assert.is(sha256(bytes('abc')), 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
});
digests('hmacSha256 gives the value of RFC 4231, test case 2', () => {
  assert.is(
    hmacSha256(bytes('Jefe'), bytes('what do ya want for nothing?')),
    '5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843',
  );
});
digests('stretch gives 32 bytes that depend on data and salt', async () => {
  const hex = async (data: string, salt: string): Promise<string> =>
    Buffer.from(await stretch(bytes(data), bytes(salt))).toString('hex');
  const [one, again, ofOther, saltedOtherwise] = await Promise.all([
    hex('a', 'salt'),
    hex('a', 'salt'),
    hex('b', 'salt'),
    hex('a', 'other'),
  ]);
  assert.is(one.length, 64);
  assert.is(one, again);
  assert.is.not(one, ofOther);
  assert.is.not(one, saltedOtherwise);
});
digests.run();
