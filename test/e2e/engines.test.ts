// One repository, every way of looking at it, one report.
import { chmodSync, readFileSync, writeFileSync } from 'node:fs';
import * as assert from 'uvu/assert';
import { entryType, readPackHeaders } from '../../src/git/pack/headers.ts';
import { objectsOf, packsIn } from '../git/pack/packed.ts';
import { missingFrom } from '../sources/pack/walked.ts';
import { generateRepo } from '../support/generated.ts';
import { cloneRepo, type TestRepository } from '../support/repository.ts';
import { suite } from '../support/suite.ts';
import { createWorkplace } from '../support/workplace.ts';

interface Read {
  readonly findings: readonly { readonly fingerprint: string; readonly rule: string }[];
  readonly receipt: {
    readonly blobs: number;
    readonly bytes: number;
    readonly complete: boolean;
    readonly notes: readonly string[];
    readonly skipped: readonly { readonly reason: string; readonly examples: readonly string[] }[];
  };
}

const place = createWorkplace();
const repository = generateRepo({ seed: 4242, versions: 20 });

function scan(target: TestRepository, ...args: string[]): { read: Read; code: number | null } {
  const { code, stdout, out } = place.stanch('scan', '--history', target.path, '--all', '--format', 'json', ...args);
  assert.ok(code === 1 || code === 3, out);
  return { read: JSON.parse(stdout) as Read, code };
}

/** Findings as lines, without the fingerprint: each run without a salt has one of its own. */
function linesOf({ findings }: Read): string[] {
  return findings.map((finding) => JSON.stringify({ ...finding, fingerprint: '' }));
}

function sameReport(a: Read, b: Read): void {
  assert.equal([missingFrom(linesOf(a), linesOf(b)), missingFrom(linesOf(b), linesOf(a))], [[], []]);
  const covered = ({ receipt }: Read): unknown => [receipt.blobs, receipt.bytes, receipt.skipped, receipt.complete];
  assert.equal(covered(a), covered(b));
}

const engines = suite('the engines');
engines.after(() => place.remove());

const whole = scan(repository).read;

for (const { name, args } of [
  { name: 'the plain engine', args: ['--engine', 'plain'] },
  { name: 'every version in full', args: ['--exhaustive'] },
  { name: 'one thread', args: ['--jobs', '1'] },
]) {
  engines(`give the same report with ${name}`, () => {
    assert.ok(whole.findings.length > 30, `${whole.findings.length} findings`);
    sameReport(scan(repository, ...args).read, whole);
  });
}

engines('give the same findings from loose objects, several packs and another delta order', () => {
  const copy = cloneRepo(repository);
  copy.git('repack', '-adfq', '--depth=1', '--window=3');
  sameReport(scan(copy).read, whole);
});

engines('name a damaged object, scan the rest, and end with 3', () => {
  const copy = cloneRepo(repository);
  const [path] = packsIn(objectsOf(copy)) as [string];
  const headers = readPackHeaders(path, 20);
  // A version at the end of a chain: nothing hangs on it.
  const position = headers.types.findIndex((type, at) => type === entryType.blob && !headers.bases.includes(at));
  const pack = readFileSync(path);
  pack.fill(0x55, headers.dataAt[position]! + 2, headers.ends[position]!);
  chmodSync(path, 0o644);
  writeFileSync(path, pack);
  const { read, code } = scan(copy);
  assert.is(code, 3);
  const skipped = read.receipt.skipped.find(({ reason }) => reason === 'corrupt-object');
  assert.equal(skipped?.examples, [headers.index.idAt(position)]);
  assert.is(read.receipt.blobs, whole.receipt.blobs - 1);
  assert.is(read.receipt.complete, false);
});

engines('read a pack through Git, and say so, when its index is of version 1', () => {
  const copy = cloneRepo(repository);
  const [path] = packsIn(objectsOf(copy)) as [string];
  const index = path.replace(/pack$/, 'idx');
  chmodSync(index, 0o644);
  copy.git('index-pack', '--index-version=1', '-o', index, path);
  const { read } = scan(copy);
  sameReport(read, whole);
  assert.ok(read.receipt.notes.some((note) => note.includes('git cat-file')));
});

engines.run();
