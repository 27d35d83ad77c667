import * as assert from 'uvu/assert';
import { locateRepository } from '../../src/git/locate.ts';
import { asUtf8, readGit, readGitNow, streamGit, tokensOfGit } from '../../src/git/stream.ts';
import { createRepo, isolateThisProcess } from '../support/repository.ts';
import { suite } from '../support/suite.ts';

isolateThisProcess();

const repo = createRepo({ files: { 'a.txt': 'x', 'b.txt': 'y' } });
const { git } = locateRepository(repo.path);

const streams = suite('running Git');

streams('feeds stdin while it reads stdout, however much there is', async () => {
  const id = repo.git('rev-parse', 'HEAD');
  const input = Array.from({ length: 50_000 }, () => `${id}\n`);
  const text = await readGit(git, ['cat-file', '--batch-check'], { input });
  assert.is(text.length, 50_000 * `${id} commit 220\n`.length);
});

streams('cuts output into tokens; what follows the last end counts too', async () => {
  const tokens: string[] = [];
  for await (const batch of tokensOfGit(git, ['ls-files', '-z'], '\0')) tokens.push(...batch);
  for await (const batch of tokensOfGit(git, ['log', '-1', '--format=tformat:%s%x00rest'], '\0')) tokens.push(...batch);
  assert.equal(tokens, ['a.txt', 'b.txt', 'first', 'rest\n']);
});

streams('throws for a bad exit, unless it is an answer or nobody listens any more', async () => {
  const bad = ['rev-parse', '--verify', 'nowhere'];
  assert.is((await readGit(git, bad).catch((error) => error)).code, 'GIT_FAILED');
  assert.is(await readGit(git, bad, { answers: [128] }), '');
  const abort = new AbortController();
  abort.abort();
  assert.is(await readGit(git, bad, { signal: abort.signal }), '');
});

streams('stops Git when the reader leaves', async () => {
  for await (const chunk of streamGit(git, ['cat-file', '--batch-all-objects', '--batch'])) {
    assert.ok(chunk.length > 0);
    break;
  }
});

streams('at once, it gives all or null', () => {
  assert.is(readGitNow(git, ['ls-files'])!.toString(), 'a.txt\nb.txt\n');
  assert.is(readGitNow(git, ['no-such-command']), null);
  assert.is(readGitNow(git, ['hash-object', '--stdin'], 'x')!.length, 41);
});

streams('reads bytes as the UTF-8 that they nearly always are', () => {
  assert.is(asUtf8('plain'), 'plain');
  assert.is(asUtf8(Buffer.from('\u00e4\u{1f511}').toString('latin1')), '\u00e4\u{1f511}');
  assert.is(asUtf8('caf\xe9'), 'caf\ufffd');
});

streams.run();
