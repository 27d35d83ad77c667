// The markers as a rule for the real engine, so that a test can ask real kernel and packs what the fake engine said.
import { createEngine } from '../../src/engine/create.ts';
import type { Rule, Ruleset } from '../../src/model/rule.ts';
import type { ScanRequest } from '../../src/sources/request.ts';

const rule: Rule = {
  id: 'marker',
  provider: 'test',
  title: 'Marker',
  severity: 'low',
  confidence: 1,
  trigger: { kind: 'literal', literals: ['marker<', 'marker-clue'] },
  regex: 'MARKER<[^>\\n\\0]{0,40}>',
  flags: '',
  reach: { before: 16, after: 64 },
  paths: { exclude: ['judged-away/**'] },
  generic: false,
  tags: [],
};

/** One rule that finds markers. The word `marker-clue` makes the engine look at what stands beside it, as a key does. */
export const ruleset: Ruleset = { rules: [rule], digest: 'sha256:markers' };

/** The real engine with its kernel, and packs walked by stanch itself. */
export function realParts(maxBlobSize: number | null): Pick<ScanRequest, 'engine' | 'packs'> {
  return { engine: createEngine(ruleset), packs: { ruleset, options: { maxBlobSize }, jobs: 2 } };
}
