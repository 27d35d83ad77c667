import * as assert from 'uvu/assert';
import { openRepository } from '../../src/git/repository.ts';
import { createRepo, isolateThisProcess } from '../support/repository.ts';
import { suite } from '../support/suite.ts';

isolateThisProcess();

const repositories = suite('openRepository');

repositories('answers questions about an empty repository', async () => {
  const repository = await openRepository(createRepo().path);
  assert.equal(await repository.rootCommits(), []);
  assert.is(await repository.remoteUrl(), null);
});

repositories('knows all roots, sorted', async () => {
  const repo = createRepo({ files: { 'a.txt': 'x' } });
  const first = repo.git('rev-parse', 'HEAD');
  repo.git('checkout', '-q', '--orphan', 'other');
  const second = repo.commit({ 'b.txt': 'y' }, 'second root');
  assert.equal(await (await openRepository(repo.path)).rootCommits(), [first, second].sort());
});

repositories('knows the branch, and a detached HEAD', async () => {
  const repo = createRepo({ files: { 'a.txt': 'x' } });
  assert.is(await (await openRepository(repo.path)).branch(), 'refs/heads/main');
  repo.git('checkout', '-q', '--detach');
  assert.is(await (await openRepository(repo.path)).branch(), null);
});

repositories('prefers origin, and cuts a password out of an address', async () => {
  const repo = createRepo({ files: { 'a.txt': 'x' } });
  repo.git('remote', 'add', 'backup', 'git@example.com:backup.git');
  assert.is(await (await openRepository(repo.path)).remoteUrl(), 'git@example.com:backup.git');
  repo.git('remote', 'add', 'origin', `https://user:${'pass'}word@example.com/acme/app.git`);
  assert.is(await (await openRepository(repo.path)).remoteUrl(), 'https://example.com/acme/app.git');
});

repositories('names commits, and what is none', async () => {
  const repo = createRepo({ files: { 'a.txt': 'x' } });
  const repository = await openRepository(repo.path);
  const head = repo.git('rev-parse', 'HEAD');
  repo.git('tag', '-a', 'v1', '-m', 'x');
  for (const name of ['main', 'HEAD', 'v1', head.slice(0, 8)]) assert.is(await repository.commitOf(name), head);
  for (const name of ['nowhere', 'HEAD:a.txt', '--help', '', 'main..main']) {
    const error = await repository.commitOf(name).catch((thrown) => thrown);
    assert.is(error.code, 'BAD_REVISION', name);
  }
});

repositories.run();
