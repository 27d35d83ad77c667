import * as assert from 'uvu/assert';
import { createProgress } from '../../src/terminal/progress.ts';
import { columns } from '../../src/terminal/width.ts';
import { suite } from '../support/suite.ts';

const wipe = '\r\u001b[2K';

function screen(options: { isTTY: boolean; columns?: number }) {
  const written: string[] = [];
  const clock = { now: 0 };
  const stream = { ...options, write: (text: string) => written.push(text) };
  const progress = createProgress(stream, { now: () => clock.now, colour: false });
  const at = (now: number, done: number, total = 1000, label = 'Blobs'): void => {
    clock.now = now;
    progress.update({ label, done, total, unit: 'blobs' });
  };
  return { written, progress, at, last: () => written.at(-1)?.slice(wipe.length) };
}

const bars = suite('createProgress');
bars('writes nothing at all where there is no terminal', () => {
  const { written, progress, at } = screen({ isTTY: false });
  for (let now = 0; now < 5000; now += 50) at(now, now / 5);
  progress.clear();
  progress.end();
  assert.equal(written, []);
});
bars('draws at most ten times a second', () => {
  const { written, at } = screen({ isTTY: true });
  for (let now = 0; now < 1000; now++) at(now, now);
  assert.is(written.length, 10);
});
bars('says label, share, amounts, rate and time left', () => {
  const { at, last } = screen({ isTTY: true, columns: 120 });
  at(0, 0);
  at(2000, 500);
  assert.is(last(), `Blobs  ${'█'.repeat(12)}${'░'.repeat(12)}   50%  500 of 1,000 blobs  250 blobs/s  2.0 s left`);
});
bars('says how far it is where the end is not known', () => {
  const { at, last } = screen({ isTTY: true });
  at(0, 7, 0);
  assert.is(last(), 'Blobs  7 blobs');
});
bars('counts the rate anew for each stage', () => {
  const { at, last } = screen({ isTTY: true, columns: 200 });
  at(0, 0);
  at(10_000, 10);
  at(20_000, 600, 1000, 'Commits');
  at(21_000, 700, 1000, 'Commits');
  assert.match(last()!, '100 blobs/s');
});
bars('never passes 100 % and never divides by zero', () => {
  const { at, last } = screen({ isTTY: true, columns: 200 });
  at(0, 0);
  at(1000, 1200);
  assert.match(last()!, '100%');
  assert.not.match(last()!, /left|Infinity|NaN/);
});
bars('fits into the line', () => {
  const { at, last } = screen({ isTTY: true, columns: 20 });
  at(0, 0, 1000, 'A label that is rather long');
  assert.ok(columns(last()!) < 20);
});
bars('is wiped before other output, once', () => {
  const { written, progress, at } = screen({ isTTY: true });
  progress.clear();
  at(0, 1);
  progress.clear();
  progress.clear();
  assert.equal(written.slice(1), [wipe]);
});
bars('does not come back after its end', () => {
  const { written, progress, at } = screen({ isTTY: true });
  at(0, 1);
  progress.end();
  at(5000, 2);
  assert.is(written.length, 2);
});
bars('lets no label move the cursor', () => {
  const { at, last } = screen({ isTTY: true });
  at(0, 1, 0, 'a\u001b[2Jb\u202e\n');
  assert.is(last(), 'a?[2Jb??  1 blobs');
});
bars.run();
