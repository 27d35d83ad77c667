import * as assert from 'uvu/assert';
import { withoutOverlaps } from '../../src/engine/overlap.ts';
import { planRules } from '../../src/engine/plan.ts';
import type { Match } from '../../src/model/match.ts';
import { Random } from '../../src/rules/random.ts';
import { suite } from '../support/suite.ts';
import { ruleOf, rulesetOf } from './probes.ts';

const plan = planRules(
  rulesetOf(ruleOf({ id: 'specific' }), ruleOf({ id: 'generic', generic: true }), ruleOf({ id: 'other' })),
);

const matchOf = (rule: number, start: number, end: number, more: Partial<Match> = {}): Match => ({
  rule,
  start,
  end,
  secret: `${start}-${end}`,
  confidence: 0.5,
  reasons: [],
  decodedBy: [],
  ...more,
});

const kept = (...matches: readonly Match[]): string[] =>
  withoutOverlaps(plan, matches).map(({ rule, start, end }) => `${rule} ${start}-${end}`);

const overlap = suite('overlapping matches');

overlap('leave the specific one, however sure the generic one is', () => {
  assert.equal(kept(matchOf(1, 0, 50, { confidence: 1 }), matchOf(0, 10, 20)), ['0 10-20']);
});
overlap('leave what stands there as it is rather than what was decoded', () => {
  assert.equal(kept(matchOf(0, 0, 50, { decodedBy: ['base64'], confidence: 1 }), matchOf(2, 0, 50)), ['2 0-50']);
});
overlap('leave the surer, then the longer, then the earlier one', () => {
  assert.equal(kept(matchOf(0, 0, 10), matchOf(2, 5, 15, { confidence: 0.6 })), ['2 5-15']);
  assert.equal(kept(matchOf(0, 0, 10), matchOf(2, 5, 16)), ['2 5-16']);
  assert.equal(kept(matchOf(2, 5, 15), matchOf(0, 0, 10)), ['0 0-10']);
});
overlap('are none when they only touch', () => {
  assert.equal(kept(matchOf(0, 10, 20), matchOf(0, 0, 10)), ['0 0-10', '0 10-20']);
});
overlap('may be different secrets decoded from one text', () => {
  const decodedBy = ['base64'];
  assert.is(
    kept(matchOf(0, 0, 50, { decodedBy, secret: 'a' }), matchOf(2, 0, 50, { decodedBy, secret: 'b' })).length,
    2,
  );
  assert.is(
    kept(matchOf(0, 0, 50, { decodedBy, secret: 'a' }), matchOf(2, 0, 50, { decodedBy, secret: 'a' })).length,
    1,
  );
});
overlap('are decided alike in whatever order they come', () => {
  const random = new Random('overlap');
  for (let round = 0; round < 200; round++) {
    const matches = Array.from({ length: 8 }, () => {
      const start = random.below(60);
      return matchOf(random.below(3), start, start + 1 + random.below(20), { confidence: random.below(4) / 4 });
    });
    const shuffled = [...matches].sort(() => random.below(3) - 1);
    assert.equal(kept(...shuffled), kept(...matches));
  }
});

overlap.run();
