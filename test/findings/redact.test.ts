import * as assert from 'uvu/assert';
import { createRedactor } from '../../src/findings/redact.ts';
import { Excerpt } from '../../src/model/place.ts';
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

/** Two secrets on lines 1 and 2 of one file; what the excerpt of the second shows. */
const beside = (
  other: { secret: string; confidence: number; column?: number },
  line: string,
  own = strong,
): string | undefined => {
  const excerpt = new Excerpt(1, [line, `key = "${own}"`]);
  const at = { line: 1, column: other.column ?? 900, endColumn: (other.column ?? 900) + other.secret.length, start: 0 };
  const findings = findingsOf(
    { match: match(ruleNumber.token, own), place: place({ line: 2, excerpt, start: 500, end: 540 }, own) },
    {
      match: match(ruleNumber.password, other.secret, { confidence: other.confidence }),
      place: place({ ...at, endLine: 1, end: 9, excerpt }, other.secret),
    },
  );
  const finding = findings.find(({ rule }) => rule === 'acme-token')!;
  return createRedactor(findings).excerptsOf(finding)(finding.places[0]!)?.lines[0];
};
const odd = randomText(7, 9);

const excerpts = suite('excerptsOf');
excerpts('lets a dictionary word of low confidence be', () => {
  assert.is(beside({ secret: 'SECRET_KEY', confidence: 0.3 }, 'the SECRET_KEY of'), 'the SECRET_KEY of');
});
excerpts('hides it at medium confidence', () => {
  assert.is(beside({ secret: 'SECRET_KEY', confidence: 0.5 }, 'the SECRET_KEY of'), 'the ******** of');
});
excerpts('hides what is no word at any confidence', () => {
  assert.is(beside({ secret: odd, confidence: 0.1 }, `the ${odd} of`), 'the ******** of');
});
excerpts('lets a short one be where it only happens to stand', () => {
  assert.is(beside({ secret: 'key', confidence: 0.9 }, 'the key of'), 'the key of');
});
excerpts('hides even the shortest where it is known to stand, and only there', () => {
  assert.is(beside({ secret: 'pw1', confidence: 0.3, column: 7 }, 'pw1 = pw1'), 'pw1 = ********');
});
excerpts('hides the own secret everywhere, whatever it is', () => {
  assert.is(beside({ secret: odd, confidence: 0.9 }, 'a secret is secret', 'secret'), 'a ******** is ********');
});
excerpts.run();
