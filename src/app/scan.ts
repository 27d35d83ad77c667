// The main job: a source's detections -> findings -> what somebody accepted taken out -> a report with its receipt.
import type { Detection } from '../model/detection.ts';
import type { Unidentified } from '../model/finding.ts';
import { Tally } from '../model/receipt.ts';
import type { Report, RuleDetails } from '../model/report.ts';
import type { Ruleset } from '../model/rule.ts';
import type { PackSettings } from '../sources/pack/settings.ts';
import type { ScanRequest } from '../sources/request.ts';
import { type Parted, suppress } from '../suppress/apply.ts';
import { loadSuppressors, readBaseline } from './acceptance.ts';
import type { NameMemory } from './cache/name-memory.ts';
import { createIdentity } from './identity.ts';
import type { Io } from './io.ts';
import { type Parts, realParts } from './parts.ts';
import { resolveSalt, type Salt } from './salt.ts';
import type { ProgressSink, ScanOptions } from './scan-options.ts';
import { toolVersion } from './version.ts';

/** A finished scan: its report, and the salt that its fingerprints were made with (null when there was nothing to name). */
export interface Scan {
  readonly report: Report;
  readonly salt: Salt | null;
  /** What reporters may look up about a rule. */
  readonly details: (rule: string) => RuleDetails | undefined;
}

/**
 * Scans a source and answers what was found and what was covered. Ends early, with what it has, when `io.signal` is
 * aborted or the time is up; the receipt then says so.
 *
 * @throws {ToolError} for a path, a repository, a rule file, a baseline that cannot be used
 */
export async function scan(
  options: ScanOptions,
  io: Io,
  progress: ProgressSink = { update() {} },
  parts: Parts = realParts,
): Promise<Scan> {
  const startedAt = io.now();
  const tally = new Tally();
  const baseline = readBaseline(options);
  const engine = await parts.engine(options);
  const time = options.timeout === undefined ? undefined : AbortSignal.timeout(options.timeout * 1000);
  const request: ScanRequest = {
    engine,
    tally,
    accepts: await parts.accepts(options),
    limits: { maxFileSize: options.maxFileSize },
    ...(options.engine === 'kernel' ? { packs: packSettings(options, engine.ruleset) } : {}),
    signal: time === undefined ? io.signal : AbortSignal.any([io.signal, time]),
    onProgress: (now) => progress.update(now),
  };
  const detections = await collect(parts.detections(options, request, io), request.signal);
  // A source that was cut short says so itself; this is for one that had just ended, or threw.
  if (request.signal.aborted && tally.complete)
    tally.skip(io.signal.aborted ? 'interrupted' : 'time-limit', options.source.kind);

  let names: NameMemory | null = null;
  const identity = createIdentity(
    () => resolveSalt(options, baseline, () => parts.roots(options, io), io),
    async (salt) => (names = (await parts.names?.(options, salt, io)) ?? null),
  );
  let parted: Parted<Unidentified> = { findings: [], suppressed: [] };
  let details: Scan['details'] = () => undefined;
  if (detections.length > 0) {
    const { explained, reportDetails } = await import('./rules.ts');
    const known = await parts.details(options);
    const tags = new Map(engine.ruleset.rules.map((rule) => [rule.id, rule.tags]));
    details = (rule) => reportDetails(known.get(rule), tags.get(rule) ?? []);
    const found = explained(await parts.group(detections, engine.ruleset), known);
    const by = await loadSuppressors(found, options, baseline, engine.ruleset);
    parted = suppress(by.comparesFingerprints ? await identity.identify(found) : found, by);
  }
  const fails = (finding: Unidentified): boolean => finding.confidence >= options.minConfidence;
  const below = parted.findings.filter((finding) => !fails(finding));
  const [findings, low, accepted] = await Promise.all([
    identity.identify(parted.findings.filter(fails)),
    options.all ? identity.identify(below) : below,
    identity.identify(parted.suppressed.map(({ finding }) => finding)),
  ]);
  (names as NameMemory | null)?.save();
  const { salt } = identity;
  if (salt?.note !== undefined) tally.note(salt.note);
  const report: Report = {
    tool: { name: 'stanch', version: toolVersion(), ruleset: engine.ruleset.digest },
    findings,
    low,
    suppressed: parted.suppressed.map(({ suppression }, index) => ({ finding: accepted[index]!, suppression })),
    receipt: tally.receipt(options.source.kind, startedAt, io.now()),
  };
  return { report, salt, details };
}

function packSettings(options: ScanOptions, ruleset: Ruleset): PackSettings {
  const { checksums, exhaustive, maxFileSize, maxDecodeDepth, maxArchiveDepth, jobs } = options;
  const depths = { decodeDepth: maxDecodeDepth, archiveDepth: maxArchiveDepth };
  return { ruleset, options: { checksums, exhaustive, maxBlobSize: maxFileSize, ...depths }, jobs };
}

async function collect(source: AsyncIterable<Detection>, signal: AbortSignal): Promise<Detection[]> {
  const detections: Detection[] = [];
  try {
    for await (const detection of source) detections.push(detection);
  } catch (error) {
    if (!signal.aborted) throw error;
  }
  return detections;
}
