import { readFileSync } from 'node:fs';
import { ToolError } from '../model/errors.ts';
import { exitCode } from '../model/exit-code.ts';
import type { Rule, RuleDetails, Ruleset } from '../model/rule.ts';

/** Files that `scripts/compile-rules.ts` puts beside the compiled form of this module. */
export const compiledFiles = { rules: 'compiled.jsonl', details: 'compiled-details.json' } as const;

/** The built-in rules before any of them is parsed. */
export interface BuiltinRules {
  readonly digest: string;
  /** What the engine has to know of all rules; the engine's own form. */
  readonly outline: unknown;
  /** Parses one, by its position. */
  rule(index: number): Rule;
  /** Parses the rest once somebody looks at its rules. */
  all(): Ruleset;
}

/**
 * Opens the rules that ship with stanch: a file with the outline in its first line, the anchors in the
 * second and a rule in each line behind them, so
 * that a commit hook parses what it needs. `why` and `docs` are not in it: see `loadRuleDetails`.
 *
 * @throws {ToolError} when the build did not write the file
 */
export function openBuiltinRules(): BuiltinRules {
  const text = readCompiled(compiledFiles.rules, 'latin1');
  const end = text.indexOf('\n');
  const { digest, outline } = JSON.parse(text.slice(0, end)) as Pick<BuiltinRules, 'digest' | 'outline'>;
  let rules: Rule[] | undefined;
  let kept: string[] | undefined;
  const lines = (): string[] => (kept ??= text.slice(end + 1).split('\n'));
  return {
    ...{ digest, outline },
    rule: (index) => JSON.parse(lines()[index + 1]!) as Rule,
    all: () => ({
      digest,
      get anchors() {
        return JSON.parse(lines()[0]!) as NonNullable<Ruleset['anchors']>;
      },
      get rules() {
        return (rules ??= JSON.parse(`[${lines().slice(1).join(',')}]`) as Rule[]);
      },
    }),
  };
}

/** One byte a character, so that reading the file is copying it. */
function inAscii(line: unknown): string {
  const escaped = (char: string): string => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`;
  return JSON.stringify(line).replace(/[^\x00-\x7f]/g, escaped);
}

/** The text of the file that `openBuiltinRules` reads. */
export function renderCompiledRules(ruleset: Ruleset, outline: unknown): string {
  return [{ digest: ruleset.digest, outline }, ruleset.anchors ?? {}, ...ruleset.rules].map(inAscii).join('\n');
}

/** All of the rules that ship with stanch. Reads one file, no YAML: a few milliseconds for a thousand rules. */
export function loadBuiltinRules(): Ruleset {
  return { ...openBuiltinRules().all() };
}

/** Why each rule matters, its documentation, how to verify, revoke and rotate: by rule id. For reports and responses. */
export function loadRuleDetails(): Map<string, RuleDetails> {
  const details = JSON.parse(readCompiled(compiledFiles.details, 'utf8')) as RuleDetails[];
  return new Map(details.map((each) => [each.id, each]));
}

function readCompiled(name: string, encoding: 'latin1' | 'utf8'): string {
  // From `dist/src/rules` the file stands beside; from `src/rules` (newer Node, no compile) it stands in `dist`.
  for (const place of ['./', '../../dist/src/rules/']) {
    try {
      return readFileSync(new URL(place + name, import.meta.url), encoding);
    } catch {}
  }
  throw new ToolError('BAD_RULE', `the compiled rules (${name}) are missing`, {
    hint: 'run `npm run build`',
    exit: exitCode.internal,
  });
}
