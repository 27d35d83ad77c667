// Reads rule files. For builds, tests and users' own rules; a normal run loads the compiled file instead (builtin.ts).
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ToolError } from '../model/errors.ts';
import { createValidator, type Validator, type Violation } from '../schema/validate.ts';
import { parseYaml, YamlError } from '../schema/yaml.ts';
import type { RuleFile } from './rule-file.ts';

const hint = 'rules/README.md describes the form; `stanch rules check DIR` checks a folder of rules';
let validator: Validator | undefined;

/**
 * Every `*.yaml` file of a folder, sorted by name, not of its subfolders.
 *
 * @throws {ToolError} BAD_RULE with file, rule id and JSON path; PATH_NOT_FOUND when there is no such folder
 */
export function readRuleFolder(folder: string): RuleFile[] {
  let names: string[];
  try {
    names = readdirSync(folder);
  } catch (cause) {
    throw new ToolError('PATH_NOT_FOUND', `cannot read the rule folder ${folder}`, { cause });
  }
  return names
    .filter((name) => /\.ya?ml$/.test(name))
    .sort()
    .map((name) => readRules(readFileSync(join(folder, name), 'utf8'), join(folder, name)));
}

/**
 * The rules in one YAML text.
 *
 * @param path for messages only
 * @throws {ToolError} BAD_RULE
 */
export function readRules(text: string, path: string): RuleFile {
  let value: unknown;
  try {
    value = parseYaml(text);
  } catch (error) {
    if (!(error instanceof YamlError)) throw error;
    throw new ToolError('BAD_RULE', `${path}:${error.line}:${error.column}: ${error.message}`, { hint });
  }
  validator ??= createValidator(readSchema());
  const violation = validator(value)[0];
  if (violation !== undefined)
    throw new ToolError('BAD_RULE', `${path}${ruleAt(value, violation)}: ${violation.path}: ${violation.message}`, {
      hint,
    });
  return { ...(value as Omit<RuleFile, 'path'>), path };
}

/** The schema stands beside the rules, so that editors find it. */
function readSchema(): object {
  return JSON.parse(readFileSync(new URL(import.meta.resolve('#rules/rule.schema.json')), 'utf8')) as object;
}

function ruleAt(value: unknown, violation: Violation): string {
  const index = /^\/rules\/(\d+)/.exec(violation.path)?.[1];
  if (index === undefined) return '';
  const rule = (value as { rules: ({ id?: unknown } | null)[] }).rules[Number(index)];
  return `: rule ${typeof rule?.id === 'string' ? rule.id : `number ${Number(index) + 1}`}`;
}
