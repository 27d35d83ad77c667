import * as assert from 'uvu/assert';
import { closest } from '../../src/cli/closest.ts';
import { suite } from '../support/suite.ts';

const near = suite('closest');

for (const { word, candidates, expected } of [
  { word: 'scna', candidates: ['scan', 'hook'], expected: 'scan' },
  { word: 'stagde', candidates: ['since', 'staged'], expected: 'staged' },
  { word: 'basline', candidates: ['baseline', 'rules'], expected: 'baseline' },
  { word: 'SCAN', candidates: ['scan'], expected: 'scan' },
  { word: 'frobnicate', candidates: ['scan', 'hook'], expected: undefined },
  { word: '', candidates: [], expected: undefined },
]) {
  near(`${JSON.stringify(word)} is near ${expected ?? 'nothing'}`, () =>
    assert.is(closest(word, candidates), expected),
  );
}

near.run();
