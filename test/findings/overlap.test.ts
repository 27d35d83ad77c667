import * as assert from 'uvu/assert';
import { SpanIndex } from '../../src/findings/overlap.ts';
import { place } from '../support/reports.ts';
import { suite } from '../support/suite.ts';

const at = (start: number, end: number, fields: object = {}) => place({ blob: 'b1', start, end, ...fields }, 'x');
const index = new SpanIndex();
index.add(at(10, 20));
index.add(at(40, 50));
index.add(at(15, 30));
index.add(at(10, 20, { blob: undefined, path: 'a.ts' }));

const touching = suite('SpanIndex');
for (const { name, asked, answer } of [
  { name: 'sees an equal span', asked: at(40, 50), answer: true },
  { name: 'sees one byte in common', asked: at(49, 60), answer: true },
  { name: 'sees a span around others', asked: at(0, 100), answer: true },
  { name: 'sees spans that were joined', asked: at(25, 26), answer: true },
  { name: 'does not take neighbours for overlaps', asked: at(30, 40), answer: false },
  { name: 'does not mix blobs', asked: at(10, 20, { blob: 'b2' }), answer: false },
  { name: 'sees the same file without a blob', asked: at(19, 21, { blob: undefined, path: 'a.ts' }), answer: true },
  { name: 'does not mix files', asked: at(10, 20, { blob: undefined, path: 'b.ts' }), answer: false },
]) {
  touching(name, () => assert.is(index.touches(asked), answer));
}
touching('takes spans after it was asked', () => {
  index.add(at(200, 210));
  assert.ok(index.touches(at(205, 206)));
});
touching.run();
