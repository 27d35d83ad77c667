import type { Unidentified } from '../model/finding.ts';
import type { RuleDetails as ReportDetails } from '../model/report.ts';
import type { RuleDetails, Ruleset } from '../model/rule.ts';

/**
 * The rules of a run: the built-in ones and, where a folder is given, its own on top. A rule with the id of a built-in one
 * replaces it.
 *
 * @throws {ToolError} BAD_RULE with file, rule and place
 */
export async function loadRuleset(folder: string | undefined): Promise<Ruleset> {
  const { loadBuiltinRules } = await import('../rules/builtin.ts');
  const builtin = loadBuiltinRules();
  if (folder === undefined) return builtin;
  const own = await readRules(folder);
  const replaced = new Set(own.rules.map((rule) => rule.id));
  const rules = [...builtin.rules.filter((rule) => !replaced.has(rule.id)), ...own.rules];
  const { createHash } = await import('node:crypto');
  return { rules, digest: `sha256:${createHash('sha256').update(JSON.stringify(rules)).digest('hex')}` };
}

/** The rules of one folder, checked against the schema and compiled. */
export async function readRules(folder: string): Promise<Ruleset> {
  const [{ readRuleFolder }, { compileRules }] = await Promise.all([
    import('../rules/load.ts'),
    import('../rules/compile.ts'),
  ]);
  return compileRules(readRuleFolder(folder));
}

/** What is told about rules beyond what finding needs: by rule id, read only when there is something to report. */
export async function loadDetails(folder: string | undefined): Promise<ReadonlyMap<string, RuleDetails>> {
  const { loadRuleDetails } = await import('../rules/builtin.ts');
  const details = loadRuleDetails();
  if (folder === undefined) return details;
  const [{ readRuleFolder }, { detailsOf }] = await Promise.all([
    import('../rules/load.ts'),
    import('../rules/compile.ts'),
  ]);
  for (const one of detailsOf(readRuleFolder(folder))) details.set(one.id, one);
  return details;
}

/** Findings with what their rules say about why they matter and where that is documented. */
export function explained(
  findings: readonly Unidentified[],
  details: ReadonlyMap<string, RuleDetails>,
): Unidentified[] {
  return findings.map((finding) => {
    const known = details.get(finding.rule);
    if (known === undefined) return finding;
    return { ...finding, why: known.why, ...(known.docs === undefined ? {} : { docs: known.docs }) };
  });
}

/** What a report says about the response to a rule's findings. */
export function reportDetails(details: RuleDetails | undefined, tags: readonly string[]): ReportDetails {
  const revoke = details?.respond?.revoke;
  return {
    tags,
    ...(revoke?.page === undefined ? {} : { revokePage: revoke.page }),
    ...(revoke?.steps === undefined ? {} : { steps: revoke.steps }),
  };
}
