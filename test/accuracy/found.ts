// Runs whole corpora through the engine in this process, and groups what is found as a scan does.
import { createEngine } from '../../src/engine/create.ts';
import type { Engine } from '../../src/engine/engine.ts';
import { Grouper } from '../../src/findings/group.ts';
import type { Grade } from '../../src/model/confidence.ts';
import type { Detection } from '../../src/model/detection.ts';
import type { Secret } from '../../src/model/secret.ts';
import { loadBuiltinRules } from '../../src/rules/builtin.ts';
import { createLocator } from '../../src/text/lines.ts';

/** One place of a finding, as the gitleaks report lists it. */
export interface Found {
  readonly file: string;
  readonly startLine: number;
  readonly endLine: number;
  readonly rule: string;
  readonly secret: string;
  readonly confidence: number;
  readonly grade: Grade;
}

/** Bytes with the path that the rules shall see. */
export interface Sample {
  readonly path: string;
  readonly bytes: Uint8Array;
}

/** An engine as `--checksums=ignore` makes it: the tokens of the corpora are drawn, and no checksum holds. */
export function createCorpusEngine(): Engine {
  return createEngine(loadBuiltinRules(), { checksums: 'ignore' });
}

/** Everything found in the samples, low grades too, a place at a time, grouped over all samples as in one scan. */
export function findIn(engine: Engine, samples: Iterable<Sample>): Found[] {
  const grouper = new Grouper(engine.ruleset);
  for (const sample of samples) for (const detection of detectionsIn(engine, sample)) grouper.add(detection);
  return placesOf(grouper);
}

function* detectionsIn(engine: Engine, { path, bytes }: Sample): Generator<Detection> {
  const locator = createLocator(bytes);
  for (const match of engine.match(bytes)) {
    const judged = engine.judge(match, path);
    if (judged === null) continue;
    const { start, end, decodedBy } = judged;
    yield {
      match: judged,
      place: { kind: 'file', path, ...locator.locate(start, end), start, end, decodedBy },
    };
  }
}

function placesOf(grouper: Grouper): Found[] {
  const halves = grouper.findings().flatMap((finding) => [finding, ...(finding.parts ?? [])]);
  return halves.flatMap(({ rule, secret, confidence, grade, places }) =>
    places.map((place) => ({
      file: place.path ?? '',
      startLine: place.line,
      endLine: place.endLine,
      rule,
      secret: asUtf8(secret),
      confidence,
      grade,
    })),
  );
}

const asUtf8 = (secret: Secret): string => Buffer.from(secret.reveal(), 'latin1').toString('utf8');
