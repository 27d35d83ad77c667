// The whole history with real Git: which blobs are read, and which commit, path and line a secret is put down to.
import { appendFileSync, chmodSync, readdirSync } from 'node:fs';
import * as assert from 'uvu/assert';
import { openRepository } from '../../src/git/repository.ts';
import type { Tally } from '../../src/model/receipt.ts';
import { type HistoryOptions, scanHistory } from '../../src/sources/history.ts';
import type { ScanRequest } from '../../src/sources/request.ts';
import { realParts } from '../support/marker-rules.ts';
import { cloneRepo, createRepo, isolateThisProcess, openRepo, type TestRepository } from '../support/repository.ts';
import { marker, type Scanned, scanned } from '../support/scanning.ts';
import { suite } from '../support/suite.ts';

isolateThisProcess();

/** Scans twice, with the fake engine through Git and with the real one and its packs: the answers must be the same. */
async function history(
  repo: TestRepository,
  options: Partial<HistoryOptions> = {},
  over: Partial<ScanRequest> = {},
): Promise<Scanned> {
  const plain = await historyOnce(repo, options, over);
  const real = await historyOnce(repo, options, { ...over, ...realParts(over.limits?.maxFileSize ?? null) });
  assert.equal(real.lines, plain.lines);
  assert.equal(real.skipped, plain.skipped);
  const counted = ({ commits, blobs }: Tally): number[] => [commits, blobs];
  assert.equal(counted(real.tally), counted(plain.tally));
  return plain;
}

async function historyOnce(
  repo: TestRepository,
  options: Partial<HistoryOptions>,
  over: Partial<ScanRequest>,
): Promise<Scanned> {
  const repository = await openRepository(repo.path);
  return scanned((request) => scanHistory(repository, { messages: true, ...options }, request), over);
}

/** Every place of a commit, note or stash must be what `git show COMMIT:PATH` shows. */
function assertTrue(repo: TestRepository, { detections }: Scanned): void {
  for (const { match, place } of detections) {
    if (place.path === null || place.commit === undefined) continue;
    const bytes = Buffer.from(repo.git('show', `${place.commit}:${place.path}`), 'utf8');
    assert.is(bytes.subarray(place.start, place.end).toString(), match.secret);
    assert.is(
      bytes
        .toString()
        .split('\n')
        [place.line - 1]!.slice(place.column - 1, place.endColumn - 1),
      match.secret,
    );
  }
}

const whole = suite('the whole history');

whole('is empty, and complete, where nothing was ever committed', async () => {
  for (const repo of [createRepo(), createRepo({ bare: true })]) {
    const { lines, tally } = await history(repo);
    assert.equal(lines, []);
    assert.ok(tally.complete);
  }
});

whole('puts a secret down to the commit that brought it, once, however often the file changes', async () => {
  const repo = createRepo({ files: { 'a.txt': 'clean\n' } });
  const leak = repo.commit({ 'a.txt': `clean\n  ${marker()}\n` }, 'add the key\n\nIn detail.');
  repo.commit({ 'a.txt': `more\nclean\n${marker()}\n` });
  const last = repo.commit({ 'a.txt': `${marker()}\n` });
  repo.commit({ 'a.txt': 'removed\n' });
  const result = await history(repo);
  assert.equal(result.lines, ['commit a.txt:2:3 a']);
  const { place } = result.detections[0]!;
  assert.is(place.commit, leak);
  assert.is(place.lastCommit, last);
  assert.is(place.author, 'Ada');
  assert.is(place.email, 'ada@example.com');
  assert.match(place.date!, /^2026-01-01T\d\d:\d\d:\d\dZ$/);
  assert.is(place.subject, 'add the key');
  assert.is(place.onHead, false);
  assert.is(place.blob, repo.git('rev-parse', `${leak}:a.txt`));
  assert.is(result.tally.commits, 5);
  assert.is(result.tally.blobs, 5);
  assertTrue(repo, result);
});

