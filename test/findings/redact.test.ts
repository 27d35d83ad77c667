import * as assert from 'uvu/assert';
import { createRedactor } from '../../src/findings/redact.ts';
import { randomText } from '../support/random.ts';
import { findingsOf, match, place, ruleNumber } from '../support/reports.ts';
import { suite } from '../support/suite.ts';

const redactorFor = (secret: string, shown: string = secret, decodedBy: string[] = []) =>
  createRedactor(
    findingsOf({ match: match(ruleNumber.token, secret, { decodedBy }), place: place({ decodedBy }, shown) }),
  );

const strong = randomText(1, 32);

const redactions = suite('createRedactor');
redactions('hides a secret in prose and in names', () => {
  const { text, name } = redactorFor(strong);
  assert.is(text(`see ${strong}!`), 'see ********!');
  assert.is(name(`keys/${strong}.txt`), 'keys/********.txt');
});
redactions('does not make a path unfindable for a guessable password', () => {
  const { text, name } = redactorFor('administrator');
  assert.is(name('src/administrator/main.ts'), 'src/administrator/main.ts');
  assert.is(text('the password is administrator'), 'the password is ********');
});
redactions('hides the characters that the bytes mean', () => {
  assert.is(redactorFor('Übung-für-Meister').text('war Übung-für-Meister.'), 'war ********.');
});
redactions('hides the encoded text of a decoded secret', () => {
  const encoded = Buffer.from(strong).toString('base64');
  assert.is(redactorFor(strong, encoded, ['base64']).text(`data: ${encoded}`), 'data: ********');
});
for (const before of ['', 'a', 'ab', 'abc']) {
  redactions(`hides it inside a longer base64 text, behind ${before.length} bytes`, () => {
    const { text } = redactorFor(strong, 'x', ['base64']);
    const shown = text(Buffer.from(`${before}${strong}`).toString('base64'));
    assert.ok(shown.replace('********', '').length < 12, shown);
  });
}
redactions('hides the lines of a PEM key and keeps its labels', () => {
  const [begin, end] = ['BEGIN', 'END'].map((word) => `-----${word} ${['PRIVATE', 'KEY'].join(' ')}-----`);
  const [one, two] = [randomText(2, 64), randomText(3, 40)];
  const { text } = redactorFor(`${begin}\n${one}\n${two}\n${end}\n`);
  assert.is(text(`${begin} ${one} x ${two} ${end}`), `${begin} ******** x ******** ${end}`);
  assert.is(redactorFor(`${begin}\\n${one}\\n${two}\\n${end}`).text(two), '********');
});
redactions('changes nothing where nothing is known', () => {
  assert.is(createRedactor([]).text(strong), strong);
});
redactions.run();
