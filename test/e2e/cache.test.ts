// What a scan remembers must never show: on repositories to which anything may happen, the report with the cache is the
// report without it, and nothing in the cache tells a secret.
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chmodSync, existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as assert from 'uvu/assert';
import { dispatch } from '../../src/cli/dispatch.ts';
import { testIo } from '../support/io.ts';
import { awsKeyId } from '../support/keys.ts';
import { randomText } from '../support/random.ts';
import { createRepo, isolateThisProcess, type TestRepository, temporaryFolder } from '../support/repository.ts';
import { suite } from '../support/suite.ts';
import { mainScript } from '../support/workplace.ts';

isolateThisProcess();
const stateHome = temporaryFolder('state');
const env = { XDG_STATE_HOME: stateHome };

interface Shown {
  readonly findings: readonly { readonly secret?: string; readonly places: readonly unknown[] }[];
  readonly receipt: { readonly notes: readonly string[]; readonly complete: boolean };
}

async function scanned(repo: TestRepository, ...more: string[]): Promise<Shown> {
  const io = testIo({ cwd: repo.path, env });
  await dispatch(['scan', '--history', repo.path, '-f', 'json', '--all', ...more], io);
  return JSON.parse(io.written.out) as Shown;
}

/** Without what may differ: times, notes, and which of many were named as examples. */
function essence(report: Shown): unknown {
  const {
    startedAt: _,
    seconds: __,
    notes: ___,
    skipped,
    ...receipt
  } = report.receipt as never as Record<string, unknown>;
  const counts = (skipped as { reason: string; count: number }[]).map(({ reason, count }) => `${reason} ${count}`);
  return { ...report, receipt: { ...receipt, skipped: counts.sort() } };
}

const cacheOf = (repo: TestRepository): string => join(repo.path, '.git', 'stanch', 'cache');
const filesOf = (repo: TestRepository): string[] => readdirSync(cacheOf(repo)).map((name) => join(cacheOf(repo), name));

/** How much a report came from the cache. */
function fromCache({ receipt: { notes } }: Shown): 'all' | 'part' | 'nothing' {
  if (notes.some((note) => note.startsWith('Nothing has changed'))) return 'all';
  return notes.some((note) => note.startsWith('Objects that an earlier')) ? 'part' : 'nothing';
}

