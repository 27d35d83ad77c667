import * as assert from 'uvu/assert';
import { gitFailure } from '../../src/git/failure.ts';
import { suite } from '../support/suite.ts';

const failure = suite('gitFailure');
const ended = { exit: 128, killedBy: null, failure: null, stderr: '' };

for (const { name, stderr, code, says } of [
  {
    name: 'tells how to trust a repository of another user',
    stderr: "fatal: detected dubious ownership in repository at '/srv/it's mine.git'\nTo add an exception…",
    code: 'NOT_A_REPOSITORY',
    says: /belongs to another user/,
  },
  {
    name: 'knows the older words for it',
    stderr: "fatal: unsafe repository ('/srv/repo' is owned by someone else)",
    code: 'NOT_A_REPOSITORY',
    says: /^\/srv\/repo belongs/,
  },
  {
    name: 'knows a folder that is no repository',
    stderr: 'fatal: not a git repository: x',
    code: 'NOT_A_REPOSITORY',
    says: /^HERE is not/,
  },
  {
    name: 'knows a format from the future',
    stderr: 'fatal: unknown repository extension found:\n\trefstorage',
    code: 'NOT_A_REPOSITORY',
    says: /does not know/,
  },
  {
    name: 'quotes the fatal line of anything else',
    stderr: 'warning: x\nfatal: bad object abc\nhint: y\n',
    code: 'GIT_FAILED',
    says: /could not DO in HERE: fatal: bad object abc$/,
  },
  { name: 'names the exit code when Git said nothing', stderr: '', code: 'GIT_FAILED', says: /ended with 128/ },
] as const) {
  failure(name, () => {
    const error = gitFailure({ ...ended, stderr }, 'DO', 'HERE');
    assert.is(error.code, code);
    assert.match(error.message, says);
    assert.ok(error.hint);
  });
}

failure('gives a command that can be pasted', () => {
  const stderr = "fatal: detected dubious ownership in repository at '/srv/my repo'";
  assert.match(gitFailure({ ...ended, stderr }, '', '').hint!, "safe.directory '/srv/my repo'");
});

failure('knows that Git is not installed', () => {
  assert.is(gitFailure({ ...ended, failure: 'ENOENT' }, '', '').code, 'GIT_MISSING');
});

failure.run();
