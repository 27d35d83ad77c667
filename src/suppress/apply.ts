import type { Suppression, Unidentified } from '../model/finding.ts';
import type { Place } from '../model/place.ts';
import { inlineSuppression } from './inline.ts';

/** Everything that may accept a finding. Each part is optional, so that a hook loads only what the repository has. */
export interface Suppressors {
  isRule(id: string): boolean;
  /** Whether any part asks for a fingerprint: then the findings have to be identified first. */
  readonly comparesFingerprints: boolean;
  /** Accepts a secret wherever it stands. */
  readonly findings: readonly ((finding: Unidentified) => Suppression | null)[];
  /** Accepts one place of it. */
  readonly places: readonly ((finding: Unidentified, place: Place) => Suppression | null)[];
  /** What HEAD's version of a path says about a secret of its past. */
  readonly atHead?: (finding: Unidentified, path: string) => Suppression | null;
}

/** What stands and what somebody accepted. */
export interface Parted<F extends Unidentified> {
  readonly findings: F[];
  readonly suppressed: { readonly finding: F; readonly suppression: Suppression }[];
}

/**
 * Parts findings into those that stand and those that somebody accepted. A finding of which some places are accepted
 * appears in both, with its places divided: accepting a test fixture does not accept a copy in production.
 */
export function suppress<F extends Unidentified>(findings: readonly F[], by: Suppressors): Parted<F> {
  const kept: F[] = [];
  const suppressed: Parted<F>['suppressed'] = [];
  for (const finding of findings) {
    const whole = first(by.findings, (accept) => accept(finding));
    if (whole !== null) {
      suppressed.push({ finding, suppression: whole });
      continue;
    }
    const verdicts = judgePlaces(finding, by);
    const standing = finding.places.filter((_, index) => verdicts[index] === null);
    for (const [suppression, places] of groupBySuppression(finding.places, verdicts))
      suppressed.push({ finding: { ...finding, places }, suppression });
    if (standing.length > 0 || finding.places.length === 0) kept.push({ ...finding, places: standing });
  }
  return { findings: kept, suppressed };
}

function judgePlaces(finding: Unidentified, by: Suppressors): (Suppression | null)[] {
  const verdicts = finding.places.map(
    (place) =>
      inlineSuppression(place, finding.rule, by.isRule) ?? first(by.places, (accept) => accept(finding, place)),
  );
  // A comment that was added later speaks for the older versions of the same file too: history has no other way to
  // accept a secret that is already in it. What stands in the working tree or the index speaks for itself only.
  return verdicts.map((verdict, index) => {
    const place = finding.places[index]!;
    if (verdict !== null || place.path === null || isAtHand(place)) return verdict;
    const later = finding.places.findIndex(
      (other, at) => other.path === place.path && isCurrent(other) && verdicts[at]?.by === 'comment',
    );
    return later < 0 ? (by.atHead?.(finding, place.path) ?? null) : verdicts[later]!;
  });
}

function isAtHand(place: Place): boolean {
  return place.kind === 'file' || place.kind === 'index';
}

function isCurrent(place: Place): boolean {
  return isAtHand(place) || (place.kind === 'commit' && place.onHead === true);
}

function groupBySuppression(
  places: readonly Place[],
  verdicts: readonly (Suppression | null)[],
): Map<Suppression, Place[]> {
  const groups = new Map<string, [Suppression, Place[]]>();
  for (const [index, place] of places.entries()) {
    const verdict = verdicts[index];
    if (verdict === null || verdict === undefined) continue;
    const key = `${verdict.by} ${verdict.reason}`;
    const group = groups.get(key) ?? [verdict, []];
    group[1].push(place);
    groups.set(key, group);
  }
  return new Map(groups.values());
}

function first<T>(all: readonly T[], ask: (one: T) => Suppression | null): Suppression | null {
  for (const one of all) {
    const answer = ask(one);
    if (answer !== null) return answer;
  }
  return null;
}
