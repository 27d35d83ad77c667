// The hook's short way: one bundle (scripts/bundle-hook.ts) that can say "clean" and nothing else. Whatever it meets beyond
// that (a finding, a configuration, an error, a gap) it leaves to main.ts, which starts anew: so both say the same.
import { existsSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { isatty } from 'node:tty';
import { readBaseline } from '../app/acceptance.ts';
import { toolVersion } from '../app/version.ts';
import { configName, findTop } from '../config/top.ts';
import { createBuiltinEngine } from '../engine/create.ts';
import { groupFindings } from '../findings/group.ts';
import { locateQuickly } from '../git/locate-quickly.ts';
import { readLoose } from '../git/loose.ts';
import { gradeOf } from '../model/confidence.ts';
import type { Detection } from '../model/detection.ts';
import { Tally } from '../model/receipt.ts';
import type { Ruleset } from '../model/rule.ts';
import { closing } from '../report/text-closing.ts';
import { scanStaged } from '../sources/staged.ts';
import { suppress } from '../suppress/apply.ts';
import { ownSalt } from '../suppress/own-files.ts';
import { plainStyle } from '../terminal/plain-style.ts';

/**
 * Scans the index of the repository around the current folder with every option at its default.
 *
 * @returns true when nothing is staged that anybody has to hear of; then it has printed what main.ts would have
 */
export async function checkStaged({ quiet }: { readonly quiet: boolean }): Promise<boolean> {
  try {
    return await check(quiet);
  } catch {
    return false; // main.ts meets the same and explains it
  }
}

/** Runs through what a hook runs through, so that the code is there to be kept. Whether it is clean here does not matter. */
export async function warm(): Promise<void> {
  await checkStaged({ quiet: true });
  createBuiltinEngine().match(
    Buffer.from('const greeting = "hello";\npassword = changeme\nsee abcdefgh-12345678-ijklmnop\n'),
  );
  readLoose('/', 'none');
}

async function check(quiet: boolean): Promise<boolean> {
  const startedAt = Date.now();
  if (!quiet && (isatty(1) || (process.env.FORCE_COLOR ?? '') !== '')) return false;
  const cwd = process.cwd();
  const { path: top, inRepository, bare } = findTop(cwd);
  if (!inRepository || bare || existsSync(join(top, configName))) return false;
  const baseline = readBaseline({ top });
  const repository = locateQuickly(cwd, top);
  if (repository === null) return false;
  const tally = new Tally();
  const engine = createBuiltinEngine();
  const request = {
    engine,
    tally,
    accepts: () => true,
    limits: { maxFileSize: null },
    signal: new AbortController().signal,
    onProgress() {},
  };
  const low: Detection[] = [];
  for await (const detection of scanStaged(repository, request)) {
    if (gradeOf(detection.match.confidence) !== 'low') return false;
    low.push(detection);
  }
  if (!tally.complete || (low.length > 0 && existsSync(join(top, '.stanchignore')))) return false;
  if (quiet) return true;
  const below = countLow(low, engine.ruleset);
  if (below === null || (below > 0 && baseline !== null && baseline.findings.length > 0)) return false;
  const report = {
    tool: { name: 'stanch', version: toolVersion(), ruleset: engine.ruleset.digest } as const,
    ...{ findings: [], low: [], suppressed: [], counts: { findings: 0, low: below, suppressed: 0 } },
    receipt: tally.receipt('staged', startedAt, Date.now()),
  };
  await print(`${closing(report, plainStyle, { colour: false, all: false, showSecrets: false }).join('\n')}\n`);
  return true;
}

/** How many findings these make; null when somebody accepted one, which the report would say. */
function countLow(detections: readonly Detection[], ruleset: Ruleset): number | null {
  if (detections.length === 0) return 0;
  const ids = new Set(ruleset.rules.map(({ id }) => id));
  const { findings, suppressed } = suppress(groupFindings(detections, ruleset), {
    isRule: (id) => ids.has(id),
    comparesFingerprints: false,
    findings: [],
    places: [(_, place) => ownSalt(place)],
  });
  return suppressed.length > 0 ? null : findings.length;
}

/** Writes past Node's stream, which takes long to open; a full pipe is left to it. */
async function print(text: string): Promise<void> {
  let done = 0;
  const bytes = Buffer.from(text);
  try {
    done = writeSync(1, bytes);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EPIPE') return; // nobody reads it, which is no failure of ours
  }
  if (done < bytes.length)
    await new Promise<void>((written) => process.stdout.write(bytes.subarray(done), () => written()));
}
