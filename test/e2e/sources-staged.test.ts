// The index as a commit would record it, with real Git. The hook cases run inside a real pre-commit hook.
import { appendFileSync, chmodSync, mkdirSync, readFileSync } from 'node:fs';
import * as assert from 'uvu/assert';
import { locateRepository } from '../../src/git/locate.ts';
import { scanStaged } from '../../src/sources/staged.ts';
import { fromRoot } from '../support/paths.ts';
import { createRepo, isolateThisProcess, type TestRepository, writeExecutable } from '../support/repository.ts';
import { marker, scanned } from '../support/scanning.ts';
import { suite } from '../support/suite.ts';

isolateThisProcess();

const staged = async (repo: TestRepository) =>
  (await scanned((request) => scanStaged(locateRepository(repo.path), request))).lines;

const index = suite('the index');

index('is clean when nothing is staged', async () => {
  const repo = createRepo({ files: { 'a.txt': marker() } });
  assert.equal(await staged(repo), []);
});

index('is compared with nothing on an unborn branch', async () => {
  const repo = createRepo();
  repo.write({ 'a.txt': `x\n${marker()}\n` });
  repo.git('add', '.');
  assert.equal(await staged(repo), ['index a.txt:2:1 a']);
});

index('knows the empty tree of a SHA-256 repository', async () => {
  const repo = createRepo({ objectFormat: 'sha256' });
  repo.write({ 'a.txt': marker() });
  repo.git('add', '.');
  assert.equal(await staged(repo), ['index a.txt:1:1 a']);
  repo.git('commit', '-qm', 'x');
  repo.write({ 'a.txt': `${marker()} ${marker('b')}` });
  repo.git('add', '.');
  assert.equal(await staged(repo), ['index a.txt:1:11 b']);
});

index('counts what is staged, not what lies in the worktree (add -p)', async () => {
  const spaced = (top: string, end: string) => `${top}\n${'line\n'.repeat(20)}${end}\n`;
  const repo = createRepo({ files: { 'a.txt': spaced('top', 'end') } });
  repo.write({ 'a.txt': spaced(marker('staged'), marker('not')) });
  const outcome = repo.tryGit(['add', '-p', 'a.txt'], 'y\nn\n');
  assert.is(outcome.exit, 0, outcome.stderr);
  assert.equal(await staged(repo), ['index a.txt:1:1 staged']);
});

index('does not alert again when a line moves, is indented, or the file is renamed', async () => {
  const repo = createRepo({
    files: { 'a.txt': `one\n${marker()}\n`, 'b.txt': `${'keep\n'.repeat(9)}${marker('b')}\n` },
  });
  repo.write({ 'a.txt': `    ${marker()}\nmore\none\n` });
  repo.git('mv', 'b.txt', 'c.txt');
  repo.git('add', '.');
  assert.equal(await staged(repo), []);
});

index('does not alert when a file is renamed and rewritten around its secret', async () => {
  const repo = createRepo({ files: { 'b.txt': `${'old\n'.repeat(30)}${marker('b')}\n` } });
  repo.git('mv', 'b.txt', 'sub.txt');
  repo.write({ 'sub.txt': `${'new\n'.repeat(30)}${marker('b')} ${marker('c')}\n` });
  repo.git('add', '.');
  assert.equal(await staged(repo), ['index sub.txt:31:11 c']);
});

index('alerts when a secret is copied to a second file', async () => {
  const repo = createRepo({ files: { 'a.txt': marker() } });
  repo.write({ 'copy.txt': marker() });
  repo.git('add', '.');
  assert.equal(await staged(repo), ['index copy.txt:1:1 a']);
});

index('does not read what only changes its mode', async () => {
  const repo = createRepo({ files: { 'a.sh': marker() } });
  chmodSync(repo.at('a.sh'), 0o755);
  repo.git('add', '.');
  const { lines, tally } = await scanned((request) => scanStaged(locateRepository(repo.path), request));
  assert.equal(lines, []);
  assert.is(tally.blobs, 0);
});

index('sees a file that takes the place of a link, and a link whose target is a secret', async () => {
  const repo = createRepo({ files: { 'b.txt': 'x' } });
  repo.symlink('a', 'b.txt');
  repo.commit({});
  repo.write({ a: null });
  repo.write({ a: marker() });
  repo.symlink('c', `/tmp/${marker('link')}`);
  repo.git('add', '.');
  assert.equal(await staged(repo), ['index a:1:1 a', 'index c:1:6 link']);
});

