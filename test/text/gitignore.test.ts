// Git itself is the judge: each case asks `git check-ignore` the same question.
import * as assert from 'uvu/assert';
import { isIgnored, parseIgnoreFile } from '../../src/text/gitignore.ts';
import { createRepo } from '../support/repository.ts';
import { suite } from '../support/suite.ts';

const repo = createRepo();
const ignore = suite('.gitignore');

const paths = [
  ...[
    'a',
    'a.log',
    'b.log',
    'x/a.log',
    'x/y/a.log',
    'a/b',
    'a/b/c',
    'x/a/b',
    'foo(1).txt',
    'foo1.txt',
    'a+b',
    'aab',
    '{a}',
  ],
  ...[
    '#hash',
    '!bang',
    'space ',
    'space',
    'a b',
    '[x]',
    'x',
    'ab',
    'a-b',
    'abc',
    'build/x',
    'x/build/y',
    'logs/debug.log',
  ],
  ...[
    'logs/monday/debug.log',
    'logs/monday/pm/debug.log',
    'ca$h',
    '^up',
    'at@x',
    'b|c',
    'a*b',
    'back\\slash',
    '.hidden',
    'x/.hidden',
  ],
];

for (const text of [
  ...[
    '*.log',
    '/a.log',
    'a',
    'a/',
    'a/b',
    '/a/b',
    'x/*',
    'x/**',
    '**/a.log',
    'x/**/a.log',
    '**',
    '*',
    'a?c',
    '.hidden',
    '.*',
  ],
  ...[
    'logs/**/debug.log',
    'logs/*/debug.log',
    '**/logs',
    'x**y',
    'a**',
    'foo(1).txt',
    'a+b',
    '{a}',
    '{a,b}',
    'ca$h',
    '^up',
  ],
  ...[
    '\\#hash',
    '#hash',
    '\\!bang',
    'space ',
    'space\\ ',
    'a b',
    '[x]',
    '\\[x\\]',
    '[!a]',
    '[^a]',
    '[a-c]b',
    'at@x',
    'b|c',
    'a\\*b',
  ],
  ...[
    '*.log\n!b.log',
    '!a.log\n*.log',
    'x/\n!x/a.log',
    'x/*\n!x/a.log',
    '/*\n!/x',
    '*\n!*.log',
    'a.log\r\nb.log\r',
    '',
    '/',
    '//',
    '\t',
  ],
  ...['build/', 'build/**', '/build', '*/build', 'back\\\\slash', '@(a|b)', '!(a)', 'a*b', 'logs/**'],
]) {
  ignore(`means what Git means: ${JSON.stringify(text)}`, () => {
    repo.write({ '.gitignore': text });
    const { stdout } = repo.tryGit(['check-ignore', '--no-index', '-z', '--stdin'], `${paths.join('\0')}\0`);
    const file = parseIgnoreFile(text, '');
    const ignored = (path: string): boolean => {
      const parts = path.split('/');
      return parts.some((_, n) =>
        isIgnored([file], parts.slice(0, n + 1).join('/'), n < parts.length - 1 ? 'folder' : 'file'),
      );
    };
    assert.equal(
      paths.filter(ignored),
      stdout.split('\0').filter((path) => path !== ''),
    );
  });
}

ignore('lets an inner file overrule an outer one', () => {
  const files = [parseIgnoreFile('*.log', ''), parseIgnoreFile('!keep.log\n/only', 'sub')];
  assert.is(isIgnored(files, 'sub/keep.log', 'file'), false);
  assert.is(isIgnored(files, 'sub/a.log', 'file'), true);
  assert.is(isIgnored(files, 'sub/only', 'file'), true);
  assert.is(isIgnored(files, 'sub/x/only', 'file'), false);
});

ignore.run();
