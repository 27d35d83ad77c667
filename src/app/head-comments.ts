// A place of the history shows the version that brought the secret in. Whether somebody accepted it since then stands in
// HEAD's version, which is read here; with a working tree at hand the scan of its files has seen it already.
import type { Finding, Suppression } from '../model/finding.ts';
import { commentAtHead } from '../suppress/at-head.ts';
import type { ScanOptions } from './scan-options.ts';

/** Asks what HEAD's version of a path says about a finding. */
export type AtHead = (finding: Finding, path: string) => Suppression | null;

/** Reads HEAD's version of every path that still holds a finding, one after the other; keeps verdicts, not contents. */
export async function readHeadComments(
  findings: readonly Finding[],
  options: ScanOptions,
  isRule: (id: string) => boolean,
): Promise<AtHead> {
  const { source } = options;
  const byPath = source.kind === 'history' || source.kind === 'range' ? onHead(findings) : new Map<string, Finding[]>();
  if (byPath.size === 0 || !('repository' in source)) return () => null;
  const [{ locateRepository }, { readObjects }] = await Promise.all([
    import('../git/locate.ts'),
    import('../git/blobs.ts'),
  ]);
  const { git, head } = locateRepository(source.repository);
  const paths = [...byPath.keys()];
  const verdicts = new Map<string, Suppression>();
  let index = 0;
  for await (const object of readObjects(git, head === null ? [] : paths.map((path) => `${head}:${path}`))) {
    const path = paths[index++]!;
    if (object.state !== 'whole') continue;
    for (const finding of byPath.get(path)!) {
      const verdict = commentAtHead(finding, object.bytes, isRule);
      if (verdict !== null) verdicts.set(keyOf(finding, path), verdict);
    }
  }
  return (finding, path) => verdicts.get(keyOf(finding, path)) ?? null;
}

/** Findings by the path at which HEAD still holds them. A path with a line break cannot be asked for and is left out. */
function onHead(findings: readonly Finding[]): Map<string, Finding[]> {
  const byPath = new Map<string, Finding[]>();
  for (const finding of findings) {
    const paths = finding.places.flatMap((place) => (place.onHead === true ? (place.path ?? []) : []));
    for (const path of new Set(paths))
      if (!path.includes('\n')) byPath.set(path, [...(byPath.get(path) ?? []), finding]);
  }
  return byPath;
}

function keyOf(finding: Finding, path: string): string {
  return `${finding.rule}\0${finding.fingerprint}\0${path}`;
}
