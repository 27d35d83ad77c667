import * as assert from 'uvu/assert';
import { locateRepository } from '../../src/git/locate.ts';
import { isoDate, type LoggedCommit, logCommits } from '../../src/git/log.ts';
import { createRepo, isolateThisProcess, type TestRepository } from '../support/repository.ts';
import { suite } from '../support/suite.ts';

isolateThisProcess();

async function log(repo: TestRepository, ...selection: string[]): Promise<LoggedCommit[]> {
  const commits: LoggedCommit[] = [];
  for await (const commit of logCommits(locateRepository(repo.path).git, selection)) commits.push(commit);
  return commits;
}

const logs = suite('logCommits');

logs('is empty without commits', async () => {
  assert.equal(await log(createRepo(), '--all'), []);
});

logs('gives commits newest first, with what each changed', async () => {
  const repo = createRepo({ files: { 'a.txt': '1', 'b.txt': '1' } });
  repo.commit({}, 'nothing');
  repo.commit({ 'a.txt': '2', 'b.txt': null, 'c.txt': '3' }, '\u00e4 subject\nstill the subject\n\nbody');
  const [last, nothing, first] = await log(repo, '--all');
  assert.equal(
    last!.changes.map(({ path, id }) => `${path} ${id !== ''}`),
    ['a.txt true', 'b.txt false', 'c.txt true'],
  );
  assert.equal(nothing!.changes, []);
  assert.equal(
    first!.changes.map(({ old }) => old),
    [[{ mode: 0, id: '' }], [{ mode: 0, id: '' }]],
  );
  const { id, parents, subject, author, email } = last!.commit();
  assert.equal({ id, parents }, { id: repo.git('rev-parse', 'HEAD'), parents: [nothing!.id] });
  assert.equal([subject, author, email], ['\u00e4 subject still the subject', 'Ada', 'ada@example.com']);
});

logs('gives a merge what differs from all of its parents only', async () => {
  const repo = createRepo({ files: { 'a.txt': 'x' } });
  repo.git('checkout', '-qb', 'side');
  repo.commit({ 's.txt': 's' });
  repo.git('checkout', '-q', 'main');
  repo.commit({ 'm.txt': 'm' });
  repo.git('merge', '-q', '--no-commit', 'side');
  repo.commit({ 'evil.txt': 'e' });
  const [merge] = await log(repo, 'HEAD');
  assert.ok(merge!.isMerge);
  assert.equal(
    merge!.changes.map(({ path }) => path),
    ['evil.txt'],
  );
  assert.is(merge!.changes[0]!.old.length, 2);
});

logs('throws what Git has to say', async () => {
  const error = await log(createRepo({ files: { a: 'x' } }), 'no-such-branch').catch((thrown) => thrown);
  assert.is(error.code, 'GIT_FAILED');
  assert.match(error.message, 'no-such-branch');
});

logs('survives dates that no calendar can hold', () => {
  assert.is(isoDate(0), '1970-01-01T00:00:00Z');
  assert.is(isoDate(1e15), '1970-01-01T00:00:00.000Z');
  assert.is(isoDate(Number.NaN), '1970-01-01T00:00:00.000Z');
});

logs.run();
