import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { deflateSync } from 'node:zlib';
import * as assert from 'uvu/assert';
import { readLoose } from '../../src/git/loose.ts';
import { suite } from '../support/suite.ts';

const loose = suite('readLoose');
const id = 'ab'.repeat(20);

function reading(file: Uint8Array | null): ReturnType<typeof readLoose> {
  const folder = mkdtempSync(join(tmpdir(), 'stanch-test-'));
  mkdirSync(join(folder, 'ab'));
  if (file !== null) writeFileSync(join(folder, 'ab', id.slice(2)), file);
  const object = readLoose(folder, id);
  rmSync(folder, { recursive: true });
  return object;
}

loose('gives type, size and bytes', () => {
  const object = reading(deflateSync('blob 5\0a\0b\n\xff', { level: 1 }));
  assert.is(object, null, 'the size counts bytes, not characters');
  const right = reading(deflateSync(Buffer.from('blob 5\0a\0b\n\xff', 'latin1')));
  assert.is(right!.type, 'blob');
  assert.is(right!.size, 5);
  assert.equal([...right!.bytes], [97, 0, 98, 10, 255]);
});

loose('leaves to Git what is missing, damaged, cut off or of another size', () => {
  const whole = deflateSync('blob 3\0abc');
  assert.ok(reading(whole));
  for (const file of [null, new Uint8Array(0), whole.subarray(0, -6), deflateSync('blob 4\0abc'), deflateSync('abc')])
    assert.is(reading(file), null);
});

loose.run();
