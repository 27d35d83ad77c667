// The hook with real Git: what it refuses, what it lets pass, and what it leaves as it was.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import * as assert from 'uvu/assert';
import { awsKeyId } from '../support/keys.ts';
import { suite } from '../support/suite.ts';
import { createWorkplace, mainScript, type Outcome, type Workplace } from '../support/workplace.ts';

const hook = suite('the hook');
const leak = (seed: number): string => `aws_access_key_id = "${awsKeyId(seed)}"\n`;

/** A repository with one clean commit and the hook in place. */
async function inRepository(run: (place: Workplace) => void, install = true): Promise<void> {
  const place = createWorkplace();
  try {
    place.must('init', '-q', '-b', 'main');
    place.write('README', 'clean\n');
    place.must('add', '.');
    place.must('commit', '-qm', 'first');
    if (install) assert.is(place.stanch('hook', 'install').code, 0);
    run(place);
  } finally {
    place.remove();
  }
}

/** Fails unless the commit was refused for the key, and not because something broke. */
function refusedFor(done: Outcome): void {
  assert.is(done.code, 1);
  assert.match(done.out, 'AWS access key');
  assert.match(done.out, 'Three ways on');
}

const commits = (place: Workplace): number => Number(place.must('rev-list', '--count', 'HEAD'));

hook('refuses a commit with a key, says what, where and the ways on, and lets the next one pass', () =>
  inRepository((place) => {
    place.write('config.py', leak(1));
    place.must('add', '.');
    const refused = place.git('commit', '-m', 'leak');
    assert.is(refused.code, 1);
    assert.match(refused.out, 'AWS access key');
    assert.match(refused.out, 'config.py:1');
    assert.match(refused.out, 'git add -p');
    assert.match(refused.out, 'stanch:allow aws-access-key-id');
    assert.match(refused.out, 'STANCH_SKIP=1');
    assert.not.match(refused.out, awsKeyId(1));
    assert.is(commits(place), 1);
    place.write('config.py', 'key = os.environ["KEY"]\n');
    place.must('add', '.');
    const passed = place.git('commit', '-qm', 'clean');
    assert.is(passed.code, 0);
    assert.is(passed.out, '');
    assert.is(commits(place), 2);
  }),
);

hook('refuses the very first commit of a repository', () => {
  const place = createWorkplace();
  place.must('init', '-q');
  place.stanch('hook', 'install');
  place.write('a.env', leak(2));
  place.must('add', '.');
  refusedFor(place.git('commit', '-m', 'x'));
  place.remove();
});

hook('sees what `git commit -a` records', () =>
  inRepository((place) => {
    place.write('README', leak(3));
    refusedFor(place.git('commit', '-am', 'x'));
  }),
);

hook('sees what `git commit -- path` records, and not what stays behind', () =>
  inRepository((place) => {
    place.write('a.env', leak(4));
    place.write('b.env', 'clean=1\n');
    place.must('add', '.');
    assert.is(place.git('commit', '-qm', 'b', '--', 'b.env').code, 0);
    refusedFor(place.git('commit', '-m', 'a', '--', 'a.env'));
  }),
);

hook('sees only the half of a file that `git add -p` staged', () =>
  inRepository((place) => {
    const middle = Array.from({ length: 12 }, (_, line) => `line ${line}\n`).join('');
    place.write('app.py', `one\n${middle}two\n`);
    place.must('add', '.');
    place.must('commit', '-qm', 'base');
    place.write('app.py', `one changed\n${middle}two\n${leak(5)}`);
    place.run('git', ['add', '-p'], { input: 'y\nn\n' });
    assert.is(place.git('commit', '-qm', 'first half').code, 0);
    place.run('git', ['add', '-p'], { input: 'y\n' });
    refusedFor(place.git('commit', '-qm', 'second half'));
  }),
);

hook('sees what an amended commit adds', () =>
  inRepository((place) => {
    place.write('a.env', leak(6));
    place.must('add', '.');
    refusedFor(place.git('commit', '--amend', '--no-edit'));
  }),
);

hook('sees a key that a merge brings in by itself, and lets a clean merge pass', () =>
  inRepository((place) => {
    place.must('checkout', '-qb', 'side');
    place.write('side.txt', 'side\n');
    place.must('add', '.');
    place.must('commit', '-qm', 'side');
    place.must('checkout', '-q', 'main');
    place.write('main.txt', 'main\n');
    place.must('add', '.');
    place.must('commit', '-qm', 'main');
    place.must('merge', '-q', '--no-commit', 'side');
    place.write('evil.env', leak(7));
    place.must('add', '.');
    refusedFor(place.git('commit', '-m', 'evil'));
    place.must('rm', '-qf', 'evil.env');
    assert.is(place.git('commit', '-qm', 'fine').code, 0);
  }),
);

