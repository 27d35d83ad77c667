import type { Ruleset } from '../model/rule.ts';

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
