import type { Suppression } from '../model/finding.ts';
import type { Place } from '../model/place.ts';

/** File name → the line in it that holds the salt of fingerprints: random by design, and committed by design. */
const saltLines: Readonly<Record<string, RegExp>> = {
  '.stanch-baseline.json': /^ {2}"salt": "[0-9a-f]{32,128}",?$/,
  '.stanch.yaml': /^salt: ["']?[0-9a-f]{32,128}["']?\s*(?:#.*)?$/,
};

/** Accepts the salt in stanch's own files, which looks like a secret and is none. Nothing else in them is accepted. */
export function ownSalt(place: Place): Suppression | null {
  const pattern = saltLines[place.path?.slice(place.path.lastIndexOf('/') + 1) ?? ''];
  const line = place.excerpt?.reveal()[place.line - place.excerpt.firstLine];
  if (pattern === undefined || line === undefined || place.line !== place.endLine) return null;
  return pattern.test(line) ? { by: 'baseline', reason: 'the salt of fingerprints, which is no credential' } : null;
}
