// Gathers everything that may accept a finding: baseline, ignore file, allowlist, inline comments.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ToolError } from '../model/errors.ts';
import type { Unidentified } from '../model/finding.ts';
import type { Ruleset } from '../model/rule.ts';
import type { Suppressors } from '../suppress/apply.ts';
import { acceptedBy, type Baseline, baselineName, parseBaseline } from '../suppress/baseline.ts';
import { ownSalt } from '../suppress/own-files.ts';
import type { ScanOptions } from './scan-options.ts';

/**
 * Reads the baseline of a run, or null where there is none.
 *
 * @throws {ToolError} BAD_BASELINE when it cannot be read, PATH_NOT_FOUND when a named one is not there
 */
export function readBaseline(options: Pick<ScanOptions, 'top' | 'baseline'>): Baseline | null {
  const path = options.baseline ?? join(options.top, baselineName);
  if (!existsSync(path)) {
    if (options.baseline === undefined) return null;
    throw new ToolError('PATH_NOT_FOUND', `the baseline ${path} does not exist`, {
      hint: 'stanch baseline create writes one',
    });
  }
  return parseBaseline(readFileSync(path, 'utf8'), path);
}

/** Everything that may accept these findings. Globs are loaded only where something names a path. */
export async function loadSuppressors(
  found: readonly Unidentified[],
  options: ScanOptions,
  baseline: Baseline | null,
  ruleset: Ruleset,
): Promise<Suppressors> {
  const ids = new Set(ruleset.rules.map((rule) => rule.id));
  const findings: Suppressors['findings'][number][] = [];
  const places: Suppressors['places'][number][] = [(_, place) => ownSalt(place)];
  let comparesFingerprints = options.allowlist.some((entry) => entry.fingerprint !== undefined);
  if (baseline !== null && baseline.findings.length > 0) {
    findings.push(acceptedBy(baseline));
    comparesFingerprints = true;
  }
  const ignorePath = join(options.top, '.stanchignore');
  if (existsSync(ignorePath)) {
    const { parseIgnoreFile } = await import('../suppress/ignore-file.ts');
    const ignored = parseIgnoreFile(readFileSync(ignorePath, 'utf8'));
    comparesFingerprints ||= ignored.namesFingerprints;
    findings.push((finding) => ignored.finding(finding));
    places.push((_, place) => ignored.place(place));
  }
  if (options.allowlist.length > 0) {
    const { allowedBy } = await import('../suppress/allowlist.ts');
    places.push(allowedBy(options.allowlist));
  }
  const isRule = (id: string): boolean => ids.has(id);
  const { readHeadComments } = await import('./head-comments.ts');
  return { isRule, comparesFingerprints, findings, places, atHead: await readHeadComments(found, options, isRule) };
}
