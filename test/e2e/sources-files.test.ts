// Files and folders on a real disk, inside and outside of worktrees.
import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, symlinkSync, unlinkSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import * as assert from 'uvu/assert';
import { scanFiles } from '../../src/sources/files.ts';
import type { ScanRequest } from '../../src/sources/request.ts';
import { createRepo, type Files, isolateThisProcess, openRepo, temporaryFolder } from '../support/repository.ts';
import { marker, type Scanned, scanned } from '../support/scanning.ts';
import { suite } from '../support/suite.ts';

isolateThisProcess();

function folder(files: Files): string {
  const path = temporaryFolder('tree');
  openRepo(path).write(files);
  return path;
}

const scan = (
  paths: string | string[],
  options: { gitignore?: boolean; submodules?: boolean } = {},
  over: Partial<ScanRequest> = {},
): Promise<Scanned> => scanned((request) => scanFiles([paths].flat(), { gitignore: true, ...options }, request), over);

const outside = suite('a folder outside of any worktree');

outside('is walked to the bottom; places are relative to it', async () => {
  const { lines, tally } = await scan(folder({ 'a.txt': marker(), 'b/c/.env': `\n ${marker('b')}`, 'z.txt': 'x' }));
  assert.equal(lines, ['file a.txt:1:1 a', 'file b/c/.env:2:2 b']);
  assert.is(tally.files, 3);
  assert.ok(tally.complete);
});

outside('honours its own .gitignore files, nested ones too, unless told not to', async () => {
  const path = folder({
    '.gitignore': '*.log\nbuild/\n/only-top\n',
    'a.log': marker('log'),
    'sub/.gitignore': '!keep.log\nlocal\n',
    'sub/keep.log': marker('kept'),
    'sub/local': marker('local'),
    'sub/only-top': marker('below'),
    'build/x/y.txt': marker('build'),
    'only-top': marker('top'),
  });
  const { lines, skipped } = await scan(path);
  assert.equal(lines, ['file sub/keep.log:1:1 kept', 'file sub/only-top:1:1 below']);
  assert.equal(skipped, ['ignored 4']);
  assert.is((await scan(path, { gitignore: false })).lines.length, 6);
});

outside('asks Git about each repository inside it', async () => {
  const path = folder({ 'plain.txt': marker('plain') });
  for (const name of ['one', 'deep/two']) {
    mkdirSync(join(path, name), { recursive: true });
    const repo = openRepo(join(path, name));
    repo.git('init', '-q');
    repo.write({ '.gitignore': 'secret.txt\n', 'tracked.log': marker(name), 'secret.txt': marker('ignored') });
    repo.write({ '.git/info/exclude': 'excluded\n', excluded: marker('excluded') });
  }
  assert.equal((await scan(path)).lines, [
    'file deep/two/tracked.log:1:1 deep/two',
    'file one/tracked.log:1:1 one',
    'file plain.txt:1:1 plain',
  ]);
});

outside('takes several paths, and a single file', async () => {
  const path = folder({ 'a/x.txt': marker('x'), 'b/y.txt': marker('y'), 'b/z.txt': marker('z') });
  const one = await scan(join(path, 'a/x.txt'));
  assert.equal(one.lines, [`file ${path}/a/x.txt:1:1 x`]);
  const both = await scan([join(path, 'a'), join(path, 'b/y.txt')]);
  assert.equal(both.lines, [`file ${path}/a/x.txt:1:1 x`, `file ${path}/b/y.txt:1:1 y`]);
});

outside('follows no link: not to a secret outside, not around in a loop', async () => {
  const far = folder({ 'far.txt': marker('far') });
  const path = folder({ 'a/x.txt': marker() });
  symlinkSync('..', join(path, 'a/loop'));
  symlinkSync(far, join(path, 'out'));
  symlinkSync(join(far, 'far.txt'), join(path, 'file'));
  symlinkSync('nowhere', join(path, 'dangling'));
  const { lines, skipped, tally } = await scan(path);
  assert.equal(lines, ['file a/x.txt:1:1 a']);
  assert.equal(skipped, ['symlink 4']);
  assert.ok(tally.complete);
});