/** A small deterministic source of choices. */
function chooser(seed: number): (below: number) => number {
  let state = (seed * 2_654_435_761 + 1) >>> 0;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

const secretOf = (n: number): string => (n % 3 === 0 ? `password = "${randomText(n, 20)}"` : `key = "${awsKeyId(n)}"`);
const lineOf = (n: number): string =>
  n % 4 === 0 ? `word${n}` : n % 7 === 0 ? `x = "${Buffer.from(awsKeyId(n)).toString('base64')}"` : secretOf(n);

/** Does one random thing to a repository. Gives its name. */
function step(repo: TestRepository, pick: (below: number) => number): string {
  const branches = repo
    .git('branch', '--format=%(refname:short)')
    .split('\n')
    .filter((name) => /^\w+$/.test(name));
  const branch = branches[pick(branches.length)]!;
  const file = (): string => `${'abc'[pick(3)]}.txt`;
  const text = (): string => `${Array.from({ length: 1 + pick(4) }, () => lineOf(pick(12))).join('\n')}\n`;
  const operations: Record<string, () => unknown> = {
    commit: () => repo.commit({ [file()]: text() }, `change ${secretOf(pick(12))}`),
    again: () => repo.commit({ [file()]: text(), 'd/e.txt': text() }),
    remove: () => repo.commit({ [file()]: null }),
    rename: () => repo.tryGit(['mv', file(), `moved${pick(3)}.txt`]),
    branch: () => repo.tryGit(['checkout', '-qb', `b${pick(1000)}`]),
    checkout: () => repo.tryGit(['checkout', '-qf', branch]),
    merge: () => {
      if (repo.tryGit(['merge', '-q', '--no-edit', branch]).exit !== 0) repo.commit({ [file()]: text() }, 'resolved');
    },
    octopus: () => repo.tryGit(['merge', '-q', '--no-ff', '-s', 'ours', '-m', 'ours', branch]),
    amend: () => {
      repo.write({ [file()]: text() });
      repo.git('add', '--all');
      repo.tryGit(['commit', '-q', '--amend', '-m', 'amended']);
    },
    'delete a branch': () => repo.tryGit(['branch', '-D', branch]),
    reset: () => repo.tryGit(['reset', '-q', '--hard', 'HEAD~1']),
    tag: () => repo.tryGit(['tag', '-f', '-a', `t${pick(3)}`, '-m', `tag ${secretOf(pick(12))}`, branch]),
    stash: () => {
      repo.write({ [file()]: text() });
      repo.tryGit(['stash', 'push', '-q', '--include-untracked']);
    },
    'stash drop': () => repo.tryGit(['stash', 'drop', '-q']),
    note: () => repo.tryGit(['notes', 'add', '-f', '-m', secretOf(pick(12))]),
    stage: () => {
      repo.write({ [file()]: text() });
      repo.git('add', '--all');
    },
    'loose blob': () => repo.tryGit(['hash-object', '-w', '--stdin'], `${text()}${pick(1000)}`),
    detach: () => repo.tryGit(['checkout', '-qf', '--detach']),
    repack: () => repo.git('repack', '-qad'),
    pack: () => repo.git('repack', '-q'),
    gc: () => repo.git('-c', 'gc.reflogExpire=now', 'gc', '-q', '--prune=now'),
    'old date': () =>
      repo.tryGit(['-c', 'user.name=a', 'commit', '-q', '--allow-empty', '-m', 'x', '--date=2020-01-01']),
    suppress: () => repo.write({ '.stanchignore': pick(2) === 0 ? 'a.txt # fine\n' : '' }),
    nothing: () => {},
  };
  const names = Object.keys(operations);
  const name = names[pick(names.length)]!;
  operations[name]!();
  return name;
}

const cache = suite('the cache of a history');

for (const seed of (process.env.CACHE_SEEDS ?? '1,3,7').split(',').map(Number)) {
  cache(`gives the report that a full scan gives, whatever happened (seed ${seed})`, async () => {
    const pick = chooser(seed);
    const repo = createRepo({ files: { 'a.txt': `${secretOf(1)}\n` } });
    const done: string[] = [];
    const used = { all: 0, part: 0, nothing: 0 };
    for (let i = 0; i < 25; i++) {
      done.push(step(repo, pick));
      const remembered = await scanned(repo);
      used[fromCache(remembered)]++;
      assert.equal(essence(remembered), essence(await scanned(repo, '--no-cache')), done.join(', '));
    }
    assert.ok(used.part > 5 && used.all > 0, JSON.stringify(used));
    const texts = filesOf(repo).map((path) => readFileSync(path, 'latin1'));
    const { findings } = await scanned(repo, '--no-cache', '--show-secrets');
    assert.ok(findings.length > 0);
    for (const { secret } of findings) {
      const hidden = ['latin1', 'base64', 'hex'] as const;
      const forms = hidden.map((form) => Buffer.from(secret!).toString(form).replace(/=+$/, ''));
      const digests = ['sha256', 'sha1', 'md5'].map((name) => createHash(name).update(secret!).digest('hex'));
      for (const form of [...forms, ...digests])
        for (const text of texts) {
          const at = text.indexOf(form.slice(0, -1));
          assert.is(at < 0 ? '' : text.slice(Math.max(0, at - 300), at + 100), '', form);
        }
    }
  });
}

cache('shows the last report while nothing changes, and reads only what is new after that', async () => {
  const repo = createRepo({ files: { 'a.txt': `${secretOf(1)}\n` } });
  assert.is(fromCache(await scanned(repo)), 'nothing');
  assert.is(fromCache(await scanned(repo)), 'all');
  repo.commit({ 'b.txt': `${secretOf(2)}\n` });
  const report = await scanned(repo);
  assert.is(fromCache(report), 'part');
  assert.is(report.findings.length, 2);
  assert.is(fromCache(await scanned(repo, '--no-cache')), 'nothing');
  const lines = Array.from({ length: 200 }, (_, index) => `line ${index} ${index * index}`);
  repo.commit({ 'c.txt': lines.join('\n') });
  repo.commit({ 'c.txt': lines.slice(1).join('\n') });
  repo.git('repack', '-qad');
  await scanned(repo);
  repo.git('repack', '-qadf', '--window=0');
  assert.is(fromCache(await scanned(repo)), 'part');
});

cache('gives the secrets themselves when they are asked for', async () => {
  const repo = createRepo({ files: { 'a.txt': `${secretOf(1)}\n${lineOf(7)}\n` } });
  const full = await scanned(repo, '--no-cache', '--show-secrets');
  await scanned(repo);
  assert.equal(essence(await scanned(repo, '--show-secrets')), essence(full));
});

cache('writes files that only the user can read', async () => {
  const repo = createRepo({ files: { 'a.txt': `${secretOf(1)}\n` } });
  await scanned(repo);
  const files = filesOf(repo);
  assert.ok(files.length >= 2);
  for (const path of files) assert.is(statSync(path).mode & 0o777, 0o600);
});

cache('passes over files that are damaged, cut off, or written by somebody else, and says so', async () => {
  const repo = createRepo({ files: { 'a.txt': `${secretOf(1)}\n` } });
  const full = essence(await scanned(repo));
  const damage: ((bytes: Buffer) => Uint8Array)[] = [
    (bytes) => bytes.subarray(0, bytes.length / 2),
    () => Buffer.alloc(0),
    (bytes) => bytes.fill(bytes.at(-1)! ^ 1, bytes.length - 1),
    (bytes) => bytes.fill(0, 20, 40),
    () => Buffer.from('{}'),
  ];
  for (const change of damage) {
    for (const path of filesOf(repo)) writeFileSync(path, change(readFileSync(path)));
    const report = await scanned(repo);
    assert.equal(essence(report), full);
    assert.is(fromCache(report), 'nothing');
    assert.match(report.receipt.notes.join(), /damaged or was not written by this user/);
    assert.is(fromCache(await scanned(repo)), 'all');
  }
});

cache('is written by many runs at once, and whole', async () => {
  const repo = createRepo({ files: { 'a.txt': `${secretOf(1)}\n` } });
  const run = (): Promise<string> =>
    new Promise((resolve) => {
      const child = spawn(process.execPath, [mainScript, 'scan', '--history', repo.path, '-f', 'json', '--all'], {
        env: { ...process.env, ...env },
        stdio: ['ignore', 'pipe', 'ignore'],
      });
      let text = '';
      child.stdout.on('data', (chunk: Buffer) => (text += chunk.toString()));
      child.on('close', () => resolve(text));
    });
  const texts = await Promise.all([run(), run(), run()]);
  const full = essence(await scanned(repo, '--no-cache'));
  for (const text of texts) assert.equal(essence(JSON.parse(text) as Shown), full);
  assert.equal(essence(await scanned(repo)), full);
  assert.equal(
    filesOf(repo).filter((path) => path.endsWith('.tmp')),
    [],
  );
});

cache('warns where it cannot be written, and scans all the same', async () => {
  const repo = createRepo({ files: { 'a.txt': `${secretOf(1)}\n` } });
  writeFileSync(join(repo.path, '.git', 'stanch'), 'a file where a folder should be');
  const report = await scanned(repo);
  assert.is(report.findings.length, 1);
  assert.is(report.receipt.complete, true);
  assert.match(report.receipt.notes.join(), /could not be written/);
});

cache('keeps no key that others can read', async () => {
  const repo = createRepo({ files: { 'a.txt': `${secretOf(1)}\n` } });
  const key = join(stateHome, 'stanch', 'cache-key');
  await scanned(repo);
  assert.is(statSync(key).mode & 0o777, 0o600);
  chmodSync(key, 0o644);
  const report = await scanned(repo);
  chmodSync(key, 0o600);
  assert.is(fromCache(report), 'nothing');
  assert.match(report.receipt.notes.join(), /its key cannot be kept/);
});

cache('is removed by stanch cache clear', async () => {
  const repo = createRepo({ files: { 'a.txt': `${secretOf(1)}\n` } });
  await scanned(repo);
  assert.is(await dispatch(['cache', 'clear', repo.path], testIo({ cwd: repo.path, env })), 0);
  assert.not.ok(existsSync(cacheOf(repo)));
  assert.is(fromCache(await scanned(repo)), 'nothing');
});

cache.run();