index('reads UTF-16, with line and column of the text', async () => {
  const repo = createRepo();
  repo.write({ 'a.txt': Buffer.from(`\ufeffeins\r\nzw\u00f6lf ${marker()}\r\n`, 'utf16le') });
  repo.git('add', '.');
  assert.equal(await staged(repo), ['index a.txt:2:7 a']);
});

index('shows a path that is no UTF-8', async () => {
  const repo = createRepo();
  const blob = repo.tryGit(['hash-object', '-w', '--stdin'], marker()).stdout.trim();
  const entry = Buffer.concat([Buffer.from(`100644 ${blob}\tcaf`), Buffer.from([0xe9]), Buffer.from('.txt\0')]);
  assert.is(repo.tryGit(['update-index', '-z', '--index-info'], entry).exit, 0);
  assert.equal(await staged(repo), ['index caf\ufffd.txt:1:1 a']);
});

index('reports what a conflict resolution adds, and nothing that either parent held', async () => {
  const repo = createRepo({ files: { 'a.txt': 'base\n' } });
  repo.git('checkout', '-qb', 'side');
  repo.commit({ 'a.txt': `side ${marker('theirs')}\n`, 's.txt': marker('clean-merge') });
  repo.git('checkout', '-q', 'main');
  repo.commit({ 'a.txt': `main ${marker('ours')}\n` });
  assert.is(repo.tryGit(['merge', 'side']).exit, 1);
  repo.write({ 'a.txt': `${marker('ours')} ${marker('theirs')} ${marker('evil')}\n` });
  repo.git('add', '.');
  assert.equal(await staged(repo), ['index a.txt:1:29 evil']);
});

index('reports a file that a merge brings in from neither side', async () => {
  const repo = createRepo({ files: { 'a.txt': 'base\n' } });
  repo.git('checkout', '-qb', 'side');
  repo.commit({ 's.txt': 's' });
  repo.git('checkout', '-q', 'main');
  repo.commit({ 'm.txt': 'm' });
  repo.git('merge', '-q', '--no-commit', 'side');
  repo.write({ 'evil.txt': marker() });
  repo.git('add', '.');
  assert.equal(await staged(repo), ['index evil.txt:1:1 a']);
});

index('counts submodules, LFS pointers, pictures and what the user leaves out', async () => {
  const repo = createRepo({ files: { 'a.txt': 'x' } });
  const head = repo.git('rev-parse', 'HEAD');
  repo.write({
    'big.bin': `version https://git-lfs.github.com/spec/v1\noid sha256:${'0'.repeat(64)}\nsize 12345\n`,
    'logo.png': Buffer.from(`\x89PNG\r\n\x1a\n\0\0\0\rIHDR${marker()}`, 'latin1'),
    'left/out.txt': marker(),
  });
  repo.git('add', '.');
  repo.git('update-index', '--add', '--cacheinfo', `160000,${head},sub`);
  const { lines, skipped, tally } = await scanned((request) => scanStaged(locateRepository(repo.path), request), {
    accepts: (path) => !path.startsWith('left/'),
  });
  assert.equal(lines, []);
  assert.equal(skipped, ['excluded 1', 'lfs-pointer 1', 'media 1', 'submodule 1']);
  assert.ok(tally.complete);
});

index('goes on behind a missing and a damaged object, and is incomplete then', async () => {
  const repo = createRepo();
  repo.write({ 'a.txt': 'gone', 'b.txt': 'damaged and long enough', 'c.txt': marker() });
  repo.git('add', '.');
  const object = (path: string) => {
    const id = repo.git('rev-parse', `:${path}`);
    return repo.at(`.git/objects/${id.slice(0, 2)}/${id.slice(2)}`);
  };
  repo.write({ [object('a.txt').slice(repo.path.length + 1)]: null });
  chmodSync(object('b.txt'), 0o644);
  repo.write({ [object('b.txt').slice(repo.path.length + 1)]: 'rubbish' });
  const { lines, tally } = await scanned((request) => scanStaged(locateRepository(repo.path), request));
  assert.equal(lines, ['index c.txt:1:1 a']);
  assert.not.ok(tally.complete);
});

