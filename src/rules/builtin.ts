import { readFileSync } from 'node:fs';
import { ToolError } from '../model/errors.ts';
import { exitCode } from '../model/exit-code.ts';
import type { RuleDetails, Ruleset } from '../model/rule.ts';

/** Files that `scripts/compile-rules.ts` puts beside the compiled form of this module. */
export const compiledFiles = { rules: 'compiled.json', details: 'compiled-details.json' } as const;

/**
 * The rules that ship with stanch. Reads one JSON file, no YAML: a few milliseconds for a thousand rules. `why` and
 * `docs` are not in it: see `loadRuleDetails`.
 *
 * @throws {ToolError} when the build did not write the file
 */
export function loadBuiltinRules(): Ruleset {
  return readCompiled(compiledFiles.rules) as Ruleset;
}

/** Why each rule matters, its documentation, how to verify, revoke and rotate: by rule id. For reports and responses. */
export function loadRuleDetails(): Map<string, RuleDetails> {
  const details = readCompiled(compiledFiles.details) as RuleDetails[];
  return new Map(details.map((each) => [each.id, each]));
}

function readCompiled(name: string): unknown {
  // From `dist/src/rules` the file stands beside; from `src/rules` (newer Node, no compile) it stands in `dist`.
  for (const place of ['./', '../../dist/src/rules/']) {
    let text: string;
    try {
      text = readFileSync(new URL(place + name, import.meta.url), 'utf8');
    } catch {
      continue;
    }
    return JSON.parse(text);
  }
  throw new ToolError('BAD_RULE', `the compiled rules (${name}) are missing`, {
    hint: 'run `npm run build`',
    exit: exitCode.internal,
  });
}
