// The open cases in this process, at the default threshold, as the commands of docs/accuracy.md score them.
import { gradeFloor } from '../../src/model/confidence.ts';
import { shared } from '../support/paths.ts';
import { suite } from '../support/suite.ts';
import { type Judged, judgeCases } from './cases.ts';
import { hold, percent, print, share } from './figures.ts';
import { createCorpusEngine } from './found.ts';

const folder = shared('corpus');
const cases = suite('open cases');
const names = ['recall', 'right provider', 'means', 'tiers', 'alarms', 'a table by source'];

const foundShare = (judged: readonly Judged[]): number =>
  share(judged.filter(({ found }) => found).length, judged.length);

function meanOver(judged: readonly Judged[], keyOf: (each: Judged['each']) => string): number {
  const groups = new Map<string, Judged[]>();
  for (const one of judged) groups.set(keyOf(one.each), [...(groups.get(keyOf(one.each)) ?? []), one]);
  const shares = [...groups.values()].map(foundShare);
  return share(
    shares.reduce((sum, each) => sum + each, 0),
    shares.length,
  );
}

if (folder === undefined) {
  for (const name of names) cases.skip(name, 'no ../shared/corpus beside the checkout');
} else {
  const judged = judgeCases(createCorpusEngine(), folder, gradeFloor.medium);
  const hits = judged.filter(({ each }) => each.expect === 'hit');
  const misses = judged.filter(({ each }) => each.expect === 'miss');

  cases(names[0]!, () => hold('cases: recall', foundShare(hits)));
  cases(names[1]!, () => hold('cases: right provider', share(hits.filter(({ named }) => named).length, hits.length)));
  cases(names[2]!, () => {
    hold(
      'cases: mean over rules',
      meanOver(hits, ({ source, rule }) => `${source} ${rule}`),
    );
    hold(
      'cases: mean over providers',
      meanOver(hits, ({ provider }) => provider),
    );
  });
  cases(names[3]!, () => {
    hold('cases: generic tier', foundShare(hits.filter(({ each }) => each.tier === 'generic')));
  });
  cases(names[4]!, () => {
    hold('cases: alarms on misses', foundShare(misses));
    const quiet = misses.filter(({ each }) => each.scope === 'any');
    hold('cases: alarms where nothing should be reported', foundShare(quiet));
  });
  cases(names[5]!, () => {
    for (const source of [...new Set(judged.map(({ each }) => each.source))].sort()) {
      const ofSource = (all: readonly Judged[]): Judged[] => all.filter(({ each }) => each.source === source);
      const [found, alarms] = [ofSource(hits), ofSource(misses)];
      const alarmed = alarms.length === 0 ? '' : `, alarms ${percent(foundShare(alarms))} of ${alarms.length}`;
      print(`cases of ${source}: recall ${percent(foundShare(found))} of ${found.length}${alarmed}`);
    }
  });
}

cases.run();
