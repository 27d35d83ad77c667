// Ranges of commits with real Git.
import { mkdirSync } from 'node:fs';
import * as assert from 'uvu/assert';
import { openRepository } from '../../src/git/repository.ts';
import { scanRange } from '../../src/sources/range.ts';
import { fromRoot } from '../support/paths.ts';
import {
  cloneRepo,
  createRepo,
  isolateThisProcess,
  type TestRepository,
  writeExecutable,
} from '../support/repository.ts';
import { marker, type Scanned, scanned } from '../support/scanning.ts';
import { suite } from '../support/suite.ts';

isolateThisProcess();

async function range(repo: TestRepository, commits: string): Promise<Scanned> {
  const repository = await openRepository(repo.path);
  return scanned((request) => scanRange(repository, commits, request));
}

/** `main` has `a.txt` with an old secret; `side` went on from there. */
function forked(): TestRepository {
  const repo = createRepo({ files: { 'a.txt': `${marker('old')}\n`, 'b.txt': `${'b\n'.repeat(9)}${marker('b')}\n` } });
  repo.git('checkout', '-qb', 'side');
  return repo;
}

const ranges = suite('a range');

ranges('reports what its commits introduce, with commit and line', async () => {
  const repo = forked();
  const leak = repo.commit({ 'a.txt': `top\n${marker('old')} ${marker('new')}\n` }, 'leak');
  repo.commit({ 'a.txt': 'cleaned\n' });
  const { lines, detections, tally } = await range(repo, 'main..side');
  assert.equal(lines, ['commit a.txt:2:13 new']);
  assert.is(detections[0]!.place.commit, leak);
  assert.is(detections[0]!.place.subject, 'leak');
  assert.is(tally.commits, 2);
  assert.ok(tally.complete);
});

ranges('does not report a rename, a move within a file, or a change of mode', async () => {
  const repo = forked();
  repo.git('mv', 'b.txt', 'c.txt');
  repo.commit({ 'a.txt': `x\n\n  ${marker('old')}\n` });
  repo.git('update-index', '--chmod=+x', 'a.txt');
  repo.git('commit', '-qm', 'mode');
  assert.equal((await range(repo, 'main..')).lines, []);
});

ranges('reports of a merge only what differs from every parent', async () => {
  const repo = forked();
  repo.commit({ 's.txt': marker('side') });
  repo.git('checkout', '-q', 'main');
  repo.commit({ 'm.txt': marker('main') });
  const before = repo.git('rev-parse', 'HEAD');
  repo.git('merge', '-q', '--no-commit', 'side');
  repo.commit({ 's.txt': `${marker('side')} ${marker('evil')}` });
  assert.equal((await range(repo, `${before}..HEAD`)).lines, ['commit s.txt:1:1 side', 'commit s.txt:1:14 evil']);
  assert.equal((await range(repo, 'HEAD^2..HEAD')).lines, ['commit m.txt:1:1 main', 'commit s.txt:1:14 evil']);
});

ranges('does not blame a merge for a secret that a parent held under a name that the merge drops', async () => {
  const repo = forked();
  repo.git('checkout', '-q', 'main');
  repo.git('mv', 'b.txt', 'c.txt');
  repo.commit({ 'c.txt': `${'b\n'.repeat(9)}${marker('b')}\nmain\n` });
  repo.git('checkout', '-q', 'side');
  repo.commit({ 'b.txt': `${'b\n'.repeat(9)}${marker('b')}\n${marker('late')}\n` });
  repo.git('checkout', '-q', 'main');
  repo.tryGit(['merge', '-q', '--no-commit', 'side']);
  repo.write({ 'b.txt': null, 'c.txt': `${'b\n'.repeat(9)}${marker('b')}\nmain\n${marker('late')}\n` });
  repo.commit({});
  assert.is(repo.git('rev-list', '--parents', '-1', 'HEAD').split(' ').length, 3);
  assert.equal((await range(repo, 'HEAD^2..HEAD')).lines, []);
});

ranges('A...B has the commits of either side', async () => {
  const repo = forked();
  repo.commit({ 's.txt': marker('side') });
  repo.git('checkout', '-q', 'main');
  repo.commit({ 'm.txt': marker('main') });
  assert.equal((await range(repo, 'main...side')).lines, ['commit m.txt:1:1 main', 'commit s.txt:1:1 side']);
  assert.equal((await range(repo, 'main..side')).lines, ['commit s.txt:1:1 side']);
});

ranges('reads the messages of its commits', async () => {
  const repo = forked();
  repo.commit({}, `x\n\n${marker('message')}`);
  assert.equal((await range(repo, 'main..')).lines, ['message null:3:1 message']);
});

ranges('takes zeros, which Git gives hooks for a new branch, as no bound', async () => {
  const repo = createRepo({ files: { 'a.txt': marker() } });
  assert.equal((await range(repo, `${'0'.repeat(40)}..HEAD`)).lines, ['commit a.txt:1:1 a']);
});

ranges('is complete in a shallow clone unless it reaches the boundary', async () => {
  const repo = createRepo({ files: { 'a.txt': marker('old') } });
  repo.commit({ 'b.txt': 'x' });
  repo.commit({ 'a.txt': `${marker('old')} ${marker('new')}` });
  const inside = await range(cloneRepo(repo, '--depth', '2'), 'HEAD^..HEAD');
  assert.equal(inside.lines, ['commit a.txt:1:13 new']);
  assert.ok(inside.tally.complete);
  const across = await range(cloneRepo(repo, '--depth', '1'), `${'0'.repeat(40)}..HEAD`);
  assert.equal(across.skipped, ['shallow-boundary 1']);
  assert.not.ok(across.tally.complete);
});

ranges('names what it cannot understand and what is not there', async () => {
  const repo = forked();
  for (const [text, code] of [
    ['main', 'USAGE'],
    ['', 'USAGE'],
    ['a..b..c', 'USAGE'],
    ['nowhere..HEAD', 'BAD_REVISION'],
    ['main..nowhere', 'BAD_REVISION'],
    ['--output=x..HEAD', 'BAD_REVISION'],
  ] as const) {
    const error = await range(repo, text).catch((thrown) => thrown);
    assert.is(error.code, code, text);
    assert.ok(error.hint);
  }
});

ranges('is read out of the quarantine of a push, inside a pre-receive hook', () => {
  const server = createRepo({ bare: true });
  mkdirSync(server.at('hooks'), { recursive: true });
  const probe = fromRoot('dist/test/support/receive-probe.js');
  writeExecutable(server.at('hooks/pre-receive'), `#!/bin/sh\nexec "${process.execPath}" "${probe}"\n`);
  const repo = createRepo({ files: { 'a.txt': 'clean' } });
  const push = () => repo.tryGit(['push', '-q', server.path, 'main']);
  assert.is(push().exit, 0);
  repo.commit({ 'b.txt': `x ${marker()}` });
  const refused = push();
  assert.is(refused.exit, 1);
  assert.match(refused.stderr, 'commit b.txt:1:3 a');
  repo.git('reset', '-q', '--hard', 'HEAD^');
  repo.commit({ 'b.txt': 'clean' });
  assert.is(push().exit, 0);
});

ranges.run();
