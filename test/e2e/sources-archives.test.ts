// Archives and encoded text through every source, and through a history whose versions are deltas of each other.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import * as assert from 'uvu/assert';
import { createEngine } from '../../src/engine/create.ts';
import { openRepository } from '../../src/git/repository.ts';
import type { Detection } from '../../src/model/detection.ts';
import { scanFiles } from '../../src/sources/files.ts';
import { scanHistory } from '../../src/sources/history.ts';
import { scanStaged } from '../../src/sources/staged.ts';
import { scanStdin } from '../../src/sources/stdin.ts';
import { Windows } from '../../src/sources/windows.ts';
import { tar, zip } from '../support/archives.ts';
import { ruleset } from '../support/marker-rules.ts';
import { createRepo, isolateThisProcess, temporaryFolder } from '../support/repository.ts';
import { marker, type Scanned, scanned } from '../support/scanning.ts';
import { suite } from '../support/suite.ts';

isolateThisProcess();

const archives = suite('archives in sources');
const engine = createEngine(ruleset);
const told = ({ match, place }: Detection): string =>
  [place.kind, place.path, place.line, match.secret, place.decodedBy.join(' ')].join(' ');
const lines = ({ detections }: Scanned): string[] => detections.map(told).sort();
const bomb = gzipSync(Buffer.alloc(80 << 20));

archives('files, the index and standard input are opened, and limits are in the receipt', async () => {
  const repo = createRepo({ files: { 'a.txt': 'nothing' } });
  repo.write({ 'a.zip': zip({ '.env': marker() }), 'b.gz': bomb });
  repo.git('add', '--all');
  const repository = await openRepository(repo.path);
  const file = await scanned((request) => scanFiles([repo.path], { gitignore: true }, request), { engine });
  const index = await scanned((request) => scanStaged(repository, request), { engine });
  assert.equal(lines(file), [`file a.zip 1 ${marker()} zip:.env`]);
  assert.equal(lines(index), [`index a.zip 1 ${marker()} zip:.env`]);
  for (const { skipped, tally } of [file, index]) {
    assert.equal(skipped, ['archive-limit 1']);
    assert.not(tally.complete);
  }
  async function* stream() {
    const bytes = tar({ '.env': marker() });
    for (let at = 0; at < bytes.length; at += 100) yield bytes.subarray(at, at + 100);
  }
  const piped = await scanned((request) => scanStdin(stream(), request), { engine });
  assert.equal(lines(piped), [`stdin  1 ${marker()} tar:.env`]);
});

archives('a file larger than a window is held as a whole when it is an archive', () => {
  const bytes = zip({ 'a.bin': Buffer.alloc(3000, 'abc'), b: marker() }, { store: true });
  const windows = new Windows(engine, { window: 256, overlap: 64 });
  const found = [...windows.push(bytes), ...windows.finish()];
  assert.equal(
    found.map(({ match }) => [match.secret, match.decodedBy]),
    [[marker(), ['zip:b']]],
  );
  const again = [...windows.push(Buffer.from(`plain ${marker()}`)), ...windows.finish()];
  assert.equal(again.length, 1);
});

archives('a large file on disk is opened as well', async () => {
  const path = join(temporaryFolder(), 'big.tar');
  writeFileSync(path, tar({ 'big.bin': Buffer.alloc(9 << 20, 'x\n'), '.env': `x = ${marker('far')}` }));
  const { detections } = await scanned((request) => scanFiles([path], { gitignore: true }, request), { engine });
  assert.equal(
    detections.map(({ match }) => [match.secret, match.within]),
    [[marker('far'), '.env']],
  );
});

const wrapped = (text: string): string => Buffer.from(text).toString('base64').replace(/.{64}/g, '$&\n');
const filler = (seed: number): string =>
  Array.from({ length: 60 }, (_, line) => `line ${line} of ${(seed * 7919 + line * 104729) % 9973}\n`).join('');

function changingRepository() {
  const repo = createRepo();
  for (let version = 0; version < 24; version++) {
    const name = marker(`v${Math.floor(version / 4)}`);
    const block = filler(Math.floor(version / 6)) + (version % 3 === 0 ? '' : marker('block')) + filler(version % 2);
    repo.commit({
      'a.zip': zip({ 'x.txt': filler(1), 'c.env': `v ${version} ${name}`, 'y.txt': filler(2) }, { store: true }),
      'b.txt': `${filler(3)}marker-clue=${encodeURIComponent(name)}\n${filler(4)}# ${version}\n`,
      'c.yaml': `top: ${version % 5}\nblob: |\n${wrapped(block)}\nafter: ${version}\n`,
      'd.html': `${filler(5)}${version % 2 ? '' : `<p marker-clue="&#77;ARKER&lt;html&gt;">\n`}${filler(version % 4)}`,
      // The same beginning, once an archive and once not.
      'e.bin': version % 2 ? tar({ k: name, z: filler(6) }) : `${name} ${filler(6)}`,
    });
  }
  repo.git('repack', '-adfq', '--depth=50', '--window=50');
  return repo;
}

archives('delta scanning finds in changing archives and encoded text what scanning every version finds', async () => {
  const repository = await openRepository(changingRepository().path);
  const scanOf = (over: object, real = engine) =>
    scanned((request) => scanHistory(repository, { messages: false }, request), { engine: real, ...over });
  const packs = (exhaustive: boolean) => ({ packs: { ruleset, options: { maxBlobSize: null, exhaustive }, jobs: 2 } });
  const [delta, whole, git, plain] = [
    lines(await scanOf(packs(false))),
    lines(await scanOf(packs(true))),
    lines(await scanOf({})),
    lines(await scanOf({}, createEngine(ruleset, { lens: 'plain' }))),
  ];
  assert.ok(delta.length >= 20, delta.join('\n'));
  assert.equal(new Set(delta.map((line) => line.split(' ').at(-1))).size >= 5, true);
  assert.equal(delta, whole);
  assert.equal(delta, git);
  assert.equal(delta, plain);
});

archives('limits in packed blobs are in the receipt', async () => {
  const repo = createRepo({ files: { 'b.gz': bomb, 'c.zip': zip({ a: 'x' }, { flags: 1 }) } });
  repo.git('repack', '-adq');
  const repository = await openRepository(repo.path);
  const { skipped } = await scanned((request) => scanHistory(repository, { messages: false }, request), {
    engine,
    packs: { ruleset, options: { maxBlobSize: null }, jobs: 1 },
  });
  assert.equal(skipped, ['archive-limit 1', 'unreadable-archive 1']);
});

archives.run();