outside('scans a link that is itself named', async () => {
  const path = folder({ 'real/x.txt': marker() });
  symlinkSync('real', join(path, 'link'));
  assert.equal((await scan(join(path, 'link'))).lines, ['file x.txt:1:1 a']);
});

outside('passes over pipes and sockets, and says so', async () => {
  const path = folder({ 'a.txt': marker() });
  assert.is(spawnSync('mkfifo', [join(path, 'pipe')]).status, 0);
  const server = createServer().listen(join(path, 'socket'));
  await new Promise((done) => server.once('listening', done));
  const { lines, skipped } = await scan(path);
  const named = await scan(join(path, 'pipe'));
  server.close();
  assert.equal(lines, ['file a.txt:1:1 a']);
  assert.equal(skipped, ['special-file 2']);
  assert.equal(named.skipped, ['special-file 1']);
});

outside('is incomplete when a file vanishes between listing and reading', async () => {
  const path = folder({ 'a.txt': 'x', 'b.txt': marker(), 'c.txt': 'x' });
  const { lines, skipped, tally } = await scan(
    path,
    {},
    {
      accepts: (name) => {
        if (name === 'a.txt') unlinkSync(join(path, 'c.txt'));
        return true;
      },
    },
  );
  assert.equal(lines, ['file b.txt:1:1 a']);
  assert.equal(skipped, ['unreadable-file 1']);
  assert.not.ok(tally.complete);
});

outside('does not skip a secret because of what the file seems to be', async () => {
  const path = folder({
    'picture.png': marker('text-called-png'),
    'blob.bin': Buffer.from(`\0\x01\x02${marker('binary')}\0\xff`, 'latin1'),
    'wide.txt': Buffer.from(`eins\n\u00e4 ${marker('wide')}`, 'utf16le'),
    'real.png': Buffer.from(`\x89PNG\r\n\x1a\n\0\0\0\rIHDR${marker('picture')}`, 'latin1'),
  });
  const { lines, skipped } = await scan(path);
  assert.equal(lines, ['file blob.bin:1:4 binary', 'file picture.png:1:1 text-called-png', 'file wide.txt:2:3 wide']);
  assert.equal(skipped, ['media 1']);
});

outside('honours size limit, patterns and judgement', async () => {
  const path = folder({ 'big.txt': marker() + 'x'.repeat(999), 'out/a.txt': marker(), 'judged-away/a.txt': marker() });
  const over = { limits: { maxFileSize: 500 }, accepts: (name: string) => !name.startsWith('out/') };
  const { lines, skipped } = await scan(path, {}, over);
  assert.equal(lines, []);
  assert.equal(skipped, ['excluded 1', 'size-limit 1']);
});

outside('refuses a path that is not there, before it scans anything', async () => {
  const path = folder({ 'a.txt': marker() });
  const error = await scan([path, join(path, 'nowhere')]).catch((thrown) => thrown);
  assert.is(error.code, 'PATH_NOT_FOUND');
  assert.is(error.exit, 2);
});

outside('stops soon when interrupted, and says so', async () => {
  const path = folder(Object.fromEntries(Array.from({ length: 50 }, (_, n) => [`${n}.txt`, marker()])));
  const abort = new AbortController();
  const accepts = () => {
    abort.abort();
    return true;
  };
  const { tally } = await scan(path, {}, { signal: abort.signal, accepts });
  assert.ok(tally.files <= 1);
  assert.not.ok(tally.complete);
});

outside.run();

const inside = suite('a folder in a worktree');

inside('has what Git tracks and what it does not ignore; paths are those of the repository', async () => {
  const repo = createRepo({ files: { '.gitignore': '*.log\n', 'sub/a.txt': marker(), 'top.txt': marker('top') } });
  repo.write({ 'sub/new.txt': marker('new'), 'sub/x.log': marker('log'), 'sub/forced.log': marker('forced') });
  repo.git('add', '--force', 'sub/forced.log');
  assert.equal((await scan(repo.at('sub'))).lines, [
    'file sub/a.txt:1:1 a',
    'file sub/forced.log:1:1 forced',
    'file sub/new.txt:1:1 new',
  ]);
  const whole = await scan(repo.path);
  assert.is(whole.lines.length, 4);
  assert.equal(whole.skipped, ['ignored 1']);
  assert.is((await scan(repo.path, { gitignore: false })).lines.length, 5);
});

