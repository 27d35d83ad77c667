import { readFileSync } from 'node:fs';
import type { Match } from '../model/match.ts';
import type { Rule, Ruleset } from '../model/rule.ts';
import type { Explained } from './explained.ts';
import type { Io } from './io.ts';
import type { Parts } from './parts.ts';
import type { ScanOptions } from './scan-options.ts';

/**
 * Says for each rule that came near a line how far it got, gate by gate, and what the judge thinks of each key on it. A rule
 * came near when it matched, or when the fixed text that it hangs on stands on the line.
 *
 * @param line counted from 1; a line past the end gives an empty answer
 */
export async function explainLine(
  file: { readonly path: string; readonly shown: string; readonly line: number },
  options: ScanOptions,
  io: Io,
  parts: Parts,
): Promise<Explained[]> {
  const engine = await parts.engine(options);
  const bytes = readFileSync(file.path);
  const span = lineSpan(bytes, file.line);
  const whole = engine.match(bytes);
  const onLine = whole.filter((match) => match.start < span.end && match.end > span.start);
  const idOf = (match: Match): string => engine.ruleset.rules[match.rule]!.id;
  const accepted = await acceptedOn(file, options, io, parts);
  const explained = onLine.map((match): Explained => {
    const judged = engine.judge(match, file.shown);
    const told = verdict(idOf(match), match, judged, options.minConfidence, match.start - span.start + 1);
    const by = accepted.rules.get(told.rule);
    return by === undefined || judged === null
      ? told
      : { ...told, outcome: 'accepted', reasons: [...told.reasons, `accepted by ${by}`] };
  });
  const [{ nearMisses }, { explainedKeys }] = await Promise.all([
    import('../engine/explain.ts'),
    import('./explain-keys.ts'),
  ]);
  const misses = nearMisses(engine.ruleset, bytes, span.start, span.end);
  const matched = new Set(explained.map(({ rule }) => rule));
  const near = misses.rules
    .filter(({ rule }) => !matched.has(rule))
    .map(({ rule, reasons, span: at }): Explained => {
      const other = at && whole.find(({ start, end }) => start < at.end && end > at.start);
      const lost =
        other === undefined ? 'matched, but only as a part of something longer' : `gave way to ${idOf(other)}`;
      return { rule, outcome: 'came near', reasons: reasons.length > 0 ? reasons : [lost] };
    });
  return [
    ...accepted.passedOver.map((reason): Explained => ({ rule: 'the file', outcome: 'came near', reasons: [reason] })),
    ...explained,
    ...together(near),
    ...explainedKeys(bytes, span, onLine),
    ...(misses.withoutContext === 0 ? [] : [withoutContext(misses.withoutContext)]),
  ];
}

/** Rules that were stopped by the same thing, as one: several hang on the same common words. */
function together(near: readonly Explained[]): Explained[] {
  const byReason = new Map<string, Explained>();
  for (const one of near) {
    const reason = one.reasons.join('; ');
    const same = byReason.get(reason);
    byReason.set(reason, same === undefined ? one : { ...same, rule: `${same.rule}, ${one.rule}` });
  }
  return [...byReason.values()];
}

function withoutContext(count: number): Explained {
  const reasons = [
    `${count} rules take a value of such a form, but only beside a word of their provider, and none is near`,
  ];
  return { rule: 'rules by context', outcome: 'came near', reasons };
}

/** Rules whose finding on this line somebody accepted, with how; and why a scan would not look at the file. */
async function acceptedOn(
  file: { readonly path: string; readonly line: number },
  options: ScanOptions,
  io: Io,
  parts: Parts,
): Promise<{ rules: Map<string, string>; passedOver: string[] }> {
  const [{ scan }, { skipReasons }] = await Promise.all([import('./scan.ts'), import('../model/receipt.ts')]);
  const { report } = await scan({ ...options, source: { kind: 'files', paths: [file.path] } }, io, undefined, parts);
  const rules = new Map<string, string>();
  for (const { finding, suppression } of report.suppressed)
    if (finding.places.some(({ line }) => line === file.line))
      rules.set(finding.rule, `${suppression.by}${suppression.reason === '' ? '' : `: ${suppression.reason}`}`);
  const passedOver = report.receipt.skipped.map(({ reason }) => `a scan passes it over: ${skipReasons[reason].one}`);
  return { rules, passedOver };
}

function verdict(rule: string, match: Match, judged: Match | null, least: number, column: number): Explained {
  const { confidence, reasons } = judged ?? match;
  const outcome = judged === null ? 'not at this path' : confidence >= least ? 'finding' : 'below the threshold';
  const limit = outcome === 'below the threshold' ? [`under the wanted confidence of ${least.toFixed(2)}`] : [];
  return { rule, outcome, confidence, column: Math.max(1, column), reasons: [...reasons, ...limit] };
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
