import * as assert from 'uvu/assert';
import { ByteReader } from '../../src/git/byte-reader.ts';
import { suite } from '../support/suite.ts';

const text = 'first\n\nlong line\n0123456789tail';

/** The text in chunks of `size` bytes. */
async function* chunked(size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < text.length; at += size) yield Buffer.from(text.slice(at, at + size));
}

const reader = suite('ByteReader');

for (const size of [1, 2, 3, 5, 7, 11, 100]) {
  reader(`takes the same lines and bytes out of chunks of ${size}`, async () => {
    const bytes = new ByteReader(chunked(size));
    assert.is(await bytes.line(), 'first');
    assert.is(await bytes.line(), '');
    assert.is(await bytes.line(), 'long line');
    assert.is(Buffer.from((await bytes.bytes(4))!).toString(), '0123');
    const pieces: Uint8Array[] = [];
    for await (const piece of bytes.pieces(6)) pieces.push(piece);
    assert.is(Buffer.concat(pieces).toString(), '456789');
    assert.is((await bytes.bytes(0))!.length, 0);
    assert.is(await bytes.line(), null);
  });
}

reader('gives null for bytes that do not come', async () => {
  assert.is(await new ByteReader(chunked(3)).bytes(1000), null);
});

reader('answers at once only from what has arrived', async () => {
  const bytes = new ByteReader(chunked(8));
  assert.is(bytes.lineNow(), undefined);
  assert.is(bytes.bytesNow(1), undefined);
  assert.is(await bytes.line(), 'first');
  assert.is(bytes.lineNow(), '');
  assert.is(bytes.lineNow(), undefined);
});

reader.run();