inside('reads an ignored file, and an ignored folder, that is named', async () => {
  const repo = createRepo({ files: { '.gitignore': 'build/\n.env\n' } });
  repo.write({ 'build/x/a.txt': marker(), '.env': marker('env') });
  assert.equal((await scan(repo.at('build'))).lines, ['file build/x/a.txt:1:1 a']);
  assert.equal((await scan(repo.at('build/x'))).lines, ['file build/x/a.txt:1:1 a']);
  assert.equal((await scan(repo.at('.env'))).lines, ['file .env:1:1 env']);
});

inside('never reads .git, neither a folder nor the file of a linked worktree', async () => {
  const repo = createRepo({ files: { 'a.txt': marker() } });
  repo.write({ '.git/leak': marker('git') });
  repo.git('worktree', 'add', '-q', repo.at('../linked'), '--detach');
  for (const path of [repo.path, repo.at('../linked')])
    for (const gitignore of [true, false]) assert.equal((await scan(path, { gitignore })).lines, ['file a.txt:1:1 a']);
});

inside('counts a submodule, enters it when asked, and enters another repository anyway', async () => {
  const library = createRepo({ files: { 'lib.txt': marker('lib') } });
  const repo = createRepo({ files: { 'a.txt': marker() } });
  repo.git('-c', 'protocol.file.allow=always', 'submodule', '--quiet', 'add', library.path, 'sub');
  mkdirSync(repo.at('nested'));
  const nested = openRepo(repo.at('nested'));
  nested.git('init', '-q');
  nested.write({ '.gitignore': 'no\n', no: marker('no'), yes: marker('nested') });
  const { lines, skipped } = await scan(repo.path);
  assert.equal(lines, ['file a.txt:1:1 a', 'file nested/yes:1:1 nested']);
  assert.equal(skipped, ['ignored 1', 'submodule 1']);
  const entered = await scan(repo.path, { submodules: true });
  assert.ok(entered.lines.includes('file sub/lib.txt:1:1 lib'));
});

inside('passes over tracked files that are gone, links, pipes, and unmerged doubles', async () => {
  const repo = createRepo({ files: { 'gone.txt': 'x', 'a.txt': 'x' } });
  repo.symlink('link', 'a.txt');
  repo.git('checkout', '-qb', 'side');
  repo.commit({ 'a.txt': `s ${marker()}` });
  repo.git('checkout', '-q', 'main');
  repo.commit({ 'a.txt': 'm' });
  repo.tryGit(['merge', '-q', 'side']);
  repo.write({ 'gone.txt': null });
  assert.is(spawnSync('mkfifo', [repo.at('pipe')]).status, 0);
  const { lines, skipped, tally } = await scan(repo.path);
  assert.equal(lines, ['file a.txt:4:3 a']);
  assert.equal(skipped, ['special-file 1', 'symlink 1']);
  assert.ok(tally.complete);
});

inside('reads a file whose name is no UTF-8', async () => {
  const repo = createRepo({ files: { 'a.txt': 'x' } });
  writeFileSync(Buffer.from(repo.at('caf\xe9.txt'), 'latin1'), marker());
  for (const gitignore of [true, false])
    assert.equal((await scan(repo.path, { gitignore })).lines, ['file caf\ufffd.txt:1:1 a']);
});

inside('falls back on the ignore files, with a note, where Git cannot tell', async () => {
  const repo = createRepo({ files: { '.gitignore': 'no\n', no: marker('no'), yes: marker('yes') } });
  repo.write({ '.git/HEAD': 'rubbish' });
  const { lines, tally } = await scan(repo.path);
  assert.equal(lines, ['file yes:1:1 yes']);
  assert.is(tally.receipt('files', 0, 0).notes.length, 1);
});

inside('is incomplete when a folder cannot be read', async () => {
  const repo = createRepo({ files: { 'a.txt': marker(), 'shut/b.txt': 'x' } });
  chmodSync(repo.at('shut'), 0);
  const { lines, tally } = await scan(repo.path);
  assert.equal(lines, ['file a.txt:1:1 a']);
  chmodSync(repo.at('shut'), 0o755);
  assert.is(tally.complete, process.getuid?.() === 0); // root reads everything
});

inside.run();
