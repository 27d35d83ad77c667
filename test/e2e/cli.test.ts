// The command line as a person or a pipeline meets it: what goes where, and what it ends with.
import { spawn } from 'node:child_process';
import { chmodSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import * as assert from 'uvu/assert';
import { awsKeyId } from '../support/keys.ts';
import { fromRoot } from '../support/paths.ts';
import { suite } from '../support/suite.ts';
import { createWorkplace, longWay, mainScript, type Workplace } from '../support/workplace.ts';

const cli = suite('stanch');
const leak = (seed: number): string => `aws_access_key_id = "${awsKeyId(seed)}"\n`;

async function inPlace(run: (place: Workplace) => void | Promise<void>): Promise<void> {
  const place = createWorkplace();
  try {
    await run(place);
  } finally {
    place.remove();
  }
}

/** A repository: a key in the first commit, gone in the second. */
function withPast(place: Workplace): void {
  place.must('init', '-q', '-b', 'main');
  place.write('src/app.py', `import os\n${leak(1)}`);
  place.must('add', '.');
  place.must('commit', '-qm', 'leak');
  place.write('src/app.py', 'import os\n');
  place.must('commit', '-qam', 'gone');
}

interface JsonReport {
  readonly findings: readonly {
    readonly fingerprint: string;
    readonly rule: string;
    readonly secret?: string;
    readonly places: readonly { kind: string; path: string; line: number; commit: string }[];
  }[];
  readonly suppressed: readonly unknown[];
  readonly receipt: { scope: string; complete: boolean; notes: string[]; skipped: { reason: string }[] };
}
const json = (text: string): JsonReport => JSON.parse(text) as JsonReport;

cli('says its version', () =>
  inPlace((place) => {
    assert.match(place.stanch('--version').stdout, /^stanch \d+\.\d+\.\d+\n$/);
  }),
);

cli('looks at history and working tree without arguments, and git confirms each place', () =>
  inPlace((place) => {
    withPast(place);
    place.write('new.env', leak(2));
    const done = place.at('src').stanch('scan', '-f', 'json');
    assert.is(done.code, 1);
    const { findings, receipt } = json(done.stdout);
    assert.is(receipt.scope, 'history+files');
    assert.equal(findings.map((finding) => finding.places[0]!.path).sort(), ['new.env', 'src/app.py']);
    const old = findings.find((finding) => finding.places[0]!.kind === 'commit')!.places[0]!;
    const shown = place.must('show', `${old.commit}:${old.path}`).split('\n');
    assert.match(shown[old.line - 1]!, awsKeyId(1));
  }),
);

cli('ends with 0 on a clean repository, and says so', () =>
  inPlace((place) => {
    place.must('init', '-q');
    place.write('a.txt', 'clean\n');
    place.must('add', '.');
    place.must('commit', '-qm', 'x');
    const done = place.stanch('scan');
    assert.is(done.code, 0);
    assert.match(done.stdout, 'No secrets found');
    assert.is(place.stanch('scan', '-q').out, '');
  }),
);

cli('takes a repository with no commits', () =>
  inPlace((place) => {
    place.must('init', '-q');
    assert.is(place.stanch('scan').code, 0);
    assert.is(place.stanch('scan', '--history').code, 0);
    assert.is(place.stanch('scan', '--staged').code, 0);
  }),
);

cli('scans a bare repository by its path, and inside it', () =>
  inPlace((place) => {
    const origin = place.at('origin');
    withPast(origin);
    place.must('clone', '-q', '--bare', 'origin', 'bare.git');
    for (const done of [
      place.stanch('scan', '--history', 'bare.git', '-f', 'json'),
      place.at('bare.git').stanch('scan', '-f', 'json'),
    ]) {
      assert.is(done.code, 1);
      assert.is(json(done.stdout).receipt.scope, 'history');
      assert.is(json(done.stdout).findings.length, 1);
    }
  }),
);

cli('scans a range, and standard input', () =>
  inPlace((place) => {
    withPast(place);
    assert.is(place.stanch('scan', '--range', 'HEAD~1..HEAD').code, 0);
    place.write('again.py', leak(3));
    place.must('add', '.');
    place.must('commit', '-qm', 'again');
    assert.is(place.stanch('scan', '--range', 'HEAD~1..HEAD').code, 1);
    const piped = place.run(process.execPath, [mainScript, 'scan', '--stdin', '-f', 'json'], { input: leak(4) });
    assert.is(piped.code, 1);
    assert.is(json(piped.stdout).findings[0]!.places[0]!.kind, 'stdin');
  }),
);

cli('ends with 3 on a shallow history, with its findings and what is missing', () =>
  inPlace((place) => {
    const origin = place.at('origin');
    withPast(origin);
    origin.write('now.env', leak(5));
    origin.must('add', '.');
    origin.must('commit', '-qm', 'now');
    place.must('clone', '-q', '--depth', '1', `file://${origin.path}`, 'shallow');
    const done = place.stanch('scan', '--history', 'shallow', '-f', 'json');
    assert.is(done.code, 3);
    const { findings, receipt } = json(done.stdout);
    assert.is(findings.length, 1);
    assert.is(receipt.complete, false);
    assert.ok(receipt.skipped.some(({ reason }) => reason === 'shallow-boundary'));
    assert.match(receipt.notes.join(), 'shallow');
  }),
);

cli('ends with 2 on a missing path, and says what is near', () =>
  inPlace((place) => {
    place.write('source/a.txt', 'clean\n');
    const done = place.stanch('scan', 'sorce');
    assert.is(done.code, 2);
    assert.is(done.stdout, '');
    assert.match(done.stderr, 'error PATH_NOT_FOUND: sorce does not exist');
    assert.match(done.stderr, 'Did you mean');
    assert.match(place.stanch('scan', '--history', '.').stderr, 'NOT_A_REPOSITORY');
  }),
);

cli('writes nothing but the report to standard output, and no secret anywhere', () =>
  inPlace((place) => {
    place.write('a.env', leak(6));
    for (const format of [
      'text',
      'json',
      'jsonl',
      'sarif',
      'github',
      'gitleaks',
      'junit',
      'csv',
      'markdown',
      'gitlab',
    ]) {
      const done = place.stanch('scan', '.', '-f', format);
      assert.is(done.code, 1, format);
      assert.is(done.stderr, '', format);
      assert.not.match(done.stdout, awsKeyId(6), format);
      assert.is.not(done.stdout, '', format);
    }
    const shown = place.stanch('scan', '.', '-f', 'json', '--show-secrets');
    assert.is(json(shown.stdout).findings[0]!.secret, awsKeyId(6));
  }),
);

cli('writes several reports at once, readable by their owner alone', () =>
  inPlace((place) => {
    place.write('a.env', leak(7));
    const done = place.stanch(
      'scan',
      'a.env',
      '-o',
      'out.txt',
      '--report',
      'json=out.json',
      '--report',
      'sarif=out.sarif',
    );
    assert.is(done.code, 1);
    assert.is(done.stdout, '');
    assert.is(json(place.read('out.json')).findings.length, 1);
    assert.match(place.read('out.sarif'), '2.1.0');
    assert.is(statSync(join(place.path, 'out.txt')).mode & 0o777, 0o600);
  }),
);

cli('writes no colour where nobody sees it', () =>
  inPlace((place) => {
    place.write('a.env', leak(8));
    assert.not.match(place.stanch('scan', '.').stdout, '\u001b');
    const forced = place.run(process.execPath, [mainScript, 'scan', '.'], { env: { FORCE_COLOR: '1' } });
    assert.match(forced.stdout, '\u001b');
    const refused = place.run(process.execPath, [mainScript, 'scan', '.', '--no-color'], { env: { FORCE_COLOR: '1' } });
    assert.not.match(refused.stdout, '\u001b');
  }),
);

cli('takes its settings from .stanch.yaml, and says where they are wrong', () =>
  inPlace((place) => {
    place.must('init', '-q');
    place.write('a.env', leak(9));
    place.write('vendor/b.env', leak(10));
    place.write('.stanch.yaml', 'exclude: [vendor/**]\nallowlist:\n  - path: "*.env"\n    reason: a lesson\n');
    const done = place.at('vendor').stanch('scan', '..', '-f', 'json');
    assert.is(done.code, 0);
    assert.is(json(done.stdout).suppressed.length, 1);
    assert.ok(json(done.stdout).receipt.skipped.some(({ reason }) => reason === 'excluded'));
    place.write('.stanch.yaml', 'exclude: []\nexlude: []\n');
    const wrong = place.stanch('scan');
    assert.is(wrong.code, 2);
    assert.match(wrong.stderr, /BAD_CONFIG: .*\.stanch\.yaml:2: .*exlude/);
  }),
);

cli('accepts by baseline: what was there is quiet, what is new is not, and no secret is in the file', () =>
  inPlace((place) => {
    withPast(place);
    const made = place.stanch('baseline', 'create', '--reason', 'from before');
    assert.is(made.code, 0);
    assert.match(made.stdout, '1 new');
    assert.not.match(place.read('.stanch-baseline.json'), awsKeyId(1));
    place.must('add', '.');
    place.must('commit', '-qm', 'baseline');
    assert.is(place.stanch('scan').code, 0);
    assert.is(place.stanch('baseline', 'create').code, 2);
    assert.is(place.stanch('baseline', 'check').code, 0);
    place.write('new.env', leak(11));
    assert.is(place.stanch('scan').code, 1);
    assert.is(place.stanch('baseline', 'check').code, 1);
    assert.match(place.stanch('baseline', 'update').stdout, '1 new, 1 known, 0 gone');
    assert.is(place.stanch('scan').code, 0);
    assert.match(place.read('.stanch-baseline.json'), 'from before');
    place.run('rm', ['new.env']);
    assert.match(place.stanch('baseline', 'update').stdout, '0 new, 1 known, 1 gone');
  }),
);

cli('takes a comment of HEAD for the past of the same file, in a bare repository too', () =>
  inPlace((place) => {
    const origin = place.at('origin');
    withPast(origin);
    origin.write('src/app.py', `import os\n\n${leak(1).trimEnd()}  # stanch:allow revoked\n`);
    origin.write('copy.py', leak(1));
    origin.must('add', '.');
    origin.must('commit', '-qm', 'back, with a reason, and a copy without');
    place.must('clone', '-q', '--bare', 'origin', 'bare.git');
    const { findings, suppressed } = json(place.stanch('scan', '--history', 'bare.git', '-f', 'json').stdout);
    assert.equal(
      findings.flatMap((finding) => finding.places.map(({ path }) => path)),
      ['copy.py'],
    );
    assert.is(suppressed.length, 1);
  }),
);

cli('gives the same fingerprint after a move, a rename and a rebase', () =>
  inPlace((place) => {
    withPast(place);
    const before = json(place.stanch('scan', '-f', 'json').stdout).findings[0]!.fingerprint;
    place.write('lib/moved.py', `\n\n\n${leak(1)}`);
    place.must('add', '.');
    place.must('commit', '-qm', 'moved');
    place.must('commit', '-q', '--amend', '-m', 'rewritten');
    assert.is(json(place.stanch('scan', 'lib', '-f', 'json').stdout).findings[0]!.fingerprint, before);
  }),
);

cli('takes a fingerprint in .stanchignore as the report shows it', () =>
  inPlace((place) => {
    withPast(place);
    const id = /^ {2}id {7}([0-9a-f]+)$/m.exec(place.stanch('scan').stdout)![1]!;
    place.write('.stanchignore', `${id} # revoked\n`);
    const done = place.stanch('scan', '-f', 'json');
    assert.is(done.code, 0);
    assert.is(json(done.stdout).suppressed.length, 1);
  }),
);

cli('explains a line without repeating it', () =>
  inPlace((place) => {
    place.write('a.env', `first=1\n${leak(12)}`);
    const done = place.stanch('explain', 'a.env:2');
    assert.is(done.code, 0);
    assert.match(done.stdout, 'aws-access-key-id: finding');
    assert.not.match(done.stdout, awsKeyId(12));
    assert.match(place.stanch('explain', 'a.env:1').stdout, 'no rule came near');
  }),
);

cli('lists, shows and tries rules', () =>
  inPlace((place) => {
    assert.match(place.stanch('rules', 'list').stdout, 'aws-access-key-id');
    assert.match(place.stanch('rules', 'list', '-f', 'markdown').stdout, '| `aws-access-key-id` |');
    const listed = JSON.parse(place.stanch('rules', 'list', '-f', 'json').stdout) as { rules: { id: string }[] };
    assert.ok(listed.rules.length > 50);
    assert.match(place.stanch('rules', 'show', 'aws-access-key-id').stdout, '"regex"');
    assert.match(place.stanch('rules', 'show', 'aws-acess-key-id').stderr, 'Did you mean aws-access-key-id?');
    place.write('a.env', leak(13));
    assert.match(place.stanch('rules', 'test', 'aws-access-key-id', 'a.env').stdout, 'a.env:1');
  }),
);

cli('survives a reader that goes away', () =>
  inPlace((place) => {
    place.write('a.env', leak(14));
    const done = place.run('sh', ['-c', `"${process.execPath}" "${mainScript}" rules list -f json | head -n 1`]);
    assert.is(done.code, 0);
    assert.is(done.stderr, '');
  }),
);

cli('ends with 130 on Ctrl-C, and reports what it had', () =>
  inPlace(async (place) => {
    place.must('init', '-q');
    // Standard input that never ends: the scan is under way for as long as the test wants.
    const child = spawn(process.execPath, [mainScript, 'scan', '--stdin', '-f', 'json'], { cwd: place.path });
    let out = '';
    child.stdout.on('data', (text: Buffer) => (out += text.toString()));
    child.stdin.write(`${leak(15)}${'clean line\n'.repeat(200_000)}`);
    await new Promise((done) => setTimeout(done, 1500));
    child.kill('SIGINT');
    const code = await new Promise((done) => child.on('close', done));
    assert.is(code, 130);
    assert.is(json(out).receipt.complete, false);
    assert.ok(json(out).receipt.skipped.some(({ reason }) => reason === 'interrupted'));
  }),
);

cli('loads neither simple-git, yaml, ajv, picomatch nor chalk for a clean hook run', () =>
  inPlace((place) => {
    place.must('init', '-q');
    place.write('a.txt', 'clean\n');
    place.must('add', '.');
    const tracer = fromRoot('dist', 'test', 'support', 'loaded-modules.js');
    const env = { LOADED_MODULES: join(place.path, 'loaded.txt') };
    const done = place.run(process.execPath, ['--import', tracer, longWay, 'scan', '--staged', '--quiet'], { env });
    assert.is(done.code, 0);
    const loaded = place.read('loaded.txt').split('\n');
    assert.equal(
      loaded.filter((url) => url.includes('node_modules')),
      [],
    );
    assert.equal(
      loaded.filter((url) => /\/(report\/reporters|findings\/group)\.js$/.test(url)),
      [],
    );
  }),
);

cli('ends with 3 when a file cannot be read', () => {
  if (process.getuid?.() === 0) return inPlace(readAsAnother);
  return inPlace((place) => {
    place.write('closed.env', leak(16));
    chmodSync(join(place.path, 'closed.env'), 0);
    assert.is(place.stanch('scan', '.').code, 3);
  });
});

/** Root reads everything, so as root the scan runs as nobody. */
function readAsAnother(place: Workplace): Promise<void> {
  place.write('closed.env', leak(16));
  place.write('open.txt', 'clean\n');
  place.run('chmod', ['-R', 'go+rX', '..']);
  chmodSync(join(place.path, 'closed.env'), 0o600);
  return new Promise((done, fail) => {
    const child = spawn(process.execPath, [mainScript, 'scan', '.'], { cwd: place.path, uid: 65534, gid: 65534 });
    let out = '';
    child.stdout.on('data', (text: Buffer) => (out += text.toString()));
    child.stderr.on('data', (text: Buffer) => (out += text.toString()));
    child.on('error', fail);
    child.on('close', (code) => {
      try {
        assert.is(code, 3, out);
        assert.match(out, 'INCOMPLETE');
        done();
      } catch (error) {
        fail(error);
      }
    });
  });
}

cli('can be started by its file alone, as npx does', () => {
  if (process.platform === 'win32') return;
  assert.is(statSync(mainScript).mode & 0o111, 0o111);
  assert.match(readFileSync(mainScript, 'utf8'), /^#!\/usr\/bin\/env node\n/);
});

cli.run();
