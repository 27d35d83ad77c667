// Real code with labelled lines: precision and recall a grade, recall a tier.
import { type Grade, gradeFloor } from '../../src/model/confidence.ts';
import { shared } from '../support/paths.ts';
import { suite } from '../support/suite.ts';
import { createCredDataScorer, findInCredData, precisionOf, recallOf } from './creddata.ts';
import { hold } from './figures.ts';
import { createCorpusEngine } from './found.ts';

const folder = shared('corpus', 'creddata-open');
const creddata = suite('creddata');
const grades: readonly [Grade, string][] = [
  ['medium', ''],
  ['high', ', high grade'],
  ['low', ', with the low grade'],
];

if (folder === undefined) {
  creddata.skip('precision and recall by grade, and recall by tier', 'no ../shared/corpus beside the checkout');
} else {
  const found = findInCredData(createCorpusEngine(), folder);
  const scorer = await createCredDataScorer(folder);
  for (const [grade, suffix] of grades) {
    creddata(`precision and recall from ${grade} on`, () => {
      const { core } = scorer(found, gradeFloor[grade]);
      hold(`core: precision${suffix}`, precisionOf(core));
      hold(`core: recall${suffix}`, recallOf(core));
    });
  }
  creddata('recall by tier', () => {
    const { tiers } = scorer(found, gradeFloor.medium);
    for (const [tier, cell] of Object.entries(tiers)) hold(`core: tier ${tier}`, recallOf(cell));
  });
}

creddata.run();
