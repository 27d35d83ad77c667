import { ToolError } from '../model/errors.ts';
import type { Finding, Suppression, Unidentified } from '../model/finding.ts';

/** The default name, at the top of the repository. */
export const baselineName = '.stanch-baseline.json';
const schema = 'stanch.baseline/1';

/** One accepted secret. Keyed fingerprint and masked text only: the file is meant to be committed. */
export interface BaselineEntry {
  readonly fingerprint: string;
  readonly rule: string;
  readonly masked: string;
  readonly paths: readonly string[];
  readonly reason?: string;
}

/** The accepted findings of a repository, with the salt of their fingerprints (hex). */
export interface Baseline {
  readonly salt: string;
  readonly findings: readonly BaselineEntry[];
}

/**
 * Reads a baseline.
 *
 * @param path for the message only
 * @throws {ToolError} BAD_BASELINE
 */
export function parseBaseline(text: string, path: string): Baseline {
  const bad = (what: string): ToolError =>
    new ToolError('BAD_BASELINE', `${path} ${what}`, {
      hint: 'stanch baseline create writes a new one; --baseline FILE names another',
    });
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw bad('is not JSON (a merge conflict?)');
  }
  const file = value as { schema?: unknown; salt?: unknown; findings?: unknown };
  if (file?.schema !== schema) throw bad(`is not a baseline of this version (no "schema": "${schema}")`);
  if (typeof file.salt !== 'string' || !/^(?:[0-9a-f]{2}){16,64}$/.test(file.salt)) throw bad('has no usable salt');
  if (!Array.isArray(file.findings)) throw bad('has no list of findings');
  for (const [index, entry] of file.findings.entries()) {
    const one = entry as Partial<BaselineEntry> | null;
    const holds =
      typeof one?.fingerprint === 'string' && typeof one.rule === 'string' && typeof one.masked === 'string';
    if (!holds || !Array.isArray(one.paths)) throw bad(`has a broken entry: findings[${index}]`);
  }
  return { salt: file.salt, findings: file.findings as BaselineEntry[] };
}

/** The committed form: sorted and one field a line, so that a diff shows what was accepted and nothing else. */
export function renderBaseline(baseline: Baseline): string {
  const findings = baseline.findings
    .map(({ fingerprint, rule, masked, paths, reason }) => ({
      fingerprint,
      rule,
      masked,
      paths: [...new Set(paths)].sort(),
      ...(reason === undefined ? {} : { reason }),
    }))
    .sort((a, b) => order(a.fingerprint, b.fingerprint) || order(a.rule, b.rule));
  return `${JSON.stringify({ schema, salt: baseline.salt, findings }, null, 2)}\n`;
}

/** Entries for findings. Paths are those of today, for the reader; only the fingerprint decides. */
export function baselineEntries(findings: readonly Finding[], reason: string | undefined): BaselineEntry[] {
  return findings.map((finding) => ({
    fingerprint: finding.fingerprint,
    rule: finding.rule,
    masked: finding.masked,
    paths: finding.places.map((place) => place.path ?? `(${place.kind})`),
    ...(reason === undefined ? {} : { reason }),
  }));
}

/**
 * Tells whether a finding is accepted. The secret decides, not the rule: a better rule for it re-alerts nothing.
 */
export function acceptedBy(baseline: Baseline): (finding: Unidentified) => Suppression | null {
  const accepted = new Map(baseline.findings.map((entry) => [entry.fingerprint, entry.reason ?? '']));
  return (finding) => {
    const reason = finding.fingerprint === undefined ? undefined : accepted.get(finding.fingerprint);
    return reason === undefined ? null : { by: 'baseline', reason };
  };
}

function order(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
