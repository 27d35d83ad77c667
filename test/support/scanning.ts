// Runs sources with an engine that finds marker literals: what a source does must not depend on real rules.
import type { Engine } from '../../src/engine/engine.ts';
import type { Detection } from '../../src/model/detection.ts';
import type { Match } from '../../src/model/match.ts';
import { Tally } from '../../src/model/receipt.ts';
import type { Progress, ScanRequest } from '../../src/sources/request.ts';

/** A secret for the fake engine; different names are different secrets. */
export function marker(name = 'a'): string {
  return `MARKER<${name}>`;
}

/** Finds `MARKER<…>`, in UTF-16 too, and rejects paths under `judged-away/`. */
export function markerEngine(): Engine {
  return {
    ruleset: { rules: [], digest: 'sha256:none' },
    match(bytes) {
      const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
      const plain = [...text.matchAll(/MARKER<[^>\n\0]{0,40}>/g)].map((found) =>
        matchAt(found.index, found[0], found[0], []),
      );
      const wide = [...text.matchAll(/(?:M\0A\0R\0K\0E\0R\0<\0(?:[^>]\0){0,40}?>\0)/g)];
      const narrow = wide.map((found) => matchAt(found.index, found[0], found[0].replaceAll('\0', ''), ['utf-16']));
      return [...plain, ...narrow];
    },
    judge: (match, path) => (path?.startsWith('judged-away/') ? null : match),
  };
}

function matchAt(start: number, text: string, secret: string, decodedBy: string[]): Match {
  return { rule: 0, start, end: start + text.length, secret, confidence: 1, reasons: [], decodedBy };
}

/** What a scan gave, with its receipt. */
export interface Scanned {
  readonly detections: readonly Detection[];
  readonly tally: Tally;
  readonly progress: readonly Progress[];
  /** `kind path:line:column secret` of each detection, sorted. */
  readonly lines: readonly string[];
  /** `reason count` of what was passed over, sorted. */
  readonly skipped: readonly string[];
}

/** A request with sensible answers; override what the test is about. */
export function requestWith(over: Partial<ScanRequest> = {}): ScanRequest & { tally: Tally } {
  return {
    engine: markerEngine(),
    tally: new Tally(),
    accepts: () => true,
    limits: { maxFileSize: null },
    signal: new AbortController().signal,
    onProgress: () => {},
    ...over,
  };
}

/** Runs a source to its end. */
export async function scanned(
  source: (request: ScanRequest) => AsyncIterable<Detection>,
  over: Partial<ScanRequest> = {},
): Promise<Scanned> {
  const progress: Progress[] = [];
  const request = requestWith({ onProgress: (step) => progress.push(step), ...over });
  const detections: Detection[] = [];
  for await (const detection of source(request)) detections.push(detection);
  const { skipped } = request.tally.receipt('files', 0, 0);
  return {
    detections,
    tally: request.tally,
    progress,
    lines: detections.map(describe).sort(),
    skipped: skipped.map(({ reason, count }) => `${reason} ${count}`).sort(),
  };
}

function describe({ match, place }: Detection): string {
  const name = /<(.*)>/.exec(match.secret)?.[1] ?? match.secret;
  return `${place.kind} ${place.path}:${place.line}:${place.column} ${name}`;
}
