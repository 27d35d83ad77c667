import * as assert from 'uvu/assert';
import { inheritedEnvironment } from '../../src/process/environment.ts';
import { suite } from '../support/suite.ts';

const environment = suite('inheritedEnvironment');

environment('keeps what programs need and what was asked for, and no token of a CI job', () => {
  Object.assign(process.env, { CI_TOKEN: 'x', GIT_DIR: 'y', NODE_OPTIONS: '' });
  const kept = inheritedEnvironment((name) => name === 'GIT_DIR');
  assert.is(kept.PATH, process.env.PATH);
  assert.is(kept.GIT_DIR, 'y');
  assert.not.ok('CI_TOKEN' in kept);
  assert.not.ok('NODE_OPTIONS' in kept);
});

environment.run();
