// The walk where something is too large, damaged or fatal: nothing is lost in silence, nothing hangs.
import { chmodSync, readFileSync, writeFileSync } from 'node:fs';
import * as assert from 'uvu/assert';
import { createEngine } from '../../../src/engine/create.ts';
import { familiesOf, mapOf } from '../../../src/git/pack/families.ts';
import { entryType, readPackHeaders } from '../../../src/git/pack/headers.ts';
import type { ToolError } from '../../../src/model/errors.ts';
import type { Match } from '../../../src/model/match.ts';
import type { Ruleset } from '../../../src/model/rule.ts';
import { loadBuiltinRules } from '../../../src/rules/builtin.ts';
import { WalkPool } from '../../../src/sources/pack/pool.ts';
import type { SharedWork } from '../../../src/sources/pack/share.ts';
import { headersOf, objectsOf, packsIn } from '../../git/pack/packed.ts';
import { generateRepo } from '../../support/generated.ts';
import { cloneRepo, type TestRepository } from '../../support/repository.ts';
import { suite } from '../../support/suite.ts';
import { blobsOf, linesOf, missingFrom, walkPacks } from './walked.ts';

const ruleset = loadBuiltinRules();
const repository = generateRepo({ seed: 900, versions: 25 });
const whole = await walkPacks(repository, ruleset);
assert.equal(whole.remainder.blobs, []);

/** What the walk held, and what the engine finds in the blobs that it left to be read in another way. */
function withRemainder(held: ReadonlyMap<string, readonly Match[]>, blobs: readonly string[]): string[] {
  const engine = createEngine(ruleset);
  const all = new Map(held);
  const contents = blobsOf(repository);
  for (const id of blobs) all.set(id, engine.match(contents.get(id)!));
  return linesOf(all, ruleset);
}

const walking = suite('the walk');

for (const kilobytes of [8, 32, 64, 128, 200]) {
  walking(`loses nothing with an arena of ${kilobytes} KB`, async () => {
    const arena = { least: kilobytes << 10, most: kilobytes << 10 };
    const { held, remainder } = await walkPacks(repository, ruleset, { arena });
    if (kilobytes < 64) assert.ok(remainder.blobs.length > 0, 'small enough to matter');
    assert.is(new Set(remainder.blobs).size, remainder.blobs.length);
    assert.ok(remainder.blobs.every((id) => !held.has(id)));
    const lines = withRemainder(held, remainder.blobs);
    assert.equal([missingFrom(whole.lines, lines), missingFrom(lines, whole.lines)], [[], []]);
  });
}

walking('grows its arena for a large family', async () => {
  const { remainder, lines } = await walkPacks(repository, ruleset, { arena: { least: 4 << 10, most: 64 << 20 } });
  assert.equal(remainder.blobs, []);
  assert.equal(lines, whole.lines);
});

walking('gives the same on several threads', async () => {
  // More than the walk does in the main thread.
  const noise = Buffer.from(Array.from({ length: 4 << 20 }, (_, at) => Math.imul(at, 0x9e3779b1) >>> 13));
  const large = cloneRepo(repository);
  large.commit({ 'noise.bin': noise });
  large.git('repack', '-adq');
  const one = await walkPacks(large, ruleset, {}, { jobs: 1 });
  const three = await walkPacks(large, ruleset, {}, { jobs: 3 });
  assert.equal(three.lines, one.lines);
  assert.equal([three.tally.blobs, three.tally.bytes], [one.tally.blobs, one.tally.bytes]);
});

walking('counts blobs above the limit and still scans what hangs on them', async () => {
  const sizes = new Map([...blobsOf(repository)].map(([id, bytes]) => [id, bytes.length]));
  const limit = [...sizes.values()].sort((a, b) => a - b)[sizes.size >> 1]!;
  const { held, tally } = await walkPacks(repository, ruleset, { maxBlobSize: limit });
  const expected = whole.lines.filter((line) => sizes.get(line.split(' ')[0]!)! <= limit);
  assert.equal(linesOf(held, ruleset), expected);
  const skipped = tally.receipt('history', 0, 0).skipped.map(({ reason, count }) => `${reason} ${count}`);
  assert.equal(skipped, [`size-limit ${[...sizes.values()].filter((size) => size > limit).length}`]);
});

/** A copy whose pack can be written to. */
function damagedCopy(damage: (pack: Buffer, headers: ReturnType<typeof headersOf>) => string[]): {
  copy: TestRepository;
  ids: string[];
} {
  const copy = cloneRepo(repository);
  const [path] = packsIn(objectsOf(copy)) as [string];
  const pack = readFileSync(path);
  const ids = damage(pack, readPackHeaders(path, 20));
  chmodSync(path, 0o644);
  writeFileSync(path, pack);
  return { copy, ids };
}

walking('leaves a damaged entry and all that hang on it to be read in another way', async () => {
  const { copy, ids } = damagedCopy((pack, headers) => {
    const position = Array.from(headers.types).findIndex(
      (type, at) => type === entryType.blob && headers.bases[at]! >= 0,
    );
    const from = headers.dataAt[position]!;
    pack.fill(0x55, from + 2, headers.ends[position]!);
    return [headers.index.idAt(position)];
  });
  const { held, remainder } = await walkPacks(copy, ruleset);
  assert.ok(ids.every((id) => remainder.blobs.includes(id) && !held.has(id)));
  const left = new Set(remainder.blobs);
  const expected = whole.lines.filter((line) => !left.has(line.split(' ')[0]!));
  assert.equal(linesOf(held, ruleset), expected);
});

// In the entries' data: a type changed from blob to tree in a header is seen by nothing short of `git fsck`.
walking('survives damage anywhere in the data of a pack', async () => {
  for (let round = 0; round < 12; round++) {
    const { copy } = damagedCopy((pack, { dataAt, ends }) => {
      for (let i = 0; i < 6; i++) {
        const random = Math.imul(round * 6 + i + 1, 0x9e3779b1) >>> 8;
        const entry = random % dataAt.length;
        pack[dataAt[entry]! + (random % (ends[entry]! - dataAt[entry]!))]! ^= 1 << (random % 8);
      }
      return [];
    });
    const { held, remainder } = await walkPacks(copy, ruleset);
    const known = new Set([...held.keys(), ...remainder.blobs]);
    const invented = missingFrom(linesOf(held, ruleset), whole.lines);
    assert.equal(invented, [], `round ${round}`);
    const lost = whole.lines.filter((line) => !known.has(line.split(' ')[0]!));
    assert.equal(lost, [], `round ${round}`);
  }
});

walking('tells which family a thread died in, and does not hang', async () => {
  const broken: Ruleset = {
    digest: 'sha256:broken',
    rules: ruleset.rules.map((rule) => ({ ...rule, regex: '(?<secret>' })), // throws when first used, in the thread
  };
  const headers = headersOf(repository);
  const families = familiesOf(headers, mapOf(headers), [entryType.blob]);
  const work: SharedWork = {
    sets: [{ ...families, contents: 'blobs' }],
    state: new Int32Array(new SharedArrayBuffer(4 * 16)),
  };
  const pool = new WalkPool(broken, { maxBlobSize: null }, 2);
  const roots = new Set([...families.roots].map((root) => headers.index.idAt(root)));
  try {
    await pool.run(work, (_, position) => headers.index.idAt(position));
    assert.unreachable();
  } catch (error) {
    const { code, message } = error as ToolError;
    assert.is(code, 'WORKER_CRASHED');
    assert.ok(
      [...roots].some((id) => message.includes(id)),
      message,
    );
  } finally {
    await pool.close();
  }
});

walking.run();