whole('tells a second introduction after a removal by its first', async () => {
  const repo = createRepo({ files: { 'a.txt': marker() } });
  const first = repo.git('rev-parse', 'HEAD');
  repo.commit({ 'a.txt': 'x' });
  const again = repo.commit({ 'a.txt': `back ${marker()}` });
  const { detections } = await history(repo);
  assert.is(detections.length, 1);
  assert.is(detections[0]!.place.commit, first);
  assert.is(detections[0]!.place.lastCommit, again);
  assert.is(detections[0]!.place.onHead, true);
});

whole('names the old path of a renamed file, and the new one where HEAD still holds it', async () => {
  const repo = createRepo({ files: { 'old.txt': `${'x\n'.repeat(9)}${marker()}\n`, 'gone.txt': marker('b') } });
  repo.git('mv', 'old.txt', 'new.txt');
  repo.git('mv', 'gone.txt', 'went.txt');
  repo.commit({});
  repo.commit({ 'went.txt': null });
  const result = await history(repo);
  assert.equal(result.lines, ['commit gone.txt:1:1 b', 'commit new.txt:10:1 a', 'commit old.txt:10:1 a']);
  assert.equal(result.detections.map(({ place }) => place.onHead).sort(), [false, false, true]);
  assertTrue(repo, result);
});

whole('gives each path that a secret was copied to', async () => {
  const repo = createRepo({ files: { 'a.txt': marker() } });
  repo.commit({ 'b.txt': `x ${marker()}` });
  assert.equal((await history(repo)).lines, ['commit a.txt:1:1 a', 'commit b.txt:1:3 a']);
});

whole('sees what only a merge brings in, and blames no merge for what a parent held', async () => {
  const repo = createRepo({ files: { 'a.txt': 'base\n', 'moved.txt': 'm\n' } });
  repo.git('checkout', '-qb', 'side');
  const side = repo.commit({ 'a.txt': `side ${marker('side')}\n`, 'moved.txt': `m ${marker('renamed')}\n` });
  repo.git('checkout', '-q', 'main');
  repo.git('mv', 'moved.txt', 'new-name.txt');
  repo.commit({ 'a.txt': 'main\n', 'new-name.txt': 'm\nn\n' });
  repo.tryGit(['merge', '-q', 'side']);
  repo.write({
    'a.txt': `both ${marker('side')} ${marker('evil')}\n`,
    'moved.txt': null,
    'new-name.txt': `m ${marker('renamed')}\nn\n`,
    'extra.txt': marker('extra'),
  });
  repo.git('add', '--all');
  repo.git('commit', '-qm', 'merge');
  const merge = repo.git('rev-parse', 'HEAD');
  const result = await history(repo);
  assertTrue(repo, result);
  const told = result.detections.map(({ match, place }) => `${match.secret} ${place.path} ${place.commit}`).sort();
  assert.equal(told, [
    `${marker('evil')} a.txt ${merge}`,
    `${marker('extra')} extra.txt ${merge}`,
    `${marker('renamed')} moved.txt ${side}`,
    `${marker('renamed')} new-name.txt ${merge}`, // moved there, and still on HEAD
    `${marker('side')} a.txt ${side}`,
  ]);
});

whole('finds both sides of an octopus merge and what it adds', async () => {
  const repo = createRepo({ files: { 'a.txt': 'x' } });
  for (const name of ['one', 'two']) {
    repo.git('checkout', '-qb', name, 'main');
    repo.commit({ [`${name}.txt`]: marker(name) });
  }
  repo.git('checkout', '-q', 'main');
  repo.commit({ 'm.txt': 'm' });
  repo.git('merge', '-q', '--no-commit', 'one', 'two');
  repo.commit({ 'm.txt': marker('octopus') });
  assert.is(repo.git('rev-list', '--parents', '-1', 'HEAD').split(' ').length, 4);
  assert.equal((await history(repo)).lines, [
    'commit m.txt:1:1 octopus',
    'commit one.txt:1:1 one',
    'commit two.txt:1:1 two',
  ]);
});

