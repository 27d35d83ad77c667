import * as assert from 'uvu/assert';
import { parseLetter } from '../../src/git/commit-object.ts';
import { suite } from '../support/suite.ts';

const letters = suite('parseLetter');
const told = (text: string) => {
  const { message, ...rest } = parseLetter(Buffer.from(text));
  return { message: Buffer.from(message).toString(), ...rest };
};

letters('reads a commit', () => {
  const text =
    'tree x\nparent y\nauthor Ada L <ada@x> 1767225600 +0530\ncommitter B <b@x> 1 +0000\n\nSubject\n\nBody <no@one> 5\n';
  assert.equal(told(text), {
    ...{ message: 'Subject\n\nBody <no@one> 5\n', author: 'Ada L', email: 'ada@x' },
    ...{ date: '2026-01-01T00:00:00Z', subject: 'Subject' },
  });
});

letters('reads a tag', () => {
  assert.is(told('object x\ntype commit\ntag v1\ntagger Bob <b@x> 1767225600 +0000\n\nv1\n').author, 'Bob');
});

letters('reads one without author, without date, without message', () => {
  const nobody = { author: '', email: '', date: '1970-01-01T00:00:00Z', subject: '' };
  assert.equal(told('object x\ntype commit\ntag v1'), { message: '', ...nobody });
  assert.equal(told('author <b@x>\n\n'), { message: '', ...nobody, email: 'b@x' });
});

letters('does not take a signature for a message', () => {
  const text =
    'author A <a@x> 0 +0000\ngpgsig -----BEGIN PGP SIGNATURE-----\n \n abc\n -----END PGP SIGNATURE-----\n\nreal\n';
  assert.is(told(text).message, 'real\n');
});

letters.run();
