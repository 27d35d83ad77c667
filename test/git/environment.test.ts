import * as assert from 'uvu/assert';
import { gitEnvironment, gitSettings, settingArguments } from '../../src/git/environment.ts';
import { suite } from '../support/suite.ts';

const hookVariables = {
  ...{
    GIT_DIR: '.git',
    GIT_INDEX_FILE: '.git/index.lock',
    GIT_WORK_TREE: '.',
    GIT_PREFIX: 'sub/',
    GIT_COMMON_DIR: 'c',
  },
  ...{ GIT_OBJECT_DIRECTORY: 'o', GIT_ALTERNATE_OBJECT_DIRECTORIES: 'a', GIT_QUARANTINE_PATH: 'q' },
};
const dangerous = {
  ...{ GIT_EXTERNAL_DIFF: 'x', GIT_PAGER: 'x', GIT_SSH_COMMAND: 'x', GIT_ASKPASS: 'x', GIT_TRACE: '1' },
  ...{ GIT_REPLACE_REF_BASE: 'x', GIT_PROXY_COMMAND: 'x', GIT_EDITOR: 'x', GITHUB_TOKEN: 'x' },
};

const environment = suite('gitEnvironment');

environment('keeps what Git set for a hook, and nothing that starts programs or changes what is read', () => {
  Object.assign(process.env, hookVariables, dangerous);
  const seen = gitEnvironment('environment');
  for (const [name, value] of Object.entries(hookVariables)) assert.is(seen[name], value, name);
  for (const name of Object.keys(dangerous)) assert.is(seen[name], undefined, name);
});

environment('lets a path speak for itself', () => {
  const seen = gitEnvironment('path');
  for (const name of Object.keys(hookVariables)) assert.is(seen[name], undefined, name);
});

environment('knows the commits that `git merge` is merging', () => {
  const name = `GITHEAD_${'a'.repeat(40)}`;
  process.env[name] = 'side';
  assert.is(gitEnvironment('environment')[name], 'side');
  assert.is(gitEnvironment('path')[name], undefined);
});

environment('has the guards of the design', () => {
  const seen = gitEnvironment('path');
  assert.is(seen.GIT_CONFIG_NOSYSTEM, '1');
  assert.is(seen.GIT_NO_REPLACE_OBJECTS, '1');
  assert.is(seen.GIT_NO_LAZY_FETCH, '1');
  for (const setting of ['protocol.allow=never', 'core.fsmonitor=false', 'core.hooksPath=/dev/null'])
    assert.ok(gitSettings.includes(setting), setting);
  assert.equal(settingArguments(['a.b=c']), ['-c', 'a.b=c']);
});

environment.run();
