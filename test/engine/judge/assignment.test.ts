import * as assert from 'uvu/assert';
import { suite } from '../../support/suite.ts';
import { judged } from './judged.ts';
import { drawn } from './values.ts';

const token = drawn('alnum', 32, 7);
const hex = drawn('hex', 40, 8);
const short = `kT7${drawn('base36', 7, 9)}`;

const forms = suite('languages of assignment');
for (const { name, text, value = token, at } of [
  { name: 'a shell export', text: `export ACCESS_TOKEN=${token}` },
  { name: 'a JSON member', text: `{"apiKey": "${token}", "name": "x"}` },
  { name: 'JSON inside a string', text: `body = "{\\"access_token\\":\\"${token}\\",\\"ttl\\":1}"` },
  { name: 'a YAML entry', text: `database:\n  password: ${short}\n`, value: short },
  { name: 'a YAML block scalar', text: `client_secret: |\n  ${token}\n` },
  { name: 'a TOML entry', text: `secret_key = '${token}'` },
  { name: 'a property', text: `spring.datasource.password=${short}`, value: short },
  { name: 'a hash rocket', text: `  :password => '${short}',`, value: short },
  { name: 'a short declaration in Go', text: `apiToken := "${token}"` },
  { name: 'a typed constant', text: `private const val clientSecret: String = "${token}"` },
  { name: 'a C array', text: `static const char password[] = "${short}";`, value: short },
  { name: 'an XML element', text: `<password>${short}</password>`, value: short },
  { name: 'an XML attribute', text: `<user name="a" password="${short}"/>`, value: short },
  { name: 'a key and value of an app.config', text: `<add key="DbPassword" value="${short}" />`, value: short },
  { name: 'an XML element on a line of its own', text: `<api_token>\n   ${token}\n</api_token>` },
  { name: 'an entry of a Kubernetes env', text: `- name: DB_PASSWORD\n  value: "${short}"`, value: short },
  { name: 'a Dockerfile', text: `ENV API_KEY=${token}` },
  { name: 'an ADO connection string', text: `"Server=db;User Id=app;Password=${short};Trusted=no"`, value: short },
  { name: 'a query string', text: `GET /v1?access_token=${token}&page=2` },
  { name: 'an encoded query string', text: `url = "https://a.dev/?u=https%3A%2F%2Fb.dev%3Ftoken%3D${token}%26x%3D1"` },
  { name: 'a setter', text: `connection.setPassword("${short}");`, value: short },
  { name: 'a pair of arguments', text: `props.put("db.password", "${short}");`, value: short },
  { name: 'an option of a handle', text: `easy_setopt(curl, CURLOPT_PASSWORD, "${short}");`, value: short },
  { name: 'the second argument of a credential', text: `new NetworkCredential("svc", "${short}");`, value: short },
  { name: 'a conversion around the value', text: `Token: aws.String("${token}"),` },
  { name: 'a default of a lookup', text: `password = os.environ.get("DB_PASSWORD", "${short}")`, value: short },
  { name: 'an alternative to a variable', text: `secret: process.env.SECRET || '${token}',` },
  { name: 'an array', text: `"tokens": ["${token}", "b"]` },
  { name: 'a command-line flag', text: `deploy --password ${short} --region eu`, value: short },
  { name: 'SQL that makes a user', text: `CREATE USER app IDENTIFIED BY '${short}';`, value: short },
  { name: 'SQL that alters a role', text: `ALTER ROLE app WITH PASSWORD '${short}';`, value: short },
  { name: 'a bearer header', text: `curl -H "Authorization: Bearer ${token}" https://a.dev` },
  { name: 'a header of its own', text: `X-Auth-Token: ${token}` },
  { name: 'curl -u', text: `curl -u admin:${short} https://a.dev`, value: short },
  { name: 'curl -u in quotes', text: `curl -sS --user 'admin:${short}' https://a.dev`, value: short },
  { name: 'a password in prose', text: `The password is "${short}".`, value: short },
  { name: 'a comparison', text: `if (password == "${short}") {`, value: short },
  { name: 'a column of a table', text: `| user | token |\n| --- | --- |\n| bob | ${token} |` },
  { name: 'a default in C preprocessor', text: `#define WIFI_PASSWORD "${short}"`, value: short },
  {
    name: 'literals joined by plus',
    text: `token = "${token.slice(0, 16)}" +\n  "${token.slice(16)}"`,
    at: `"${token.slice(0, 16)}`,
  },
  { name: 'user and password in one option', text: `opt(CURLOPT_USERPWD, "app:${short}");`, value: short },
  { name: 'a session id', text: `"connect.sid": "${token}"` },
  { name: 'a header in rows of key and value', text: `key: 'Authorization',\n// x\nvalue: 'Token ${token}'` },
  {
    name: 'a parameter that looks like a property',
    text: `curl https://a.dev/?access_token=ab.${drawn('alnum', 22, 4)}`,
    value: `ab.${drawn('alnum', 22, 4)}`,
  },
  { name: 'hex beside a weak key', text: `key: '${hex}'`, value: hex },
]) {
  forms(`reads ${name}`, () => {
    const found = judged(text);
    assert.ok(found !== null, 'nothing found');
    assert.is(found.secret, value);
    const place = text.slice(found.start, found.end);
    if (at === undefined) assert.is(place, value);
    else assert.ok(place.startsWith(at.slice(1)) && place.length > value.length);
    assert.ok(found.confidence >= 0.5, `confidence ${found.confidence}`);
    assert.not.match(found.reasons.join(' '), value);
  });
}
forms.run();

