// What somebody gets who installs the package: a packed tarball, unpacked beside its dependencies, without the checkout.
import { mkdirSync, readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import * as assert from 'uvu/assert';
import { awsKeyId } from '../support/keys.ts';
import { fromRoot } from '../support/paths.ts';
import { suite } from '../support/suite.ts';
import { createWorkplace } from '../support/workplace.ts';

const home = createWorkplace();
const modules = join(home.path, 'node_modules');
const own = join(modules, 'stanch');
let packed: readonly string[] = [];

const packaged = suite('the packed package');
packaged.before(() => {
  mkdirSync(own, { recursive: true });
  const npm = home.run('npm', ['pack', '--ignore-scripts', '--json', '--pack-destination', home.path, fromRoot()]);
  assert.is(npm.code, 0, npm.out);
  const [{ filename, files }] = JSON.parse(npm.stdout) as [{ filename: string; files: { path: string }[] }];
  packed = files.map((file) => file.path);
  assert.is(home.run('tar', ['-xzf', filename, '--strip-components=1', '-C', own]).code, 0);
  const { dependencies } = JSON.parse(readFileSync(fromRoot('package.json'), 'utf8')) as { dependencies: object };
  for (const name of Object.keys(dependencies)) symlinkSync(fromRoot('node_modules', name), join(modules, name));
  home.write('app/settings.js', `const id = "${awsKeyId(3)}";\n`);
});
packaged.after(() => home.remove());

packaged('answers `import { scan, render } from "stanch"`', () => {
  home.write(
    'use.mjs',
    `import { inspect } from 'node:util';
     import { render, scan, ToolError } from 'stanch';
     const report = await scan({ paths: ['app'] });
     const [finding] = report.findings;
     const wrong = await scan({ histroy: true }).catch((error) => [error instanceof ToolError, error.code, error.message]);
     async function* bytes() { yield new TextEncoder().encode('nothing here'); }
     console.log(JSON.stringify({
       found: report.findings.length, rule: finding.rule, path: finding.places[0].path, line: finding.places[0].line,
       secret: finding.secret.reveal(), printed: inspect(report, { depth: 9 }) + JSON.stringify(report) + (await render(report, 'json')),
       text: await render(report, 'text'), complete: report.receipt.complete, wrong,
       high: (await scan({ paths: ['app'], minConfidence: 1 })).findings.length,
       stream: (await scan({ stdin: bytes() })).receipt.bytes,
     }));`,
  );
  const done = home.run(process.execPath, ['use.mjs'], { env: { STANCH_EXCLUDE: '**' } });
  assert.is(done.code, 0, done.out);
  const { secret, printed, text, wrong, ...rest } = JSON.parse(done.stdout);
  assert.equal(rest, {
    found: 1,
    rule: 'aws-access-key-id',
    path: 'settings.js',
    line: 1,
    complete: true,
    high: 0,
    stream: 12,
  });
  assert.is(secret, awsKeyId(3));
  assert.not.match(printed, awsKeyId(3));
  assert.match(text, '1 secret found in 1 place');
  assert.equal(wrong, [true, 'USAGE', 'scan() has no option histroy']);
});

packaged('has types that a strict program compiles against', () => {
  home.write('package.json', '{ "type": "module" }');
  home.write(
    'use.ts',
    `import { type Report, scan } from 'stanch';
     const report: Report = await scan({ history: true, paths: ['.'], minConfidence: 0.8 });
     export const lines: number[] = report.findings.map((finding) => finding.places[0]!.line);`,
  );
  const args = ['--noEmit', '--strict', '--module', 'nodenext', '--target', 'es2023', '--types', '', 'use.ts'];
  const tsc = home.run(process.execPath, [fromRoot('node_modules', 'typescript', 'bin', 'tsc'), ...args]);
  assert.is(tsc.out, '');
});

packaged('has the command, and all that it reads', () => {
  const command = join(own, 'dist', 'src', 'cli', 'stanch.cjs');
  assert.is(home.run(process.execPath, [command, 'scan', 'app']).code, 1);
  assert.match(home.run(process.execPath, [command, 'rules', 'list']).stdout, /\d{3,} rules\n$/);
  home.must('init', '-q');
  assert.is(home.run(process.execPath, [command, 'hook', 'install']).code, 0);
});

packaged('leaves out what only the checkout needs', () => {
  const stray = packed.filter(
    (path) =>
      !/^(package\.json|README\.md|LICENSE|(dist\/src|rules|schemas|hooks)\/.+)$/.test(path) || /\.cache$/.test(path),
  );
  assert.equal(stray, []);
});

packaged.run();
