import * as assert from 'uvu/assert';
import { bech32Checksum } from '../../src/rules/bech32.ts';
import { checksums } from '../../src/rules/checksums.ts';
import { crc16, crc32 } from '../../src/rules/crc32.ts';
import { fill } from '../../src/rules/sample.ts';
import { suite } from '../support/suite.ts';

const sums = suite('checksums');

sums('CRC-32 and CRC-16 give the check values of their catalogue', () => {
  assert.is(crc32('123456789'), 0xcbf43926);
  assert.is(crc16(Buffer.from('123456789')), 0x31c3);
});

sums('Bech32 gives the checksums of the test vectors of BIP 173', () => {
  assert.is(bech32Checksum('a1'), '2uel5l');
  assert.is(bech32Checksum('abcdef1qpzry9x8gf2tvdw0s3jn54khce6mua7l'), 'mqqqxw');
  assert.is(bech32Checksum('no separator'), undefined);
  assert.is(bech32Checksum('a1b'), undefined);
});

// Dummies that npm and NATS published, in pieces so that no push protection stops on this file.
for (const { name, pieces } of [
  { name: 'crc32-base62', pieces: ['npm', '_', 'qkJaB6MffYVzZXW', 'qmcoF49yrUxP3wf', '0LsakP'] },
  { name: 'nkey-crc16', pieces: ['SUA', 'CSSL3UAHUDXKFSNVUZRF5UHPM', 'WZ6BFDTJ7M6USDXIEDNPPQYYYC', 'U3VY'] },
]) {
  sums(`${name} holds for a published dummy and fails when a character changes`, () => {
    const token = pieces.join('');
    assert.ok(checksums[name]!.holds(token));
    const changed = `${token.slice(0, 20)}${token[20] === 'B' ? 'C' : 'B'}${token.slice(21)}`;
    assert.not(checksums[name]!.holds(changed));
    assert.is(checksums[name]!.complete(`${token.slice(0, -4)}AAAA`).length, token.length);
  });
}

for (const { name, template } of [
  { name: 'crc32-base62', template: 'ghp_{{alnum:36}}' },
  { name: 'crc32-base36', template: 'glpat-{{base64url:40}}.14{{lower-alnum:7}}' },
  { name: 'grafana-crc32', template: 'glsa_{{alnum:32}}_{{hex:8}}' },
  { name: 'bech32-upper', template: 'AGE-SECRET-KEY-1{{[02-9AC-HJ-NP-Z]:58}}' },
  { name: 'nkey-crc16', template: 'SU{{base32:56}}' },
]) {
  sums(`${name} completes what it then holds true, and holds nothing drawn at random`, () => {
    const checksum = checksums[name]!;
    for (let seed = 0; seed < 50; seed++) {
      const drawn = fill(template, {}, seed);
      assert.not(checksum.holds(drawn));
      const whole = checksum.complete(drawn);
      assert.ok(checksum.holds(whole));
      assert.is(whole.length, drawn.length);
    }
  });
  sums(`${name} holds for no text of another form`, () => {
    for (const text of ['', 'x', 'not a token', 'ghp_', '_'.repeat(80)]) assert.not(checksums[name]!.holds(text));
  });
}

sums.run();