index.run();

const hook = suite('a pre-commit hook');

function withHook(files: Record<string, string>): TestRepository {
  const repo = createRepo({ files });
  mkdirSync(repo.at('.git/hooks'), { recursive: true });
  const probe = fromRoot('dist/test/support/staged-probe.js');
  for (const name of ['pre-commit', 'pre-merge-commit'])
    writeExecutable(repo.at(`.git/hooks/${name}`), `#!/bin/sh\nexec "${process.execPath}" "${probe}"\n`);
  return repo;
}

hook('stops `git commit -a`, whose index is a temporary one', () => {
  const repo = withHook({ 'a.txt': 'x', 'b.txt': 'y' });
  repo.write({ 'a.txt': marker() });
  const refused = repo.tryGit(['commit', '-qam', 'x']);
  assert.is(refused.exit, 1);
  assert.match(refused.stderr, 'index a.txt:1:1 a');
  repo.write({ 'a.txt': 'clean' });
  assert.is(repo.tryGit(['commit', '-qam', 'x']).exit, 0);
});

hook('sees what `git commit -- PATH` records, and only that', () => {
  const repo = withHook({ 'a.txt': 'x', 'b.txt': 'y' });
  repo.write({ 'a.txt': marker('in-a'), 'b.txt': 'clean' });
  repo.git('add', 'a.txt');
  assert.is(repo.tryGit(['commit', '-qm', 'x', '--', 'b.txt']).exit, 0);
  const refused = repo.tryGit(['commit', '-qm', 'x', '--', 'a.txt']);
  assert.is(refused.exit, 1);
  assert.match(refused.stderr, 'index a.txt:1:1 in-a');
});

hook('works from a folder below, in a linked worktree and in a submodule', () => {
  const repo = withHook({ 'sub/a.txt': 'x' });
  repo.git('worktree', 'add', '-q', repo.at('../linked'), '-b', 'linked');
  for (const folder of [repo.at('sub'), repo.at('../linked/sub')]) {
    repo.write({ '../linked/sub/a.txt': marker(), 'sub/a.txt': marker() });
    const refused = repo.tryGit(['-C', folder, 'commit', '-qam', 'x']);
    assert.is(refused.exit, 1);
    assert.match(refused.stderr, 'index sub/a.txt:1:1 a');
  }
});

hook('does not count what HEAD holds when a commit is amended', () => {
  const repo = withHook({ 'a.txt': 'x' });
  repo.write({ 'a.txt': marker() });
  repo.git('add', '.');
  repo.git('commit', '-qm', 'leak', '--no-verify');
  appendFileSync(repo.at('a.txt'), '\nmore');
  assert.is(repo.tryGit(['commit', '-qa', '--amend', '--no-edit']).exit, 0);
  repo.write({ 'a.txt': `${readFileSync(repo.at('a.txt'), 'utf8')}\n${marker('new')}` });
  assert.is(repo.tryGit(['commit', '-qa', '--amend', '--no-edit']).exit, 1);
});

hook('stops an automatic merge only for what neither side held', () => {
  const repo = withHook({ 'a.txt': 'x' });
  repo.git('checkout', '-qb', 'side');
  repo.write({ 's.txt': marker('side') });
  repo.git('add', '.');
  repo.git('commit', '-qm', 'side', '--no-verify');
  repo.git('checkout', '-q', 'main');
  repo.write({ 'm.txt': 'm' });
  repo.git('add', '.');
  repo.git('commit', '-qm', 'main');
  const merged = repo.tryGit(['merge', '--no-edit', 'side']);
  assert.is(merged.exit, 0, merged.stderr);
});

hook('is not misled by a diff driver, a text filter or an external diff of the repository', () => {
  const repo = withHook({ '.gitattributes': '*.txt diff=none', 'a.txt': 'x' });
  repo.git('config', 'diff.none.textconv', 'true');
  repo.git('config', 'diff.external', 'true');
  repo.git('config', 'diff.noPrefix', 'true');
  repo.write({ 'a.txt': marker() });
  repo.git('add', '.');
  assert.is(repo.tryGit(['commit', '-qm', 'x']).exit, 1);
});

hook.run();
