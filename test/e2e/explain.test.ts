// What a developer is told who asks why a line was reported, or was not.
import * as assert from 'uvu/assert';
import { awsKeyId } from '../support/keys.ts';
import { randomText } from '../support/random.ts';
import { suite } from '../support/suite.ts';
import { createWorkplace } from '../support/workplace.ts';

const work = createWorkplace();
const pat = (length: number): string => `gh${'p_'}${randomText(3, length)}`;
const hex = Buffer.from(randomText(5, 16)).toString('hex');
const cases = [
  { line: `t = "${pat(10)}"`, says: /github-pat: came near\n.*too short: 14 characters, and 40 are wanted/ },
  { line: `t = "x${pat(36)}"`, says: /github-pat: came near\n.*inside a longer word/ },
  { line: `t = "${pat(36)}"`, says: /github-pat: below the threshold, confidence 0\.10\n.*checksum is wrong\n.*under/ },
  { line: `t = "${pat(60)}"`, says: /github-pat: came near\n.*another length or other characters/ },
  { line: `id = "AK${'IA'}IOSFODNN7EXAMPLE"`, says: /aws-access-key-id: came near\n.*example value/ },
  { line: `digest ${hex}`, says: /rules by context: came near\n.*\d+ rules.*none is near/ },
  { line: "password = '$" + "{DB_PASSWORD}'", says: /the key password: came near\n.*filled in later/ },
  { line: 'password_file = "/etc/mysql/secret"', says: /the key password_file: came near\n.*about something else/ },
  { line: `id = "${awsKeyId(21)}"`, says: /aws-access-key-id: finding, confidence 0\.\d+\n[\s\S]*incomplete/ },
  { line: `api_token = "${randomText(9, 40)}" # stanch:allow a sample`, says: /accepted, [\s\S]*comment: a sample/ },
  { line: `${randomText(11, 30)}key${randomText(12, 9)} = 7`, says: /./ },
  { line: 'nothing here', says: /:12: no rule came near/ },
] as const;
work.write('a.env', `${cases.map(({ line }) => line).join('\n\n\n\n\n\n')}\n`);
work.write('b.env', `${'\n'.repeat(11)}nothing here\n`);

const explain = suite('stanch explain');
for (const [index, { line, says }] of cases.entries()) {
  explain(`says what became of line ${index}`, () => {
    const last = index === cases.length - 1;
    const { stdout, code } = last
      ? work.stanch('explain', 'b.env:12')
      : work.stanch('explain', `a.env:${index * 6 + 1}`);
    assert.is(code, 0);
    assert.match(stdout, says);
    for (const word of line.match(/[A-Za-z0-9]{16,}/g) ?? []) assert.not.ok(stdout.includes(word), 'shows the value');
  });
}
explain('says when the file would be passed over', () => {
  work.write('big.env', `id = "${awsKeyId(21)}"\n`);
  assert.match(work.stanch('explain', 'big.env:1', '--max-file-size', '5B').stdout, /passes it over/);
});
explain.after(() => work.remove());
explain.run();
