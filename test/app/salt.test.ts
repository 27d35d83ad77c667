import * as assert from 'uvu/assert';
import { resolveSalt } from '../../src/app/salt.ts';
import { testIo } from '../support/io.ts';
import { suite } from '../support/suite.ts';

const io = testIo();
const roots =
  (ids: string[], shallow = false) =>
  async () => ({ ids, shallow });
const never = async (): Promise<never> => {
  throw new Error('asked Git');
};
const inRepository = true;
const salt = suite('the salt of fingerprints');

salt('comes from the baseline first, without asking Git', async () => {
  const found = await resolveSalt(
    { inRepository, salt: 'cd'.repeat(16) },
    { salt: 'ab'.repeat(16), findings: [] },
    never,
    io,
  );
  assert.is(Buffer.from(found.bytes).toString('hex'), 'ab'.repeat(16));
});

salt('comes from the configuration next', async () => {
  const found = await resolveSalt({ inRepository, salt: 'cd'.repeat(16) }, null, never, io);
  assert.is(Buffer.from(found.bytes).toString('hex'), 'cd'.repeat(16));
});

salt('comes from the root commits then, in whatever order Git lists them', async () => {
  const one = await resolveSalt({ inRepository }, null, roots(['b', 'a']), io);
  const two = await resolveSalt({ inRepository }, null, roots(['a', 'b']), io);
  assert.equal(one, two);
  assert.is(one.bytes.length, 32);
  assert.is(one.note, undefined);
});

for (const { name, options, ask, says } of [
  { name: 'in a shallow clone', options: { inRepository }, ask: roots(['a'], true), says: 'shallow' },
  { name: 'before the first commit', options: { inRepository }, ask: roots([]), says: 'no commit' },
  { name: 'outside Git', options: { inRepository: false }, ask: never, says: 'not a Git repository' },
]) {
  salt(`is random ${name}, and the receipt says so`, async () => {
    const found = await resolveSalt(options, null, ask, io);
    assert.equal(found.bytes, io.random(32));
    assert.match(found.note ?? '', says);
  });
}

salt.run();
