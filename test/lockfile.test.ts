// `npm ci` refuses a lockfile that lacks an optional package of another platform. An `npm install` against a registry that
// does not serve all of them leaves them out silently, so the lockfile is checked here.
import { readFileSync } from 'node:fs';
import * as assert from 'uvu/assert';
import { fromRoot } from './support/paths.ts';
import { suite } from './support/suite.ts';

interface Locked {
  readonly version?: string;
  readonly resolved?: string;
  readonly optionalDependencies?: Record<string, string>;
}
const { packages } = JSON.parse(readFileSync(fromRoot('package-lock.json'), 'utf8')) as {
  packages: Record<string, Locked>;
};
const lockfile = suite('package-lock.json');

lockfile('names every optional package of every platform', () => {
  const missing = Object.entries(packages).flatMap(([path, { optionalDependencies = {} }]) =>
    Object.keys(optionalDependencies).filter(
      (name) =>
        packages[`${path}/node_modules/${name}`] === undefined && packages[`node_modules/${name}`] === undefined,
    ),
  );
  assert.equal(missing, []);
});

lockfile('names no registry', () => {
  assert.equal(
    Object.entries(packages).filter(([, { resolved }]) => resolved !== undefined),
    [],
  );
});

lockfile.run();
