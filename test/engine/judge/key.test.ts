import * as assert from 'uvu/assert';
import { meaningOf } from '../../../src/engine/judge/key.ts';
import { suite } from '../../support/suite.ts';

const names = suite('meaningOf');
for (const [name, strength, rule] of [
  ['password', 'strong', 'generic-password'],
  ['DB_PASSWORD', 'strong', 'generic-password'],
  ['mysqlRootPwd', 'strong', 'generic-password'],
  ['smtp-pass', 'strong', 'generic-password'],
  ['password_production', 'strong', 'generic-password'],
  ['clientSecret', 'strong', 'generic-secret'],
  ['JWT_SECRET', 'strong', 'generic-secret'],
  ['accessToken', 'strong', 'generic-token'],
  ['token2', 'strong', 'generic-token'],
  ['x-api-key', 'strong', 'generic-api-key'],
  ['AccountKey', 'strong', 'generic-api-key'],
  ['encryption_key', 'strong', 'generic-api-key'],
  ['credential', 'strong', 'generic-credential'],
  ['key', 'weak', 'generic-credential'],
  ['sessionCookie', 'weak', 'generic-credential'],
] as const) {
  names(`takes ${name} for ${strength}`, () => {
    assert.is(meaningOf(name).strength, strength);
    assert.is(meaningOf(name).rule, rule);
  });
}
for (const name of [
  'public_key',
  'publicKeyToken',
  'access_key_id',
  'token_url',
  'password_file',
  'secretName',
  'token_type',
  'passwordLength',
  'tokenizer',
  'passport',
  'compass',
  'keyboard',
  'encrypted_password',
  'password_reset_path',
  'api_key_header',
  'key_fingerprint',
  'secretsManager',
  'signature',
  'username',
]) {
  names(`takes ${name} for no secret`, () => assert.is(meaningOf(name).strength, 'none'));
}
names.run();
