// The promise of the delta walk: what it finds by looking at new bytes only is what a look at every version finds.
import * as assert from 'uvu/assert';
import { createEngine } from '../../../src/engine/create.ts';
import { loadBuiltinRules } from '../../../src/rules/builtin.ts';
import { generateRepo } from '../../support/generated.ts';
import { suite } from '../../support/suite.ts';
import { blobsOf, linesOf, missingFrom, walkPacks } from './walked.ts';

const ruleset = loadBuiltinRules();
/** `SEEDS=100-200` runs others, for a longer look. */
const [first, last] = (process.env.SEEDS ?? '1-6').split('-').map(Number) as [number, number];

const same = suite('delta scanning');

for (let seed = first; seed <= (last ?? first); seed++) {
  same(`finds what a scan of every version finds: seed ${seed}`, async () => {
    const repository = generateRepo({ seed });
    const byDelta = await walkPacks(repository, ruleset);
    const exhaustive = await walkPacks(repository, ruleset, { exhaustive: true });
    assert.ok(exhaustive.lines.length > 150, `${exhaustive.lines.length} matches: the generator is broken`);
    const lost = missingFrom(exhaustive.lines, byDelta.lines);
    const invented = missingFrom(byDelta.lines, exhaustive.lines);
    assert.equal({ seed, lost: lost.slice(0, 5), invented: invented.slice(0, 5) }, { seed, lost: [], invented: [] });
    assert.equal(byDelta.remainder, exhaustive.remainder);
    assert.equal(byDelta.tally.bytes, exhaustive.tally.bytes);
  });
}

same('finds what the engine finds in each blob', async () => {
  const repository = generateRepo({ seed: 50, versions: 15 });
  const byDelta = await walkPacks(repository, ruleset);
  for (const lens of ['kernel', 'plain'] as const) {
    const engine = createEngine(ruleset, { lens });
    const held = new Map([...blobsOf(repository)].map(([id, bytes]) => [id, engine.match(bytes)] as const));
    assert.equal(missingFrom(linesOf(held, ruleset), byDelta.lines).slice(0, 5), []);
    assert.equal(missingFrom(byDelta.lines, linesOf(held, ruleset)).slice(0, 5), []);
  }
});

same.run();
