// A place of the history shows the version that brought the secret in. Whether somebody accepted it since then stands in
// HEAD's version, which is read here; with a working tree at hand the scan of its files has seen it already.
import type { Suppression, Unidentified } from '../model/finding.ts';
import type { Secret } from '../model/secret.ts';
import { commentAtHead } from '../suppress/at-head.ts';
import type { ScanOptions } from './scan-options.ts';

/** Asks what HEAD's version of a path says about a finding. */
export type AtHead = (finding: Unidentified, path: string) => Suppression | null;

/** Reads HEAD's version of every path that still holds a finding, one after the other; keeps verdicts, not contents. */
export async function readHeadComments(
  findings: readonly Unidentified[],
  options: ScanOptions,
  isRule: (id: string) => boolean,
): Promise<AtHead> {
  const { source } = options;
  const byPath =
    source.kind === 'history' || source.kind === 'range' ? onHead(findings) : new Map<string, Unidentified[]>();
  if (byPath.size === 0 || !('repository' in source)) return () => null;
  const [{ locateRepository }, { readObjects }] = await Promise.all([
    import('../git/locate.ts'),
    import('../git/blobs.ts'),
  ]);
  const { git, head } = locateRepository(source.repository);
  const paths = [...byPath.keys()];
  // A finding may have no fingerprint yet, and is copied on its way; its secret is one object all the time.
  const verdicts = new Map<Secret, Map<string, Suppression>>();
  let index = 0;
  for await (const object of readObjects(git, head === null ? [] : paths.map((path) => `${head}:${path}`))) {
    const path = paths[index++]!;
    if (object.state !== 'whole') continue;
    for (const finding of byPath.get(path)!) {
      const verdict = commentAtHead(finding, object.bytes, isRule);
      if (verdict === null) continue;
      const ofSecret = verdicts.get(finding.secret);
      if (ofSecret === undefined) verdicts.set(finding.secret, new Map([[path, verdict]]));
      else ofSecret.set(path, verdict);
    }
  }
  return (finding, path) => verdicts.get(finding.secret)?.get(path) ?? null;
}

/** Findings by the path at which HEAD still holds them. A path with a line break cannot be asked for and is left out. */
function onHead(findings: readonly Unidentified[]): Map<string, Unidentified[]> {
  const byPath = new Map<string, Unidentified[]>();
  for (const finding of findings) {
    const paths = finding.places.flatMap((place) => (place.onHead === true ? (place.path ?? []) : []));
    for (const path of new Set(paths))
      if (!path.includes('\n')) byPath.set(path, [...(byPath.get(path) ?? []), finding]);
  }
  return byPath;
}