whole('covers the stash (all of it), notes, messages, tags and the index', async () => {
  const repo = createRepo({ files: { 'a.txt': 'x' } });
  for (const name of ['old', 'new']) {
    repo.write({ 'a.txt': marker(`stash-${name}`), [`u-${name}.txt`]: marker(`untracked-${name}`) });
    repo.git('stash', 'push', '-q', '--include-untracked');
  }
  repo.git('notes', 'add', '-m', `see ${marker('note')}`);
  repo.commit({ 'a.txt': 'y' }, `subject\n\nbody ${marker('message')}`);
  repo.git('tag', '-a', 'v1', '-m', `tagged\n${marker('tag')}`);
  repo.write({ 'i.txt': `\n${marker('index')}` });
  repo.git('add', '.');
  const result = await history(repo);
  assertTrue(repo, result);
  const kinds = result.lines.filter((line) => !line.startsWith('note'));
  assert.equal(kinds, [
    'index i.txt:2:1 index',
    'message null:3:6 message',
    'stash a.txt:1:1 stash-new',
    'stash a.txt:1:1 stash-old',
    'stash u-new.txt:1:1 untracked-new',
    'stash u-old.txt:1:1 untracked-old',
    'tag null:2:1 tag',
  ]);
  assert.match(result.lines.join('\n'), /note [0-9a-f]{40}:1:5 note/);
  assert.is(result.detections.find(({ place }) => place.kind === 'tag')!.place.commit, repo.git('rev-parse', 'v1'));
  assert.not.ok((await history(repo, { messages: false })).lines.some((line) => /message|tag/.test(line)));
});

whole('finds what no ref reaches: an amended commit, a dropped stash, a blob that was only hashed', async () => {
  const repo = createRepo({ files: { 'a.txt': marker('amended') } });
  repo.write({ 'a.txt': 'clean' });
  repo.git('commit', '-qa', '--amend', '-m', `amended`);
  repo.write({ 'a.txt': marker('dropped') });
  repo.git('stash', '-q');
  repo.git('stash', 'drop', '-q');
  repo.tryGit(['hash-object', '-w', '--stdin'], `x\n${marker('hashed')}`);
  assert.equal((await history(repo)).lines, [
    'unreachable null:1:1 amended',
    'unreachable null:1:1 dropped',
    'unreachable null:2:1 hashed',
  ]);
});

whole('tells a blob that a tag points at from one that nothing reaches', async () => {
  const repo = createRepo({ files: { 'a.txt': 'x' } });
  const id = repo.tryGit(['hash-object', '-w', '--stdin'], marker()).stdout.trim();
  repo.git('tag', 'light', id);
  repo.git('tag', '-a', 'heavy', '-m', 'x', id);
  assert.equal((await history(repo)).lines, ['tag null:1:1 a']);
});

whole('reads packed, bare, mirrored and linked repositories alike', async () => {
  const repo = createRepo({ files: { 'sub/a.txt': 'x' } });
  repo.commit({ 'sub/a.txt': `y\n${marker()}` });
  repo.git('gc', '-q');
  const bare = cloneRepo(repo, '--bare');
  repo.git('worktree', 'add', '-q', repo.at('../linked'), '--detach');
  const expected = ['commit sub/a.txt:2:1 a'];
  for (const place of [repo, bare, openRepo(repo.at('../linked')), openRepo(repo.at('sub')), openRepo(repo.at('.git'))])
    assert.equal((await history(place)).lines, expected, place.path);
});

whole('sees the index of every linked worktree, and a commit that only a detached HEAD reaches', async () => {
  const repo = createRepo({ files: { 'a.txt': 'x' } });
  repo.git('worktree', 'add', '-q', repo.at('../linked'), '--detach');
  const linked = openRepo(repo.at('../linked'));
  linked.commit({ 'd.txt': marker('detached') });
  linked.write({ 'w.txt': marker('staged') });
  linked.git('add', '.');
  const expected = ['commit d.txt:1:1 detached', 'index w.txt:1:1 staged'];
  for (const place of [repo, linked]) assert.equal((await history(place)).lines, expected);
});

