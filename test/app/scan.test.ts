import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as assert from 'uvu/assert';
import type { Parts } from '../../src/app/parts.ts';
import { scan } from '../../src/app/scan.ts';
import type { ScanOptions } from '../../src/app/scan-options.ts';
import type { Engine } from '../../src/engine/engine.ts';
import type { Detection } from '../../src/model/detection.ts';
import { isIdentified, type Unidentified } from '../../src/model/finding.ts';
import type { Match } from '../../src/model/match.ts';
import { Secret } from '../../src/model/secret.ts';
import { renderBaseline } from '../../src/suppress/baseline.ts';
import { findingOf, placeWith } from '../support/findings.ts';
import { testIo } from '../support/io.ts';
import { suite } from '../support/suite.ts';

const top = mkdtempSync(join(tmpdir(), 'stanch-scan-'));
const options: ScanOptions = {
  source: { kind: 'files', paths: [top] },
  top,
  inRepository: false,
  include: [],
  exclude: [],
  gitignore: true,
  messages: true,
  minConfidence: 0.5,
  all: false,
  checksums: 'enforce',
  engine: 'plain',
  exhaustive: false,
  maxFileSize: null,
  maxDecodeDepth: 2,
  maxArchiveDepth: 3,
  allowlist: [],
};
const engine: Engine = { ruleset: { rules: [], digest: 'sha256:0' }, match: () => [], judge: (match) => match };
const detection: Detection = { match: {} as Match, place: placeWith() };

/** Parts of a scan that finds these, whatever it looks at. */
function parts(findings: Unidentified[], more: Partial<Parts> = {}): Parts {
  return {
    engine: async () => engine,
    accepts: async () => () => true,
    async *detections() {
      for (const _ of findings) yield detection;
    },
    roots: async () => ({ ids: ['a'], shallow: false }),
    group: async () => findings,
    details: async () => new Map(),
    ...more,
  };
}

const scanning = suite('scan');
scanning.after(() => rmSync(top, { recursive: true }));
const noProgress = { update(): void {} };

scanning('parts findings at the lowest confidence that fails', async () => {
  const { report } = await scan(
    options,
    testIo(),
    noProgress,
    parts([findingOf('a', { confidence: 0.5 }), findingOf('b', { confidence: 0.49 })]),
  );
  assert.equal([report.findings.length, report.low.length], [1, 1]);
});

scanning('asks for no salt when nothing was found', async () => {
  const asked: string[] = [];
  const roots = async (): Promise<never> => {
    throw new Error(asked.push('roots').toString());
  };
  const { report, salt } = await scan({ ...options, inRepository: true }, testIo(), noProgress, parts([], { roots }));
  assert.is(salt, null);
  assert.is(report.receipt.complete, true);
});

scanning('keeps what a baseline accepts, and its salt', async () => {
  const baseline = join(top, 'baseline.json');
  const entry = { fingerprint: 'a'.repeat(64), rule: 'r', masked: '****', paths: [], reason: 'old' };
  writeFileSync(baseline, renderBaseline({ salt: 'ab'.repeat(16), findings: [entry] }));
  const { report, salt } = await scan(
    { ...options, baseline },
    testIo(),
    noProgress,
    parts([findingOf('a'), findingOf('b')]),
  );
  assert.equal(
    report.findings.map((finding) => finding.fingerprint[0]),
    ['b'],
  );
  assert.equal(report.suppressed[0]!.suppression, { by: 'baseline', reason: 'old' });
  assert.is(Buffer.from(salt!.bytes).toString('hex'), 'ab'.repeat(16));
});

