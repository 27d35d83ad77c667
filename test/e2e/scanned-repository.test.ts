// Whose salt, configuration, baseline and ignore file count: those of the repository that is scanned, wherever we are.
import * as assert from 'uvu/assert';
import { randomText } from '../support/random.ts';
import { suite } from '../support/suite.ts';
import { createWorkplace, type Workplace } from '../support/workplace.ts';

interface Read {
  readonly findings: readonly { readonly fingerprint: string; readonly places: readonly { onHead?: boolean }[] }[];
  readonly suppressed: readonly { readonly suppression: { readonly by: string } }[];
  readonly receipt: { readonly notes: readonly string[] };
}

const home = createWorkplace();
/** Another repository, without a commit and with settings of its own: nothing of it may count. */
const elsewhere = home.at('elsewhere');
const target = home.at('target');
const bare = `${home.path}/target.git`;
const password = randomText(11, 20);

const read = (from: Workplace, ...args: string[]): Read => {
  const { code, stdout, out } = from.stanch('scan', '--no-cache', ...args, '--format', 'json');
  assert.ok(code === 0 || code === 1, out);
  return JSON.parse(stdout) as Read;
};

const scanned = suite('the scanned repository');
scanned.before(() => {
  elsewhere.must('init', '-q');
  elsewhere.write('.stanch.yaml', 'allowlist:\n  - rule: generic-password\n    reason: of another repository\n');
  elsewhere.write('.stanchignore', '** # of another repository\n');
  target.must('init', '-q');
  target.write('sub/settings.py', `DB_PASSWORD = "${password}"\n`);
  target.must('add', '.');
  target.must('commit', '-qm', 'Add settings');
  home.must('clone', '-q', '--bare', target.path, bare);
});
scanned.after(() => home.remove());

for (const { name, args } of [
  { name: 'its top', args: ['--history', target.path] },
  { name: 'a folder in it', args: ['--history', `${target.path}/sub`] },
  { name: 'its git dir', args: ['--history', `${target.path}/.git`] },
  { name: 'a bare clone', args: ['--history', bare] },
  { name: 'its files', args: [target.path] },
  { name: 'one of its files', args: [`${target.path}/sub/settings.py`] },
]) {
  scanned(`gives its salt and settings when the path is ${name}`, () => {
    const here = read(target, '--history');
    const there = read(elsewhere, ...args);
    assert.is(there.findings.length, 1);
    assert.is(there.findings[0]!.fingerprint, here.findings[0]!.fingerprint);
    assert.equal([there.suppressed, there.receipt.notes], [[], []]);
  });
}

scanned('knows what a bare repository still holds', () => {
  assert.is(read(elsewhere, '--history', bare).findings[0]!.places[0]!.onHead, true);
});

scanned('gives its ignore file, baseline and configuration', () => {
  for (const path of [target.path, `${target.path}/sub`, `${target.path}/.git`]) {
    target.write('.stanchignore', 'sub/settings.py # an old one\n');
    assert.equal(
      read(elsewhere, '--history', path).suppressed.map(({ suppression }) => suppression.by),
      ['ignore-file'],
    );
    target.run('rm', ['.stanchignore']);
    assert.is(target.stanch('baseline', 'create', '--quiet').code, 0);
    assert.equal(
      read(elsewhere, '--history', path).suppressed.map(({ suppression }) => suppression.by),
      ['baseline'],
    );
    target.run('rm', ['.stanch-baseline.json']);
    target.write('.stanch.yaml', 'allowlist:\n  - path: sub/**\n    reason: fine\n');
    assert.equal(
      read(elsewhere, '--history', path).suppressed.map(({ suppression }) => suppression.by),
      ['allowlist'],
    );
    target.run('rm', ['.stanch.yaml']);
  }
});
scanned.run();