hook('runs in a merge that Git commits by itself', () =>
  inRepository((place) => {
    // What pre-merge-commit sees of a clean merge differs from one parent only, so a key cannot come from the merge itself:
    // that the hook runs is seen by taking its script away.
    place.must('checkout', '-qb', 'side');
    place.write('side.txt', 'side\n');
    place.must('add', '.');
    place.must('commit', '-qm', 'side');
    place.must('checkout', '-q', 'main');
    place.write('main.txt', 'main\n');
    place.must('add', '.');
    place.must('commit', '-qm', 'main');
    const path = '.git/hooks/pre-merge-commit';
    place.write(path, place.read(path).replace(mainScript, '/nowhere/main.js'), { executable: true });
    const refused = place.git('merge', '--no-edit', 'side');
    assert.is.not(refused.code, 0);
    assert.match(refused.out, '/nowhere/main.js');
  }),
);

hook('lets a moved line and a renamed file pass that held the key before', () =>
  inRepository((place) => {
    place.write('old.py', leak(8));
    place.must('add', '.');
    place.run('git', ['commit', '-qm', 'known'], { env: { STANCH_SKIP: '1' } });
    place.must('mv', 'old.py', 'new.py');
    place.write('new.py', `# moved\n\n${leak(8)}`);
    assert.is(place.git('commit', '-qam', 'moved').code, 0);
  }),
);

hook('is skipped once with STANCH_SKIP=1, and says so', () =>
  inRepository((place) => {
    place.write('a.env', leak(9));
    place.must('add', '.');
    const skipped = place.run('git', ['commit', '-qm', 'x'], { env: { STANCH_SKIP: '1' } });
    assert.is(skipped.code, 0);
    assert.match(skipped.out, 'not checked');
    assert.is(commits(place), 2);
  }),
);

hook('takes a reason beside the key', () =>
  inRepository((place) => {
    place.write('a.py', leak(10).replace('\n', '  # stanch:allow aws-access-key-id from a lesson\n'));
    place.must('add', '.');
    assert.is(place.git('commit', '-qm', 'x').code, 0);
  }),
);

hook('works from a linked worktree, which shares the hooks', () =>
  inRepository((place) => {
    place.must('worktree', 'add', '-q', '../linked', '-b', 'linked');
    const linked = place.at('../linked');
    assert.match(linked.stanch('hook', 'doctor').stdout, 'checks every commit');
    linked.write('a.env', leak(11));
    linked.must('add', '.');
    refusedFor(linked.git('commit', '-m', 'x'));
  }),
);

hook('is installed from a folder below the top and works there', () =>
  inRepository((place) => {
    const below = place.at('deep/down');
    assert.is(below.stanch('hook', 'install').code, 0);
    below.write('a.env', leak(12));
    below.must('add', '.');
    refusedFor(below.git('commit', '-m', 'x'));
  }, false),
);

hook('keeps and chains the hook from before, and uninstall puts it back', () =>
  inRepository((place) => {
    const before = '#!/bin/sh\necho "from before" >&2\nif [ -f stop ]; then exit 7; fi\n';
    place.write('.git/hooks/pre-commit', before, { executable: true });
    assert.match(place.stanch('hook', 'install').stdout, 'kept as pre-commit.before-stanch');
    assert.match(place.stanch('hook', 'install').stdout, 'installed anew');
    place.write('a.txt', 'clean\n');
    place.must('add', '.');
    const passed = place.git('commit', '-qm', 'x');
    assert.is(passed.code, 0);
    assert.match(passed.out, 'from before');
    place.write('b.env', leak(13));
    place.must('add', '.');
    refusedFor(place.git('commit', '-qm', 'x'));
    place.write('stop', '');
    assert.not.match(place.git('commit', '-qm', 'x').out, 'AWS');
    place.stanch('hook', 'uninstall');
    assert.is(place.read('.git/hooks/pre-commit'), before);
    assert.not.ok(existsSync(join(place.path, '.git/hooks/pre-merge-commit')));
  }, false),
);

hook('sees what the hook from before adds to the index', () =>
  inRepository((place) => {
    place.write('.git/hooks/pre-commit', '#!/bin/sh\ngit add generated.env\n', { executable: true });
    place.stanch('hook', 'install');
    place.write('generated.env', leak(14));
    place.write('a.txt', 'clean\n');
    place.must('add', 'a.txt');
    refusedFor(place.git('commit', '-qm', 'x'));
  }, false),
);