scanning('takes the ignore file and the allowlist of the top folder', async () => {
  writeFileSync(join(top, '.stanchignore'), `${'a'.repeat(64)} # seen\n`);
  const findings = [findingOf('a'), findingOf('b'), findingOf('c', { rule: 'other' })];
  const allowlist = [{ rule: 'other', reason: 'fine' }];
  const { report } = await scan({ ...options, allowlist }, testIo(), noProgress, parts(findings));
  assert.equal(
    report.findings.map((finding) => finding.fingerprint[0]),
    ['b'],
  );
  assert.equal(
    report.suppressed.map(({ suppression }) => `${suppression.by}: ${suppression.reason}`),
    ['ignore-file: seen', 'allowlist: fine'],
  );
  rmSync(join(top, '.stanchignore'));
});

const unnamed = (digit: string, confidence: number): Unidentified => {
  const { fingerprint: _, ...rest } = findingOf(digit, { confidence, secret: new Secret(`word${digit}`) });
  return rest;
};
const named = async (more: Partial<ScanOptions>, findings: Unidentified[]): Promise<boolean[]> => {
  const { report } = await scan({ ...options, ...more }, testIo(), noProgress, parts(findings));
  return [...report.findings, ...report.low].map(isIdentified);
};

scanning('names only the secrets that are shown', async () => {
  assert.equal(await named({}, [unnamed('a', 0.9), unnamed('b', 0.2)]), [true, false]);
  assert.equal(await named({ all: true }, [unnamed('a', 0.9), unnamed('b', 0.2)]), [true, true]);
});

scanning('names low ones too where a fingerprint may accept them', async () => {
  const allowlist = [{ fingerprint: 'a'.repeat(64), reason: 'seen' }];
  assert.equal(await named({ allowlist }, [unnamed('b', 0.2)]), [true]);
  writeFileSync(join(top, '.stanchignore'), 'docs/** # samples\n');
  assert.equal(await named({}, [unnamed('b', 0.2)]), [false]);
  writeFileSync(join(top, '.stanchignore'), `${'a'.repeat(12)} # seen\n`);
  assert.equal(await named({}, [unnamed('b', 0.2)]), [true]);
  rmSync(join(top, '.stanchignore'));
});

scanning('asks for no salt when there is nothing to name', async () => {
  const { report, salt } = await scan(options, testIo(), noProgress, parts([unnamed('b', 0.2)]));
  assert.equal([salt, report.receipt.notes], [null, []]);
});

scanning('says in the receipt that fingerprints will not last', async () => {
  const { report } = await scan(options, testIo(), noProgress, parts([findingOf('a')]));
  assert.match(report.receipt.notes.join(), 'hold for this run only');
});

scanning('reports what it had when it was interrupted', async () => {
  const interrupt = new AbortController();
  const { report } = await scan(
    options,
    testIo({ signal: interrupt.signal }),
    noProgress,
    parts([findingOf('a')], {
      async *detections() {
        yield detection;
        interrupt.abort();
        throw new Error('a source that cannot stop quietly');
      },
    }),
  );
  assert.is(report.findings.length, 1);
  assert.equal(
    report.receipt.skipped.map((skip) => skip.reason),
    ['interrupted'],
  );
  assert.is(report.receipt.complete, false);
});

scanning('ends with what it had when the time is up', async () => {
  const { report } = await scan(
    { ...options, timeout: 0.02 },
    testIo(),
    noProgress,
    parts([findingOf('a')], {
      async *detections(_, request) {
        yield detection;
        // A real source keeps the process alive by its files and programs; the clock of a signal does not.
        const alive = setInterval(() => {}, 1000);
        await new Promise((done) => request.signal.addEventListener('abort', done));
        clearInterval(alive);
      },
    }),
  );
  assert.is(report.findings.length, 1);
  assert.equal(
    report.receipt.skipped.map((skip) => skip.reason),
    ['time-limit'],
  );
});

scanning('lets any other failure through', async () => {
  const broken = parts([], {
    // biome-ignore lint/correctness/useYield: it fails before it finds anything
    async *detections() {
      throw new RangeError('a fault');
    },
  });
  const error = await scan(options, testIo(), noProgress, broken).catch((thrown: unknown) => thrown);
  assert.instance(error, RangeError);
});

scanning.run();
