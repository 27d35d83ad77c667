import type { Suppression, Unidentified } from '../model/finding.ts';
import type { Place } from '../model/place.ts';
import { createPathFilter } from '../text/globs.ts';

/** One entry of `allowlist` in `.stanch.yaml`. Every condition that it names has to hold; it names at least one. */
export interface AllowEntry {
  readonly rule?: string;
  readonly path?: string;
  readonly fingerprint?: string;
  readonly reason: string;
}

/** Tells whether an entry accepts this place of a finding. One that names a fingerprint never accepts a finding without. */
export function allowedBy(entries: readonly AllowEntry[]): (finding: Unidentified, place: Place) => Suppression | null {
  const tests = entries.map((entry) => {
    const onPath = entry.path === undefined ? undefined : createPathFilter({ include: [entry.path] });
    return (finding: Unidentified, place: Place): boolean =>
      (entry.rule === undefined || entry.rule === finding.rule) &&
      (entry.fingerprint === undefined || finding.fingerprint?.startsWith(entry.fingerprint) === true) &&
      (onPath === undefined || (place.path !== null && onPath(place.path)));
  });
  return (finding, place) => {
    const at = tests.findIndex((holds) => holds(finding, place));
    return at < 0 ? null : { by: 'allowlist', reason: entries[at]!.reason };
  };
}
