import type { Suppression, Unidentified } from '../model/finding.ts';
import type { Place } from '../model/place.ts';
import { createPathFilter } from '../text/globs.ts';

/** What `.stanchignore` accepts: secrets by fingerprint, places by path. */
export interface IgnoreFile {
  /** Whether a fingerprint stands in it. */
  readonly namesFingerprints: boolean;
  finding(finding: Unidentified): Suppression | null;
  place(place: Place): Suppression | null;
}

/** Twelve hex digits or more: what reports show of a fingerprint. A path of that form is written `./…`. */
const fingerprint = /^[0-9a-f]{12,64}$/;

/**
 * Reads the lines of an ignore file: a fingerprint (or its first twelve digits or more) or a glob, then ` # reason`.
 * Blank lines and lines that begin with `#` say nothing.
 */
export function parseIgnoreFile(text: string): IgnoreFile {
  const fingerprints: { prefix: string; reason: string }[] = [];
  const globs: { matches: (path: string) => boolean; reason: string }[] = [];
  for (const line of text.split(/\r?\n/)) {
    const entry = /^\s*([^\s#].*?)(?:\s+#\s*(.*?))?\s*$/.exec(line);
    if (entry === null) continue;
    const [what, reason] = [entry[1]!, entry[2] ?? ''];
    if (fingerprint.test(what)) fingerprints.push({ prefix: what, reason });
    else globs.push({ matches: createPathFilter({ include: [what] }), reason });
  }
  return {
    namesFingerprints: fingerprints.length > 0,
    finding(finding) {
      const entry = fingerprints.find(({ prefix }) => finding.fingerprint?.startsWith(prefix) === true);
      return entry === undefined ? null : { by: 'ignore-file', reason: entry.reason };
    },
    place(place) {
      const path = place.path;
      const entry = path === null ? undefined : globs.find(({ matches }) => matches(path));
      return entry === undefined ? null : { by: 'ignore-file', reason: entry.reason };
    },
  };
}