hook('uninstall leaves a hook that is not ours alone', () =>
  inRepository((place) => {
    place.write('.git/hooks/pre-commit', '#!/bin/sh\nexit 0\n', { executable: true });
    assert.match(place.stanch('hook', 'uninstall').stdout, 'not ours');
    assert.ok(existsSync(join(place.path, '.git/hooks/pre-commit')));
  }, false),
);

hook('honours core.hooksPath inside the repository', () =>
  inRepository((place) => {
    place.must('config', 'core.hooksPath', '.githooks');
    assert.match(place.stanch('hook', 'install').stdout, 'do not commit it');
    place.write('a.env', leak(15));
    place.must('add', 'a.env');
    refusedFor(place.git('commit', '-m', 'x'));
    assert.not.ok(existsSync(join(place.path, '.git/hooks/pre-commit')));
  }, false),
);

hook('refuses a core.hooksPath outside the repository until told', () =>
  inRepository((place) => {
    place.must('config', '--global', 'core.hooksPath', '~/hooks');
    const refused = place.stanch('hook', 'install');
    assert.is(refused.code, 2);
    assert.match(refused.stderr, 'HOOK_REFUSED');
    assert.match(refused.stderr, '--yes');
    assert.is(place.stanch('hook', 'install', '--yes').code, 0);
    place.write('a.env', leak(16));
    place.must('add', 'a.env');
    refusedFor(place.git('commit', '-m', 'x'));
  }, false),
);

hook('refuses where hooks are switched off', () =>
  inRepository((place) => {
    place.must('config', 'core.hooksPath', '/dev/null');
    assert.match(place.stanch('hook', 'install').stderr, 'hooks are off');
  }, false),
);

hook('goes into the shared hooks of husky, which writes its own folder anew', () =>
  inRepository((place) => {
    place.must('config', 'core.hooksPath', '.husky/_');
    // The shape of husky 9: each hook in `_` sources `h`, which runs the file of the same name one level up.
    place.write(
      '.husky/_/h',
      's="$(dirname "$(dirname "$0")")/$(basename "$0")"\n[ -f "$s" ] || exit 0\nsh -e "$s" "$@"\nexit $?\n',
    );
    for (const name of ['pre-commit', 'pre-merge-commit'])
      place.write(`.husky/_/${name}`, '#!/usr/bin/env sh\n. "$(dirname "$0")/h"\n', { executable: true });
    place.write('.husky/pre-commit', 'echo "shared hook" >&2\n');
    assert.is(place.stanch('hook', 'install').code, 0);
    assert.is(place.stanch('hook', 'doctor').code, 0);
    place.write('a.env', leak(17));
    place.must('add', 'a.env');
    const refused = place.git('commit', '-m', 'x');
    assert.is(refused.code, 1);
    assert.match(refused.out, 'shared hook');
    place.stanch('hook', 'uninstall');
    assert.is(place.read('.husky/pre-commit'), 'echo "shared hook" >&2\n');
    assert.not.ok(existsSync(join(place.path, '.husky/pre-merge-commit')));
  }, false),
);

hook('refuses, with the way out, where Node is gone', () =>
  inRepository((place) => {
    const path = '.git/hooks/pre-commit';
    place.write(path, place.read(path).replace(process.execPath, '/nowhere/node'), { executable: true });
    place.write('a.txt', 'clean\n');
    place.must('add', '.');
    const refused = place.git('commit', '-m', 'x');
    assert.is(refused.code, 1);
    assert.match(refused.out, 'stanch hook install');
    assert.match(refused.out, 'STANCH_SKIP=1');
    const doctor = place.stanch('hook', 'doctor');
    assert.is(doctor.code, 2);
    assert.match(doctor.stdout, '/nowhere/node');
  }),
);

hook('doctor says what is wrong', () =>
  inRepository((place) => {
    assert.match(place.stanch('hook', 'doctor').stdout, 'not installed');
    place.write('.git/hooks/pre-commit', '#!/bin/sh\n', { executable: true });
    assert.match(place.stanch('hook', 'doctor').stdout, 'belongs to something else');
  }, false),
);

hook('says where there is no repository', () => {
  const place = createWorkplace();
  const refused = place.stanch('hook', 'install');
  assert.is(refused.code, 2);
  assert.match(refused.stderr, 'NOT_A_REPOSITORY');
  place.remove();
});

hook.run();
