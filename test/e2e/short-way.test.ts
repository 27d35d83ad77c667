// The hook's short way: what it loads, and that it says what the long way says.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as assert from 'uvu/assert';
import { bundleHook } from '../../scripts/bundle-hook.ts';
import { awsKeyId } from '../support/keys.ts';
import { fromRoot } from '../support/paths.ts';
import { suite } from '../support/suite.ts';
import { createWorkplace, longWay, mainScript, type Workplace } from '../support/workplace.ts';

const short = suite('the short way');
const leak = `aws_access_key_id = "${awsKeyId(1)}"\n`;
const bundled = fromRoot('dist', 'src', 'cli', 'staged.cjs');

/** A repository with one commit. */
function inRepository(run: (place: Workplace) => void): void {
  const place = createWorkplace();
  try {
    place.must('init', '-q', '-b', 'main');
    place.write('README', 'clean\n');
    place.write('old.py', leak);
    place.must('add', '.');
    place.must('commit', '-qm', 'first');
    run(place);
  } finally {
    place.remove();
  }
}

/** Names of our own files that a run loaded, in order. */
function loadedBy(place: Workplace, ...words: string[]): string[] {
  const env = { LOADED_MODULES: join(place.path, '..', 'loaded.txt') };
  place.write('../loaded.txt', '');
  const tracer = fromRoot('dist', 'test', 'support', 'loaded-modules.js');
  const done = place.run(process.execPath, ['--import', tracer, mainScript, 'scan', '--staged', ...words], { env });
  assert.is(done.code, 0);
  return place
    .read('../loaded.txt')
    .split('\n')
    .filter((url) => url.startsWith('file:'))
    .map((url) => url.slice(url.lastIndexOf('/') + 1));
}

const stages: Readonly<Record<string, (place: Workplace) => Workplace | undefined>> = {
  nothing: () => undefined,
  'a clean file': (place) => void place.write('new.ts', 'export const one = 1;\n'),
  'a key': (place) => void place.write('new.py', leak.replace(awsKeyId(1), awsKeyId(2))),
  'something of low confidence': (place) => void place.write('new.py', 'password = "changeme1"\n'),
  'a key that was there before': (place) => void place.write('old.py', `# moved\n${leak}`),
  'a renamed file, which is packed': (place) => {
    place.must('gc', '-q');
    place.must('mv', 'old.py', 'renamed.py');
    return undefined;
  },
  'a picture and an LFS pointer': (place) => {
    place.write('a.png', '\x89PNG\r\n\x1a\n\0\0\0\0\0\0\0\0');
    place.write('b.bin', `version https://git-lfs.github.com/spec/v1\noid sha256:${'a'.repeat(64)}\nsize 1\n`);
    return undefined;
  },
  'a path that is not ASCII, from a folder below': (place) => {
    place.write('deep/größe.txt', 'clean\n');
    return place.at('deep');
  },
  'a linked worktree': (place) => {
    place.must('worktree', 'add', '-q', '../linked');
    const linked = place.at('../linked');
    linked.write('a.env', leak.replace(awsKeyId(1), awsKeyId(3)));
    return linked;
  },
  'a merge that is not finished': (place) => {
    place.must('checkout', '-qb', 'side');
    place.write('side.txt', leak.replace(awsKeyId(1), awsKeyId(4)));
    place.must('add', '.');
    place.must('commit', '-qm', 'side');
    place.must('checkout', '-q', 'main');
    place.must('commit', '-q', '--allow-empty', '-m', 'main');
    place.must('merge', '-q', '--no-commit', '--no-ff', 'side');
    return undefined;
  },
  'a baseline that is broken': (place) => void place.write('.stanch-baseline.json', '{'),
  'a configuration': (place) => void place.write('.stanch.yaml', 'exclude: ["*.py"]\n'),
  'no commit yet': (place) => {
    const fresh = place.at('../fresh');
    fresh.must('init', '-q');
    fresh.write('a.txt', 'clean\n');
    return fresh;
  },
};

for (const [name, stage] of Object.entries(stages)) {
  for (const words of [[], ['--quiet']]) {
    short(`says what the long way says about ${name} ${words.join(' ')}`, () =>
      inRepository((start) => {
        const place = stage(start) ?? start;
        place.must('add', '-A');
        const [one, other] = [mainScript, longWay].map((script) => {
          const { code, stdout, stderr } = place.run(process.execPath, [script, 'scan', '--staged', ...words]);
          return { code, stdout: stdout.replace(/in \d+\.\d s/, 'in 0.0 s'), stderr };
        });
        assert.equal(one, other);
      }),
    );
  }
}

short('loads nothing but the command and its bundle when nothing is found', () =>
  inRepository((place) => {
    place.write('new.ts', 'export const one = 1;\n');
    place.must('add', '.');
    assert.equal(loadedBy(place, '--quiet'), ['stanch.cjs']);
    assert.equal(loadedBy(place), ['stanch.cjs']);
    place.write('old.py', `# moved\n${leak}`);
    place.must('add', '.');
    assert.equal(loadedBy(place, '--quiet'), ['stanch.cjs']);
  }),
);

short('goes the long way where an option or a variable asks for more', () =>
  inRepository((place) => {
    assert.ok(loadedBy(place, '--no-color').includes('main.js'));
    const told = place.run(process.execPath, [mainScript, 'scan', '--staged'], { env: { STANCH_FORMAT: 'json' } });
    assert.equal(JSON.parse(told.stdout).findings, []);
  }),
);

short('has a bundle without packages, made of the sources as they are', async () => {
  const { metafile, outputFiles } = await bundleHook({ write: false });
  assert.equal(
    Object.keys(metafile!.inputs).filter((path) => !path.startsWith('dist/src/')),
    [],
  );
  assert.is(outputFiles![0]!.text, readFileSync(bundled, 'utf8'), 'npm run bundle renews it');
});

short('has a bundle that latin1 reads as well as UTF-8', () => {
  assert.match(readFileSync(bundled, 'latin1'), /^[\x00-\x7f]*$/);
});

short.run();