const quiet = suite('what is no secret');
for (const { name, text } of [
  { name: 'a variable of the environment', text: 'password = process.env.DB_PASSWORD' },
  { name: 'a template', text: `password: ${'$'}{DB_PASSWORD}` },
  { name: 'a mustache', text: 'api_key: "{{ vault_api_key }}"' },
  { name: 'a format', text: 'auth = "token %s"' },
  { name: 'a bracketed placeholder', text: 'token: <your token>' },
  { name: 'a mask', text: 'password: ********' },
  { name: 'null', text: '"secret": null,' },
  { name: 'a type', text: 'token: string;' },
  { name: 'a call', text: 'password = getPassword(user)' },
  { name: 'a property', text: 'secret: config.session.secret,' },
  { name: 'a URL', text: 'token_url = "https://auth.acme.dev/oauth/token"' },
  { name: 'an address beside a token', text: 'token: "https://auth.acme.dev/oauth/token"' },
  { name: 'a file', text: 'password_file: /run/secrets/db_password' },
  { name: 'a sentence', text: '"password": "Please enter your password"' },
  { name: 'prose', text: 'The token is required when the server asks for it.' },
  { name: 'a number of tokens', text: 'max_tokens: 4096' },
  { name: 'a public key', text: `public_key = "${token}"` },
  { name: 'a digest of a lock file', text: `"integrity": "sha512-${drawn('alnum', 86, 3)}=="` },
  { name: 'a list of names', text: 'const fields = ["username", "password", "firstname"];' },
  { name: 'a regular expression', text: String.raw`token = "^[a-z]{3}\.(\d+)$"` },
  { name: 'a commit', text: `commit = "${hex}"` },
  { name: 'a signature scheme', text: 'Authorization: AWS4-HMAC-SHA256 Credential=a/20260101/eu/s3/aws4_request' },
  { name: 'a template that a blank cuts off', text: "password: {{b64 'kT7x'}}" },
  { name: 'a template with a colon in it', text: 'curl -u {{alnum:20}}:X https://a.dev' },
  { name: 'the token that RFC 6750 prints', text: 'Authorization: Bearer mF_9.B5f-4.1JqM' },
  { name: 'the token of a badge', text: `![](https://ci.dev/badge.svg?token=${drawn('alnum', 10, 5)})` },
  {
    name: 'header and claims without signature',
    text: `token = "eyJ${drawn('alnum', 20, 5)}.eyJ${drawn('alnum', 30, 6)}"`,
  },
  { name: 'a stock password in base64', text: `userpwd=${Buffer.from('joe:secret').toString('base64')}` },
  { name: 'a union type', text: 'type Filter = "highpass" | "highshelf";' },
  { name: 'a reference in curl', text: 'curl -u "$USER:$PASS" https://a.dev' },
  { name: 'an unrelated -u', text: 'sort -u names:list.txt' },
]) {
  quiet(`leaves ${name} alone`, () => {
    const found = judged(text);
    assert.ok(found === null || found.confidence < 0.5, `${found?.key} ${found?.operator} ${found?.confidence}`);
  });
}
quiet.run();

const grades = suite('grades');
for (const { name, text, low, high } of [
  { name: 'a machine-made value beside a telling key is high', text: `client_secret = "${token}"`, low: 0.8, high: 1 },
  { name: 'letters and digits are medium', text: `password = "${short}"`, low: 0.5, high: 0.79 },
  { name: 'one long word as a password is medium', text: `password = "${'marma'}lade"`, low: 0.5, high: 0.79 },
  { name: 'one short word is low', text: 'password = "plum"', low: 0.01, high: 0.49 },
  { name: 'a stock word is low', text: 'password = "changeme"', low: 0.01, high: 0.49 },
  { name: 'a snake-case name is low', text: 'password = "river_bank_otter"', low: 0.01, high: 0.49 },
  { name: 'a value that repeats its key is low', text: 'client_secret = "client_secret"', low: 0.01, high: 0.49 },
  { name: 'an example is low', text: 'password = "your-password-1"', low: 0.01, high: 0.49 },
  { name: 'a UUID beside a token is medium', text: `token = "${uuid(4)}"`, low: 0.5, high: 0.79 },
]) {
  grades(name, () => {
    const found = judged(text);
    assert.ok(found !== null, 'nothing found');
    assert.ok(found.confidence >= low && found.confidence <= high, `confidence ${found.confidence}`);
  });
}
grades('names the rule by its key', () => {
  assert.is(judged(`db_password = "${token}"`)?.rule, 'generic-password');
  assert.is(judged(`app_secret = "${token}"`)?.rule, 'generic-secret');
  assert.is(judged(`bot_token = "${token}"`)?.rule, 'generic-token');
  assert.is(judged(`api_key = "${token}"`)?.rule, 'generic-api-key');
  assert.is(judged(`key = "${hex}"`)?.rule, 'generic-credential');
});
grades.run();

function uuid(seed: number): string {
  const digits = drawn('hex', 32, seed);
  return [digits.slice(0, 8), digits.slice(8, 12), digits.slice(12, 16), digits.slice(16, 20), digits.slice(20)].join(
    '-',
  );
}
