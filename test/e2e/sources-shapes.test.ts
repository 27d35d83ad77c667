// One history with every odd shape (test/fixtures/odd-shapes.fi), scanned whole and in part.
import * as assert from 'uvu/assert';
import { openRepository } from '../../src/git/repository.ts';
import type { Detection } from '../../src/model/detection.ts';
import { scanHistory } from '../../src/sources/history.ts';
import { scanRange } from '../../src/sources/range.ts';
import { realParts } from '../support/marker-rules.ts';
import { fromRoot } from '../support/paths.ts';
import { importRepo, isolateThisProcess } from '../support/repository.ts';
import { marker, scanned } from '../support/scanning.ts';
import { suite } from '../support/suite.ts';

isolateThisProcess();

const repo = importRepo(fromRoot('test/fixtures/odd-shapes.fi'), (text) =>
  text
    .replace('@E9@', '\xe9')
    .replace('@UTF16@', Buffer.from(`\ufeffeins\nzwei \u00e4 ${marker('wide')}\n`, 'utf16le').toString('latin1')),
);

const shapes = suite('odd shapes');

/** Marker → where it must be: kind, subject of the commit, path, line, column, on HEAD. */
const expected = [
  ['colon-path', 'commit', 'root', ':100644 looks like a record', 1, 1, true],
  ['evil', 'commit', 'octopus', 'plain.txt', 1, 33, false],
  ['evil-file', 'commit', 'octopus', 'evil.txt', 1, 1, true],
  ['folder', 'commit', 'caf\u00e9 and', 'empty.txt/now-a-folder.txt', 1, 1, true],
  ['in-message', 'message', 'only tagged', null, 3, 6, undefined],
  ['in-note', 'note', "Notes added by 'git notes add'", 'NOTE', 2, 1, undefined],
  ['in-tag', 'tag', 'release', null, 2, 1, undefined],
  ['latin1-path', 'commit', 'root', 'caf\ufffd.txt', 1, 1, true],
  ['left', 'commit', 'left', 'plain.txt', 1, 6, false],
  ['link', 'commit', 'remove', 'other.txt', 1, 8, true],
  ['moves', 'commit', 'root', 'moves.txt', 4, 1, false],
  ['moves', 'commit', 'caf\u00e9 and', 'moved/here.txt', 2, 1, true],
  ['odd-path', 'commit', 'root', 'tab\there "quoted"\nnew line.txt', 1, 1, true],
  ['other-root', 'commit', 'second root', 'other.txt', 1, 1, false],
  ['plain', 'commit', 'root', 'plain.txt', 2, 6, true],
  ['right', 'commit', 'right', 'plain.txt', 1, 7, false],
  ['right-only', 'commit', 'right', 'right-only.txt', 1, 1, true],
  ['tagged', 'commit', 'only tagged', 'tagged.txt', 1, 1, false],
  ['wide', 'commit', 'caf\u00e9 and', 'wide.txt', 2, 8, true],
] as const;

function told({ match, place }: Detection): string {
  const path = place.kind === 'note' ? 'NOTE' : place.path;
  const subject = place.subject?.startsWith('caf\u00e9 and') ? 'caf\u00e9 and' : place.subject;
  const name = match.secret.slice('MARKER<'.length, -1);
  return JSON.stringify([name, place.kind, subject, path, place.line, place.column, place.onHead]);
}

for (const { engine, over } of [
  { engine: 'a fake engine', over: {} },
  { engine: 'the real engine', over: realParts(null) },
])
  shapes(`are each reported once, where they came in, with ${engine}`, async () => {
    const repository = await openRepository(repo.path);
    const { detections, skipped, tally } = await scanned(
      (request) => scanHistory(repository, { messages: true }, request),
      over,
    );
    assert.equal(detections.map(told).sort(), expected.map((row) => JSON.stringify(row)).sort());
    assert.equal(skipped, ['submodule 1']);
    assert.ok(tally.complete);
    const dates = detections.map(({ place }) => place.date!);
    assert.ok(dates.every((date) => /^2023-11-1\dT\d\d:\d\d:\d\dZ$/.test(date)));
  });

shapes('give the same for the commits of a range that spans everything', async () => {
  const repository = await openRepository(repo.path);
  const { detections } = await scanned((request) => scanRange(repository, `${'0'.repeat(40)}..annotated`, request));
  const inRange = expected.filter(([name]) => !['in-note', 'in-tag'].includes(name));
  const firsts = inRange.filter((row) => row[3] !== 'moved/here.txt'); // a rename brings in nothing
  assert.equal(detections.map(told).sort(), firsts.map((row) => JSON.stringify(row)).sort());
});

shapes('have places that Git confirms', async () => {
  const repository = await openRepository(repo.path);
  const { detections } = await scanned((request) => scanHistory(repository, { messages: true }, request));
  for (const { match, place } of detections) {
    if (place.blob === undefined) continue;
    const bytes = Buffer.from(repo.tryGit(['cat-file', 'blob', place.blob]).stdout, 'utf8');
    if (match.decodedBy.length === 0) assert.is(bytes.subarray(place.start, place.end).toString(), match.secret);
  }
});

shapes.run();