whole('reads SHA-256 repositories', async () => {
  const repo = createRepo({ objectFormat: 'sha256', files: { 'a.txt': 'x' } });
  const id = repo.commit({ 'a.txt': marker() });
  const { detections } = await history(repo);
  assert.is(detections[0]!.place.commit, id);
  assert.is(id.length, 64);
});

whole('says where a shallow clone ends', async () => {
  const repo = createRepo({ files: { 'a.txt': marker() } });
  for (const n of [1, 2, 3]) repo.commit({ 'b.txt': `${n}` });
  const shallow = cloneRepo(repo, '--depth', '2');
  const { lines, tally, skipped } = await history(shallow);
  assert.equal(lines, ['commit a.txt:1:1 a']);
  assert.equal(skipped, ['shallow-boundary 1']);
  assert.not.ok(tally.complete);
});

whole('fetches nothing into a partial clone and counts what is missing', async () => {
  const repo = createRepo({ files: { 'a.txt': 'one' } });
  repo.commit({ 'a.txt': 'two' });
  repo.commit({ 'a.txt': marker() });
  repo.git('config', 'uploadpack.allowFilter', 'true');
  const partial = cloneRepo(repo, '--filter=blob:none');
  const { lines, tally, skipped } = await history(partial);
  assert.equal(lines, ['commit a.txt:1:1 a']);
  assert.equal(skipped, ['missing-object 2']);
  assert.not.ok(tally.complete);
});

whole('goes on behind a damaged object', async () => {
  const repo = createRepo({ files: { 'a.txt': 'to be damaged, somewhat longer', 'b.txt': marker() } });
  const id = repo.git('rev-parse', 'HEAD:a.txt');
  const path = repo.at(`.git/objects/${id.slice(0, 2)}/${id.slice(2)}`);
  chmodSync(path, 0o644);
  appendFileSync(path, 'x');
  repo.write({ [path.slice(repo.path.length + 1)]: Buffer.from('789c4bcacf07000282014500', 'hex') });
  const { lines, tally } = await history(repo);
  assert.equal(lines, ['commit b.txt:1:1 a']);
  assert.not.ok(tally.complete);
});

whole('is not misled by replace refs and grafts', async () => {
  const repo = createRepo({ files: { 'a.txt': 'x' } });
  const leak = repo.commit({ 'a.txt': marker() });
  const clean = repo.commit({ 'a.txt': 'clean' });
  repo.git('replace', repo.git('rev-parse', `${leak}:a.txt`), repo.git('rev-parse', `${clean}:a.txt`));
  repo.write({ '.git/info/grafts': `${clean}\n` });
  const { detections } = await history(repo);
  assert.equal(
    detections.map(({ place }) => place.commit),
    [leak],
  );
});

whole('is not misled by the log settings of the repository', async () => {
  const repo = createRepo({ files: { 'a.txt': marker() } });
  repo.commit({ 'b.txt': marker('b') });
  for (const [name, value] of [
    ['log.showRoot', 'false'],
    ['log.follow', 'true'],
    ['diff.renames', 'copies'],
    ['diff.orderFile', 'absent'],
    ['diff.relative', 'true'],
    ['log.diffMerges', 'off'],
    ['log.date', 'relative'],
    ['color.ui', 'always'],
    ['core.abbrev', '4'],
    ['core.pager', 'false'],
    ['i18n.logOutputEncoding', 'utf-16'],
  ])
    repo.git('config', name!, value!);
  assert.equal((await history(repo)).lines, ['commit a.txt:1:1 a', 'commit b.txt:1:1 b']);
});

whole('counts submodules and LFS pointers, and reads a link as the blob that it is', async () => {
  const repo = createRepo({
    files: { 'l.bin': `version https://git-lfs.github.com/spec/v1\noid sha256:${'0'.repeat(64)}\nsize 12345\n` },
  });
  repo.symlink('loop', 'loop');
  repo.git('update-index', '--add', '--cacheinfo', `160000,${repo.git('rev-parse', 'HEAD')},sub`);
  repo.git('add', 'loop');
  repo.git('commit', '-qm', 'x');
  const { lines, skipped } = await history(repo);
  assert.equal(lines, []);
  assert.equal(skipped, ['lfs-pointer 1', 'submodule 1']);
});

