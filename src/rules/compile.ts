// From the form that people write to the one that the engine runs. Upstream: load.ts. Downstream: scripts/compile-rules.ts.
import { createHash } from 'node:crypto';
import { minRun } from '../kernel/lens.ts';
import { ToolError } from '../model/errors.ts';
import type { Rule, RuleDetails, Ruleset, Trigger } from '../model/rule.ts';
import { checksums } from './checksums.ts';
import { entropyFloor, lengthOf, regexOf } from './derive.ts';
import { leadsOf } from './leading-run.ts';
import { unboundedQuantifier } from './quantifiers.ts';
import type { RuleFile, RuleSpec } from './rule-file.ts';

/** Bytes that a pattern may look before and behind its trigger unless the rule says otherwise. */
const defaultReach = 256;
const defaultContext = { before: 80, after: 40 };
const defaultLines = 5;

/**
 * The rules of all files in their order, with the digest that names them.
 *
 * @throws {ToolError} BAD_RULE with file, rule and reason: a regex that does not compile or could run away, an unknown
 *   checksum, alphabet or part, an id that is used twice, a trigger that is missing
 */
export function compileRules(files: readonly RuleFile[]): Ruleset {
  const rules: Rule[] = [];
  const homes = new Map<string, string>();
  for (const file of files)
    for (const spec of file.rules) {
      const before = homes.get(spec.id);
      if (before !== undefined) throw badRule(file, spec, `its id is already used in ${before}`);
      homes.set(spec.id, file.path);
      rules.push(compileRule(file, spec));
    }
  for (const file of files)
    for (const spec of file.rules)
      for (const part of spec.parts ?? [])
        if (!homes.has(part)) throw badRule(file, spec, `no rule is called ${part} (parts)`);
  return { rules, digest: digestOf(rules) };
}

/** What the hot path does not need, in the order of the rules. */
export function detailsOf(files: readonly RuleFile[]): RuleDetails[] {
  return files.flatMap((file) =>
    file.rules.map((spec) => ({
      id: spec.id,
      why: spec.why,
      ...given('docs', spec.docs ?? file.docs),
      source: spec.source,
      ...given('verify', spec.verify),
      ...given('respond', spec.respond),
    })),
  );
}

function digestOf(rules: readonly Rule[]): string {
  return `sha256:${createHash('sha256').update(JSON.stringify(rules)).digest('hex')}`;
}

function compileRule(file: RuleFile, spec: RuleSpec): Rule {
  try {
    const checksum = spec.token?.checksum ?? spec.checksum;
    if (checksum !== undefined && !(checksum in checksums)) throw new RangeError(`no checksum is called ${checksum}`);
    const regex = spec.token === undefined ? checkedPattern(spec) : regexOf(spec.token);
    const flags = spec.flags ?? '';
    new RegExp(regex, flags);
    if (spec.except !== undefined) new RegExp(spec.except);
    const trigger = triggerOf(spec, regex);
    return {
      id: spec.id,
      provider: file.provider,
      title: spec.title,
      severity: spec.severity,
      confidence: spec.confidence ?? defaultConfidence(trigger, checksum ?? spec.structure),
      trigger,
      regex,
      flags,
      reach: reachOf(spec, trigger),
      ...given('context', spec.context && { ...defaultContext, ...spec.context }),
      ...given('checksum', checksum),
      ...given('structure', spec.structure),
      ...given('needs', spec.needs),
      ...given('entropy', spec.entropy ?? (spec.token && entropyFloor(spec.token))),
      ...given('except', spec.except),
      ...given(
        'companions',
        spec.parts?.map((rule) => ({ rule, lines: spec.within?.lines ?? defaultLines })),
      ),
      ...given('paths', spec.paths),
      generic: spec.generic ?? false,
      tags: spec.tags ?? [],
    };
  } catch (error) {
    if (error instanceof RangeError || error instanceof SyntaxError) throw badRule(file, spec, error.message);
    throw error;
  }
}

function given<K extends string, V>(key: K, value: V | undefined): { [key in K]?: V } {
  return value === undefined ? {} : ({ [key]: value } as { [key in K]: V });
}

function checkedPattern(spec: RuleSpec): string {
  const pattern = spec.pattern ?? '';
  const unbounded = unboundedQuantifier(pattern);
  if (unbounded !== undefined) throw new RangeError(`the quantifier ${unbounded} has no upper bound`);
  return pattern;
}

function triggerOf(spec: RuleSpec, regex: string): Trigger {
  if (spec.companion === true) return { kind: 'companion' };
  const prefixes = spec.prefix ?? spec.token?.prefix;
  if (prefixes !== undefined) {
    const leads = leadsOf(regex, prefixes);
    if (leads < minRun && prefixes.some((prefix) => prefix.length < 3))
      throw new RangeError('a prefix of two characters needs a token of 16 token characters or more behind it');
    return { kind: 'prefix', prefixes, leads };
  }
  if (spec.anchor !== undefined) return { kind: 'literal', literals: spec.anchor.map((text) => text.toLowerCase()) };
  if (spec.context === undefined && spec.infix === undefined)
    throw new RangeError('without prefix and anchor it needs context words, `infix` or `companion: true`');
  const run = spec.token === undefined ? spec.run : lengthOf(spec.token);
  if (run === undefined) throw new RangeError('the pattern needs `prefix`, `anchor` or `run`');
  const { min, max } = 'min' in run ? run : { min: run[0], max: run[1] };
  if (min < 16) throw new RangeError(`a token without a prefix needs 16 characters or more, not ${min}: use a pattern`);
  return { kind: 'value', min, max, ...given('infix', spec.infix) };
}

/** Wide enough for the longest token and for its context words. */
function reachOf(spec: RuleSpec, trigger: Trigger): Rule['reach'] {
  const longest = spec.token === undefined || trigger.kind === 'literal' ? 0 : lengthOf(spec.token).max + 1;
  const before = Math.max(spec.reach?.before ?? defaultReach, spec.context?.before ?? 0);
  const after = spec.reach?.after ?? Math.max(defaultReach, longest + (spec.context?.after ?? 0));
  return { before, after };
}

function defaultConfidence(trigger: Trigger, proof: string | undefined): number {
  if (proof !== undefined) return 0.9;
  return trigger.kind === 'prefix' ? 0.9 : trigger.kind === 'literal' ? 0.8 : 0.7;
}

function badRule(file: RuleFile, spec: RuleSpec, reason: string): ToolError {
  return new ToolError('BAD_RULE', `${file.path}: rule ${spec.id}: ${reason}`, {
    hint: 'rules/README.md describes the form; `stanch rules check DIR` checks a folder of rules',
  });
}
