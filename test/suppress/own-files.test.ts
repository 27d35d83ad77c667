import * as assert from 'uvu/assert';
import { ownSalt } from '../../src/suppress/own-files.ts';
import { placeWith } from '../support/findings.ts';
import { suite } from '../support/suite.ts';

const salt = 'ab'.repeat(32);
const own = suite("stanch's own files");

for (const { name, path, line, accepted } of [
  { name: 'the salt of a baseline', path: '.stanch-baseline.json', line: `  "salt": "${salt}",`, accepted: true },
  {
    name: 'the salt of a baseline further down',
    path: 'a/.stanch-baseline.json',
    line: `  "salt": "${salt}",`,
    accepted: true,
  },
  { name: 'the salt of the configuration', path: '.stanch.yaml', line: `salt: ${salt}`, accepted: true },
  { name: 'another key of a baseline', path: '.stanch-baseline.json', line: `  "token": "${salt}",`, accepted: false },
  { name: 'a salt of another file', path: 'config.json', line: `  "salt": "${salt}",`, accepted: false },
  { name: 'more on the line', path: '.stanch-baseline.json', line: `  "salt": "${salt}", "x": 1`, accepted: false },
]) {
  own(`${accepted ? 'accept' : 'do not accept'} ${name}`, () => {
    assert.is(ownSalt(placeWith({ path, lines: ['', line, ''] })) !== null, accepted);
  });
}

own.run();
