import { readFileSync } from 'node:fs';
import type { Match } from '../model/match.ts';
import type { Rule, Ruleset } from '../model/rule.ts';
import type { Parts } from './parts.ts';
import type { ScanOptions } from './scan-options.ts';

/** What one rule did on a line. */
export interface Explained {
  readonly rule: string;
  readonly outcome: 'finding' | 'below the threshold' | 'not at this path' | 'came near';
  /** From 0 to 1; absent where the rule did not match. */
  readonly confidence?: number;
  /** 1-based, in bytes of the line. */
  readonly column?: number;
  readonly reasons: readonly string[];
}

/**
 * Says for each rule that came near a line how far it got. A rule came near when it matched, or when the fixed text that it
 * hangs on stands on the line.
 *
 * @param line counted from 1; a line past the end gives an empty answer
 */
export async function explainLine(
  file: { readonly path: string; readonly shown: string; readonly line: number },
  options: ScanOptions,
  parts: Parts,
): Promise<Explained[]> {
  const engine = await parts.engine(options);
  const bytes = readFileSync(file.path);
  const span = lineSpan(bytes, file.line);
  const onLine = engine.match(bytes).filter((match) => match.start < span.end && match.end > span.start);
  const explained = onLine.map((match): Explained => {
    const judged = engine.judge(match, file.shown);
    return verdict(
      engine.ruleset.rules[match.rule]!,
      match,
      judged,
      options.minConfidence,
      match.start - span.start + 1,
    );
  });
  const matched = new Set(explained.map(({ rule }) => rule));
  const text = Buffer.from(bytes.subarray(span.start, span.end)).toString('latin1');
  return [...explained, ...nearMisses(engine.ruleset, text).filter(({ rule }) => !matched.has(rule))];
}

function verdict(rule: Rule, match: Match, judged: Match | null, least: number, column: number): Explained {
  const { confidence, reasons } = judged ?? match;
  const outcome = judged === null ? 'not at this path' : confidence >= least ? 'finding' : 'below the threshold';
  return { rule: rule.id, outcome, confidence, column: Math.max(1, column), reasons };
}

function nearMisses(ruleset: Ruleset, line: string): Explained[] {
  const lower = line.toLowerCase();
  return ruleset.rules.flatMap((rule): Explained[] => {
    const { trigger } = rule;
    const near =
      trigger.kind === 'prefix'
        ? trigger.prefixes.find((prefix) => line.includes(prefix))
        : trigger.kind === 'literal'
          ? trigger.literals.find((literal) => lower.includes(literal.toLowerCase()))
          : undefined;
    if (near === undefined) return [];
    const reasons = [`${JSON.stringify(near)} stands on the line, but what follows is not of the rule's form`];
    return [{ rule: rule.id, outcome: 'came near', reasons }];
  });
}

function lineSpan(bytes: Uint8Array, line: number): { start: number; end: number } {
  let start = 0;
  for (let number = 1; number < line; number++) {
    const end = bytes.indexOf(10, start);
    if (end < 0) return { start: bytes.length, end: bytes.length };
    start = end + 1;
  }
  const end = bytes.indexOf(10, start);
  return { start, end: end < 0 ? bytes.length : end };
}

/** Where one rule matches in a file. Lines count from 1; nothing of the matched text is in it. */
export interface RuleHit {
  readonly line: number;
  readonly confidence: number;
  readonly reasons: readonly string[];
}

/** Runs one rule over a file's bytes, with its companions still in the ruleset. */
export async function testRule(ruleset: Ruleset, rule: Rule, bytes: Uint8Array, path: string): Promise<RuleHit[]> {
  const { createEngine } = await import('../engine/create.ts');
  const engine = createEngine(ruleset);
  return engine
    .match(bytes)
    .filter((match) => ruleset.rules[match.rule] === rule)
    .flatMap((match) => engine.judge(match, path) ?? [])
    .map(({ start, confidence, reasons }) => ({ line: lineAt(bytes, start), confidence, reasons }));
}

function lineAt(bytes: Uint8Array, offset: number): number {
  let line = 1;
  for (let at = bytes.indexOf(10); at >= 0 && at < offset; at = bytes.indexOf(10, at + 1)) line++;
  return line;
}
