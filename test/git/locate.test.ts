import { spawnSync } from 'node:child_process';
import { chownSync, realpathSync } from 'node:fs';
import { join } from 'node:path';
import * as assert from 'uvu/assert';
import { idsInFile, locateRepository, mergeHeads } from '../../src/git/locate.ts';
import { fromRoot } from '../support/paths.ts';
import {
  cloneRepo,
  createRepo,
  isolatedEnvironment,
  isolateThisProcess,
  openRepo,
  temporaryFolder,
} from '../support/repository.ts';
import { suite } from '../support/suite.ts';

isolateThisProcess();

const locate = suite('locateRepository');

locate('knows a worktree, from its top, a folder below and a file', () => {
  const repo = createRepo({ files: { 'sub/a.txt': 'x' } });
  const top = realpathSync(repo.path);
  for (const path of [repo.path, repo.at('sub'), repo.at('sub/a.txt')]) {
    const { root, gitDir, commonDir, bare, shallow, head, git, objectFormat } = locateRepository(path);
    assert.equal({ root, gitDir, commonDir }, { root: top, gitDir: join(top, '.git'), commonDir: join(top, '.git') });
    assert.equal({ bare, shallow, objectFormat }, { bare: false, shallow: false, objectFormat: 'sha1' });
    assert.is(head, repo.git('rev-parse', 'HEAD'));
    assert.is(git.cwd, top);
  }
});

locate('knows an unborn branch', () => {
  const { head, root, objectFormat } = locateRepository(createRepo({ objectFormat: 'sha256' }).path);
  assert.is(head, null);
  assert.ok(root);
  assert.is(objectFormat, 'sha256');
});

locate('knows bare and shallow repositories, and a git dir', () => {
  const repo = createRepo({ files: { 'a.txt': 'x' } });
  repo.commit({ 'a.txt': 'y' });
  const bare = locateRepository(cloneRepo(repo, '--bare').path);
  assert.equal([bare.bare, bare.root, bare.shallow], [true, null, false]);
  assert.ok(bare.head);
  const shallow = locateRepository(cloneRepo(repo, '--depth', '1').path);
  assert.equal([shallow.bare, shallow.shallow], [false, true]);
  assert.is(idsInFile(shallow.commonDir, 'shallow').length, 1);
  const inside = locateRepository(repo.at('.git'));
  assert.equal([inside.root, inside.head], [null, repo.git('rev-parse', 'HEAD')]);
});

locate('tells the git dir of a linked worktree from the common one', () => {
  const repo = createRepo({ files: { 'a.txt': 'x' } });
  repo.git('worktree', 'add', '-q', repo.at('../linked'), '--detach');
  const { gitDir, commonDir, root } = locateRepository(repo.at('../linked'));
  assert.is(commonDir, join(realpathSync(repo.path), '.git'));
  assert.is(gitDir, join(commonDir, 'worktrees', 'linked'));
  assert.is(root, realpathSync(repo.at('../linked')));
});

locate('knows the other parents of a merge', () => {
  const repo = createRepo({ files: { 'a.txt': 'x' } });
  repo.git('checkout', '-qb', 'side');
  const side = repo.commit({ 's.txt': 's' });
  repo.git('checkout', '-q', 'main');
  assert.equal(mergeHeads(locateRepository(repo.path)), []);
  repo.git('merge', '-q', '--no-commit', '--no-ff', 'side');
  assert.equal(mergeHeads(locateRepository(repo.path)), [side]);
});

locate('says what is wrong with a path', () => {
  for (const [path, code] of [
    [join(temporaryFolder(), 'nowhere'), 'PATH_NOT_FOUND'],
    [temporaryFolder(), 'NOT_A_REPOSITORY'],
  ] as const) {
    assert.throws(
      () => locateRepository(path),
      (error: { code: string; hint: string }) => error.code === code && error.hint !== '',
    );
  }
});

/** Asks in a process of its own, as it would be without the trust that tests have. */
function askDistrusting(path: string): { status: number | null; output: string } {
  const script = `import(${JSON.stringify(`file://${fromRoot('dist/src/git/locate.js')}`)}).then((m) => {
    try { console.log(m.locateRepository(${JSON.stringify(path)}).gitDir) } catch (e) { console.log(e.code, e.message, e.hint); process.exitCode = 1 } })`;
  const env = { PATH: process.env.PATH!, HOME: isolatedEnvironment().HOME!, GIT_CONFIG_GLOBAL: '/dev/null' };
  const { status, stdout } = spawnSync(process.execPath, ['--eval', script], { env });
  return { status, output: stdout.toString() };
}

if (process.getuid?.() === 0) {
  locate('says whose a repository of another user is, and how to trust it', () => {
    const repo = createRepo({ bare: true });
    chownSync(repo.path, 12345, 12345);
    const { status, output } = askDistrusting(repo.path);
    assert.is(status, 1);
    assert.match(output, /NOT_A_REPOSITORY .* belongs to another user/);
    assert.match(output, 'git config --global --add safe.directory');
    const mine = openRepo(createRepo({ bare: true }).path);
    assert.is(askDistrusting(mine.path).status, 0);
  });
} else locate.skip('says whose a repository of another user is', 'only root can give files away');

locate.run();
