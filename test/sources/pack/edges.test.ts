// Edits at the edge of what a decision looks at: each of these once could have gone wrong.
import * as assert from 'uvu/assert';
import type { Rule, Ruleset } from '../../../src/model/rule.ts';
import { loadBuiltinRules } from '../../../src/rules/builtin.ts';
import { randomText } from '../../support/random.ts';
import { createRepo } from '../../support/repository.ts';
import { suite } from '../../support/suite.ts';
import { missingFrom, walkPacks } from './walked.ts';

const filler = Array.from({ length: 60 }, (_, i) => `an ordinary line, number ${i}, that deltas can copy\n`).join('');

/** Packs versions so that each is a delta of the first (largest) one, and compares both ways of walking. */
async function compareWalks(ruleset: Ruleset, versions: readonly string[]): Promise<number> {
  const repository = createRepo();
  for (const text of versions) repository.commit({ 'a.txt': Buffer.from(filler + text + filler, 'latin1') });
  repository.git('repack', '-adfq');
  const byDelta = await walkPacks(repository, ruleset);
  const exhaustive = await walkPacks(repository, ruleset, { exhaustive: true });
  assert.equal(missingFrom(exhaustive.lines, byDelta.lines), [], 'lost');
  assert.equal(missingFrom(byDelta.lines, exhaustive.lines), [], 'invented');
  return exhaustive.lines.length;
}

const ruleOf = (over: Partial<Rule>): Rule => ({
  id: 'probe',
  provider: 'test',
  title: 'Probe',
  severity: 'low',
  confidence: 1,
  trigger: { kind: 'literal', literals: ['pin='] },
  regex: 'pin=(?<secret>[a-z0-9]{6,40})',
  flags: '',
  reach: { before: 64, after: 64 },
  generic: false,
  tags: [],
  ...over,
});
const rulesetOf = (...rules: Rule[]): Ruleset => ({ rules, digest: 'sha256:probe' });

const edges = suite('the edges of what is looked at');

edges('a context word two lines below a match two lines below a candidate', async () => {
  const context = { any: ['server='], before: 300, after: 300 };
  const text = (word: string): string => `pin=aaaaaa1\nx\npin=bbbbbb2\ny\n${word}db\n`;
  assert.ok((await compareWalks(rulesetOf(ruleOf({ context })), [text('server='), text('x=')])) > 0);
  assert.ok((await compareWalks(rulesetOf(ruleOf({ context })), [text('xxxxxxxxxxx='), text('server=')])) > 0);
});

edges('a context word of the other half of a pair, beyond the lines of the pair', async () => {
  const context = { any: ['sesame'], before: 400, after: 400 };
  const half = ruleOf({ id: 'half', trigger: { kind: 'companion' }, regex: 'val:(?<secret>[a-z0-9]{8})', context });
  const whole = ruleOf({ companions: [{ rule: 'half', lines: 3 }] });
  const text = (word: string): string => `pin=aaaaaa1\nx\ny\nval:bbbbbb22\nz\n${word}\n`;
  await compareWalks(rulesetOf(whole, half), [text('open sesame'), text('closed')]);
  await compareWalks(rulesetOf(whole, half), [text('closed, closed'), text('sesame')]);
});

for (const changed of ['before', 'behind'] as const) {
  edges(`the byte right ${changed} the stretch that a far rule reads`, async () => {
    const regex = 'far=[^;]*;(?<secret>[a-z]{20,5000})';
    const far = ruleOf({ trigger: { kind: 'literal', literals: ['far='] }, regex, reach: { before: 0, after: 1500 } });
    const body = randomText(1, 1200).toLowerCase().replace(/[0-9]/g, 'q');
    const rest = 'q'.repeat(1504 - 'far=x;'.length - body.length);
    const text = (next: string): string =>
      changed === 'behind' ? `far=x;${body}${rest}${next} end of it\n` : `${next}far=x;${body} end of it\n`;
    await compareWalks(rulesetOf(far), [text(', and more'), text('qq')]);
    await compareWalks(rulesetOf(far), [text('qqqqqqqqq'), text(',')]);
  });
}

for (const lines of [1, 2, 3]) {
  edges(`an assignment ${lines} lines from an edit`, async () => {
    const secret = randomText(9, 24);
    const text = (above: string, below: string): string =>
      `${above}\n${'-\n'.repeat(lines - 1)}password = "${secret}"\n${'-\n'.repeat(lines - 1)}${below}\n`;
    const ruleset = loadBuiltinRules();
    await compareWalks(ruleset, [
      text('example for the tests', 'and so on and on'),
      text('x', 'and so on and on'),
      text('x', 'y'),
    ]);
  });
}

for (const distance of [500, 511, 512, 513, 560, 576, 577, 600]) {
  edges(`a word ${distance} bytes from a token on one long line`, async () => {
    const context = { any: ['sesame'], before: 512, after: 512 };
    const rule = ruleOf({ context });
    const gap = '. '.repeat(distance).slice(0, distance);
    for (const side of ['before', 'behind'] as const) {
      const text = (word: string): string =>
        side === 'before' ? `${word}${gap} pin=abcdef1 ` : ` pin=abcdef1 ${gap}${word}`;
      await compareWalks(rulesetOf(rule), [text('a longer sesame'), text('door')]);
      await compareWalks(rulesetOf(rule), [text('a longer door, then'), text('sesame')]);
    }
  });
}

edges.run();
