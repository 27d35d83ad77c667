// Rules for the tests of the engine: each looks for one plain form.
import type { Rule, Ruleset } from '../../src/model/rule.ts';

/** A rule that finds `pin=` and what follows, unless told otherwise. */
export function ruleOf(over: Partial<Rule> = {}): Rule {
  return {
    id: 'probe',
    provider: 'test',
    title: 'Probe',
    severity: 'low',
    confidence: 0.7,
    trigger: { kind: 'literal', literals: ['pin='] },
    regex: 'pin=(?<secret>[a-z0-9]{4,40})',
    flags: '',
    reach: { before: 64, after: 64 },
    generic: false,
    tags: [],
    ...over,
  };
}

export function rulesetOf(...rules: readonly Rule[]): Ruleset {
  return { rules, digest: 'sha256:probes' };
}
