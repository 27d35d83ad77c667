#!/usr/bin/env node
// The command. CommonJS, because Node 20 takes longer to load our ES modules than the hook takes to scan: the line that
// hooks run goes to one bundle, every other one, and all that the bundle cannot answer, to main.js (docs/decisions/0007).
//
// V8's code for the bundle stands beside it, so whoever can write that can write the program as well. Its name has
// Node's version and processor, and V8 itself refuses one that is not its own.
const fs = require('node:fs') as typeof import('node:fs');
const { Script } = require('node:vm') as typeof import('node:vm');

const path = `${__dirname}/staged.cjs`;
const cachePath = `${path}.${process.version}-${process.arch}.cache`;

function compile(): import('node:vm').Script {
  let cachedData: Buffer | undefined;
  try {
    cachedData = fs.readFileSync(cachePath);
  } catch {}
  // The bundle is ASCII, and latin1 is read without looking at each byte.
  const source = `(function (module, require, __filename) {${fs.readFileSync(path, 'latin1')}\n})`;
  return new Script(source, { filename: path, ...(cachedData === undefined ? {} : { cachedData }) });
}

function run(script: import('node:vm').Script): typeof import('./staged-check.ts') {
  const bundle = { exports: {} };
  script.runInThisContext()(bundle, require, path);
  return bundle.exports as typeof import('./staged-check.ts');
}

async function answeredByBundle(argv: readonly string[]): Promise<boolean> {
  const [command, source, quiet, ...rest] = argv;
  if (command !== 'scan' || source !== '--staged' || (quiet ?? '--quiet') !== '--quiet' || rest.length > 0)
    return false;
  for (const name of Object.keys(process.env)) if (name.startsWith('STANCH_') && name !== 'STANCH_SKIP') return false;
  try {
    return await run(compile()).checkStaged({ quiet: quiet !== undefined });
  } catch {
    return false; // no bundle: compiled without it
  }
}

async function start(): Promise<void> {
  // The bundle has written all that it had to say: leaving at once spares the tidying up.
  if (await answeredByBundle(process.argv.slice(2))) process.exit(0);
  await import('./main.ts');
}

/** For the build and `hook install`: writes the cache for this Node, with the functions that a run needs. */
exports.writeCodeCache = async (): Promise<void> => {
  const script = compile();
  await run(script).warm();
  const temporary = `${cachePath}.${process.pid}`;
  fs.writeFileSync(temporary, script.createCachedData());
  fs.renameSync(temporary, cachePath);
};

if (require.main === module) void start();
