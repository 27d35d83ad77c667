import type { Finding } from '../../src/model/finding.ts';
import { Excerpt, type Place } from '../../src/model/place.ts';
import { Secret } from '../../src/model/secret.ts';

/** A place with lines around it; the secret stands on line `line`. */
export function placeWith(more: Partial<Place> & { readonly lines?: readonly string[] } = {}): Place {
  const { lines, ...place } = more;
  const line = place.line ?? 2;
  return {
    kind: 'file',
    path: 'src/app.js',
    line,
    column: 1,
    endLine: line,
    endColumn: 10,
    start: 0,
    end: 9,
    decodedBy: [],
    ...(lines === undefined ? {} : { excerpt: new Excerpt(line - 1, lines) }),
    ...place,
  };
}

/** A finding whose fingerprint is `digit` repeated. */
export function findingOf(digit: string, more: Partial<Finding> = {}): Finding {
  return {
    fingerprint: digit.repeat(64),
    rule: 'acme-token',
    title: 'Acme token',
    provider: 'Acme',
    severity: 'high',
    confidence: 0.9,
    grade: 'high',
    validity: { state: 'unchecked' },
    masked: 'ac****ne',
    secret: new Secret('not printed'),
    learnt: {},
    reasons: [],
    places: [placeWith()],
    ...more,
  };
}
