// Detections in, findings out. Upstream: sources/. Downstream: suppress/, then report/.
import { gradeOf } from '../model/confidence.ts';
import type { Detection } from '../model/detection.ts';
import type { Unidentified } from '../model/finding.ts';
import type { Learnt, Match } from '../model/match.ts';
import type { Place } from '../model/place.ts';
import type { Rule, Ruleset } from '../model/rule.ts';
import { Secret } from '../model/secret.ts';
import { mask } from './mask.ts';
import { compareFindings, comparePlaces } from './order.ts';
import { SpanIndex } from './overlap.ts';

interface Group {
  readonly rule: Rule;
  readonly secret: Secret;
  best: Match;
  learnt: Learnt;
  readonly places: Map<string, Place>;
}

/**
 * One finding for each (rule, secret), with its distinct places, the introducing one first. Confidence and reasons are
 * those of its best place. Where a specific rule holds some of the same bytes of the same blob or file, a generic
 * one gives way. Ordered as reports are. None of them has its fingerprint yet.
 */
export function groupFindings(detections: Iterable<Detection>, ruleset: Ruleset): Unidentified[] {
  const grouper = new Grouper(ruleset);
  for (const detection of detections) grouper.add(detection);
  return grouper.findings();
}

/** `groupFindings` for detections that arrive over time. */
export class Grouper {
  readonly #ruleset: Ruleset;
  readonly #groups = new Map<number, Map<string, Group>>();
  readonly #specific = new SpanIndex();

  constructor(ruleset: Ruleset) {
    this.#ruleset = ruleset;
  }

  add({ match, place }: Detection): void {
    const rule = this.#ruleset.rules[match.rule]!;
    if (!rule.generic) this.#specific.add(place);
    let ofRule = this.#groups.get(match.rule);
    if (ofRule === undefined) this.#groups.set(match.rule, (ofRule = new Map()));
    const group = ofRule.get(match.secret);
    if (group === undefined) {
      ofRule.set(match.secret, {
        rule,
        secret: new Secret(match.secret),
        best: match,
        learnt: match.learnt ?? {},
        places: new Map([[identityOf(place), place]]),
      });
      return;
    }
    if (match.confidence > group.best.confidence) group.best = match;
    group.learnt = { ...match.learnt, ...group.learnt };
    const identity = identityOf(place);
    if (!group.places.has(identity)) group.places.set(identity, place);
  }

  /** Everything found so far. May be called while detections still arrive. */
  findings(): Unidentified[] {
    const findings: Unidentified[] = [];
    for (const ofRule of this.#groups.values()) {
      for (const group of ofRule.values()) {
        const all = [...group.places.values()];
        const places = group.rule.generic ? all.filter((place) => !this.#specific.touches(place)) : all;
        if (places.length > 0) findings.push(findingOf(group, places.sort(comparePlaces)));
      }
    }
    return findings.sort(compareFindings);
  }
}

/** Two detections with the same identity are the same place, found twice. */
function identityOf(place: Place): string {
  return [place.kind, place.commit, place.blob, place.path, place.start, place.end, place.line, place.column].join(
    '\0',
  );
}

function findingOf({ rule, secret, best, learnt }: Group, places: Place[]): Unidentified {
  return {
    rule: rule.id,
    title: rule.title,
    provider: rule.provider,
    severity: rule.severity,
    confidence: best.confidence,
    grade: gradeOf(best.confidence),
    validity: { state: 'unchecked' },
    masked: mask(secret),
    secret,
    learnt,
    reasons: best.reasons,
    ...(rule.why === undefined ? {} : { why: rule.why }),
    ...(rule.docs === undefined ? {} : { docs: rule.docs }),
    places,
  };
}
