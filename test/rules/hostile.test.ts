// No text makes a rule run away: each regex meets windows built to make it backtrack.
import * as assert from 'uvu/assert';
import { compileRules } from '../../src/rules/compile.ts';
import { readRuleFolder } from '../../src/rules/load.ts';
import { fill } from '../../src/rules/sample.ts';
import { fromRoot } from '../support/paths.ts';
import { suite } from '../support/suite.ts';

const size = 16_384;
const limit = 400;
const hostile = suite('hostile texts');
const files = readRuleFolder(fromRoot('rules'));
const specs = new Map(files.flatMap((file) => file.rules).map((spec) => [spec.id, spec]));

for (const rule of compileRules(files).rules) {
  hostile(`${rule.id} takes less than ${limit} ms for 16 KB of each`, () => {
    const { examples, ...spec } = specs.get(rule.id)!;
    const match = fill(examples.match[0]!, spec, 1);
    // Half a match again and again, its lines and its last character repeated, and common filling.
    const pieces = [
      match.slice(0, -1),
      match.slice(0, match.length >> 1),
      `${match.slice(0, 24)}\n  `,
      match.at(-1)!,
      'a',
      'A1',
      '  \n',
      'a:b@',
      '://',
    ];
    const texts = pieces.map((piece) => piece.repeat(Math.ceil(size / piece.length)).slice(0, size));
    for (const text of [...texts, match.slice(0, -1) + 'A'.repeat(size), match.slice(0, -1) + ' \n'.repeat(size / 2)]) {
      const started = performance.now();
      const regex = new RegExp(rule.regex, `${rule.flags}g`);
      for (let found = regex.exec(text); found !== null; found = regex.exec(text))
        if (found[0] === '') regex.lastIndex++;
      const took = performance.now() - started;
      assert.ok(took < limit, `${Math.round(took)} ms for ${JSON.stringify(text.slice(0, 60))}`);
    }
  });
}

hostile.run();