whole('judges per path: a blob is reported when any of its paths passes', async () => {
  const repo = createRepo({ files: { 'judged-away/a.txt': marker(), 'out/a.txt': marker(), 'in/a.txt': marker() } });
  const { lines, skipped } = await history(repo, {}, { accepts: (path) => !path.startsWith('out/') });
  assert.equal(lines, ['commit in/a.txt:1:1 a']);
  assert.equal(skipped, ['excluded 1']);
});

whole('honours a size limit', async () => {
  const repo = createRepo({ files: { 'a.txt': `${marker()}${'x'.repeat(2000)}`, 'b.txt': marker('b') } });
  const { lines, skipped, tally } = await history(repo, {}, { limits: { maxFileSize: 1000 } });
  assert.equal(lines, ['commit b.txt:1:1 b']);
  assert.equal(skipped, ['size-limit 1']);
  assert.ok(tally.complete);
});

whole('ends soon when interrupted, says so, and keeps what it found', async () => {
  const repo = createRepo({ files: { 'a.txt': marker() } });
  const abort = new AbortController();
  const { lines, tally } = await historyOnce(repo, {}, { signal: abort.signal, onProgress: () => abort.abort() });
  assert.equal(lines, ['commit a.txt:1:1 a']);
  assert.not.ok(tally.complete);
});

whole('gives the same from packs as from loose objects', async () => {
  const repo = createRepo({ files: { 'a.txt': 'x\n'.repeat(100) } });
  for (let n = 0; n < 20; n++)
    repo.commit({ 'a.txt': `${'x\n'.repeat(100 - n)}${n % 5 === 1 ? marker(`${n}`) : n}\n` });
  repo.commit({}, `message ${marker('message')}`);
  repo.tryGit(['hash-object', '-w', '--stdin'], marker('unreachable'));
  const loose = await history(repo);
  assert.is(loose.lines.length, 6);
  for (const how of [['-adk'], ['-adk', '--depth=0'], ['-adkf', '--depth=50']]) {
    repo.git('repack', '-q', ...how);
    assert.equal((await history(repo)).lines, loose.lines, how.join(' '));
  }
});

whole('leaves the repository as it was', async () => {
  const repo = createRepo({ files: { 'a.txt': marker() } });
  const before = readdirSync(repo.path, { recursive: true }).sort();
  await history(repo);
  assert.equal(readdirSync(repo.path, { recursive: true }).sort(), before);
});

whole.run();

const bounded = suite('a part of the history');

bounded('--branch looks at what one branch reaches', async () => {
  const repo = createRepo({ files: { 'a.txt': marker('base') } });
  repo.git('checkout', '-qb', 'side');
  repo.commit({ 's.txt': marker('side') });
  repo.git('checkout', '-q', 'main');
  repo.commit({ 'm.txt': marker('main') });
  assert.equal((await history(repo, { branch: 'side' })).lines, ['commit a.txt:1:1 base', 'commit s.txt:1:1 side']);
});

bounded('--max-commits and --since report only what those commits introduce', async () => {
  const repo = createRepo({ files: { 'a.txt': marker('old') } });
  const until = repo.git('log', '-1', '--format=%cI');
  repo.commit({ 'a.txt': `${marker('old')} ${marker('new')}` });
  repo.commit({ 'b.txt': 'x' });
  const expected = ['commit a.txt:1:13 new'];
  assert.equal((await history(repo, { maxCommits: 2 })).lines, expected);
  const since = new Date(Date.parse(until) + 1000).toISOString();
  assert.equal((await history(repo, { since })).lines, expected);
  assert.equal((await history(repo, { maxCommits: 1 })).lines, []);
});

bounded('refuses a branch that is not there', async () => {
  const repo = createRepo({ files: { 'a.txt': 'x' } });
  for (const branch of ['nowhere', '--all', '']) {
    const error = await history(repo, { branch }).catch((thrown) => thrown);
    assert.is(error.code, 'BAD_REVISION', branch);
  }
});

bounded.run();
