import * as assert from 'uvu/assert';
import { assignmentOfKeyword, assignmentOfValue } from '../../../src/engine/judge/assignment.ts';
import { structures } from '../../../src/engine/judge/structures.ts';
import { suite } from '../../support/suite.ts';

const size = 8192;
const fill = (part: string): string => part.repeat(Math.ceil(size / part.length)).slice(0, size);

/** Milliseconds that a hostile text may take, once warm; a quadratic pattern takes hundreds. */
const limit = 40;

const bounds = suite('hostile texts');
for (const part of [
  'a',
  'a1',
  '${',
  '{{',
  '<%',
  'a.',
  'a::',
  'a[',
  'a(',
  '\\"',
  '" + "',
  "''",
  '-',
  '=',
  '%3D',
  ' ',
  'token',
  'token=',
  'x y',
  '<a ',
  '.*',
  'A1b2.',
  '/a',
  '*',
]) {
  bounds(`stay quick on ${JSON.stringify(part)} over and over`, () => {
    const text = `password: ${fill(part)}`;
    const quoted = `token = "${fill(part)}"\n`;
    let best = Number.POSITIVE_INFINITY;
    for (let n = 0; n < 3; n++) {
      const started = process.cpuUsage();
      assignmentOfKeyword({ text, origin: 0 }, 0, 8);
      assignmentOfKeyword({ text: quoted, origin: 0 }, 0, 5);
      assignmentOfValue({ text, origin: 0 }, 10, text.length);
      assignmentOfValue({ text: quoted, origin: 0 }, 9, quoted.length - 2);
      // Time of this process alone: the machine may be busy.
      best = Math.min(best, process.cpuUsage(started).user / 1000);
    }
    assert.ok(best < limit, `${best.toFixed(1)} ms`);
  });
}
for (const name of Object.keys(structures)) {
  bounds(`never make the structure ${name} throw or stall`, () => {
    for (const part of ['', 'a', '.', '=', '-----BEGIN RSA PRIVATE KEY-----', 'eyJ', '"', '" ', '\\n', '%', '\xff']) {
      const text = fill(part === '' ? ' ' : part);
      const started = performance.now();
      structures[name]!(text, { text, origin: 0 }, 0, text.length);
      structures[name]!('', { text: '', origin: 0 }, 0, 0);
      assert.ok(performance.now() - started < limit * 5);
    }
  });
}
bounds.run();
