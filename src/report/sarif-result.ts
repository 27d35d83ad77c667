import { relativeUri } from './sarif-uri.ts';
import type { ShownFinding, ShownPlace } from './shown.ts';
import { provenanceOf, validityOf } from './wording.ts';

/** GitHub reads 100 locations of a result and refuses more than 1,000. */
const locationLimit = 100;

/** So many locations of a result carry the lines around them; hosts show those of the first. */
const excerptLimit = 3;

/** The name of the folder that every URI is relative to; GitHub puts the checkout there. */
export const baseId = '%SRCROOT%';

const levels = { critical: 'error', high: 'error', medium: 'warning', low: 'note' } as const;

export type Level = (typeof levels)[keyof typeof levels];

export function levelOf({ severity, grade }: ShownFinding): Level {
  return grade === 'low' ? 'note' : levels[severity];
}

/** The places whose surroundings are written. */
export function placesInContext(finding: ShownFinding): ShownPlace[] {
  return orderOfPlaces(finding).slice(0, excerptLimit);
}

function orderOfPlaces({ places }: ShownFinding): ShownPlace[] {
  return places.toSorted((a, b) => Number(isHere(b)) - Number(isHere(a)));
}

/**
 * One result for each secret: it is gone only when every place is, which is what SARIF (3.27.12) means by several
 * locations. A place that a reader can still open comes first, since hosts show that one.
 */
export function sarifResult(finding: ShownFinding, ruleIndex: number): Record<string, unknown> {
  const places = orderOfPlaces(finding);
  const locations = places.slice(0, locationLimit).map((place, index) => location(place, index < excerptLimit));
  const related = finding.parts
    .flatMap((part) => part.places.map((place) => ({ part, place })))
    .slice(0, locationLimit)
    .map(({ part, place }, index) => ({
      id: index + 1,
      ...location(place, false),
      message: { text: escapeLinks(`${part.title}: ${part.secret ?? part.masked}`) },
    }));
  const shown = finding.secret ?? finding.masked;
  const left = finding.places.length - locations.length;
  return {
    ruleId: finding.rule,
    ruleIndex,
    level: levelOf(finding),
    message: {
      text: escapeLinks(
        `${finding.title}: ${shown} (${finding.grade} confidence: ${finding.reasons.join('; ')}; ${validityOf(finding)}).`,
      ),
    },
    locations,
    ...(related.length === 0 ? {} : { relatedLocations: related }),
    // Hosts tell old results from new ones by these: they depend on the secret and its rule alone.
    partialFingerprints: {
      primaryLocationLineHash: `${finding.fingerprint.slice(0, 32)}:1`,
      'stanchSecret/v1': finding.fingerprint,
    },
    rank: Math.round(finding.confidence * 100),
    properties: {
      confidence: finding.confidence,
      grade: finding.grade,
      validity: finding.validity.state,
      ...(finding.account === null ? {} : { account: finding.account }),
      ...(left > 0 ? { placesLeftOut: left } : {}),
    },
  };
}

function isHere(place: ShownPlace): boolean {
  return place.onHead === true || place.kind === 'file' || place.kind === 'index';
}

function location(place: ShownPlace, withExcerpt: boolean): Record<string, unknown> {
  const provenance = provenanceOf(place);
  const properties = Object.fromEntries(
    (['commit', 'lastCommit', 'author', 'email', 'date', 'blob', 'onHead', 'link'] as const)
      .filter((key) => place[key] !== undefined)
      .map((key) => [key, place[key]]),
  );
  return {
    ...(place.path === null ? {} : { physicalLocation: physicalLocation(place, place.path, withExcerpt) }),
    logicalLocations: place.path === null ? [{ name: place.kind, kind: 'resource' }] : undefined,
    ...(provenance === '' ? {} : { message: { text: escapeLinks(provenance) } }),
    properties: { kind: place.kind, ...properties },
  };
}

function physicalLocation(place: ShownPlace, path: string, withExcerpt: boolean): Record<string, unknown> {
  const region = {
    startLine: place.line,
    startColumn: place.column,
    endLine: place.endLine,
    endColumn: place.endColumn,
  };
  const excerpt = withExcerpt ? place.excerpt() : undefined;
  return {
    artifactLocation: { uri: relativeUri(path), uriBaseId: baseId },
    region,
    ...(excerpt === undefined || excerpt.lines.length === 0
      ? {}
      : {
          contextRegion: {
            startLine: excerpt.firstLine,
            endLine: excerpt.firstLine + excerpt.lines.length - 1,
            snippet: { text: excerpt.lines.join('\n') },
          },
        }),
  };
}

/** In a SARIF message `[text](target)` is a link (3.11.6); text of others must not make one. */
export function escapeLinks(text: string): string {
  return text.replace(/[[\]\\]/g, '\\$&');
}
