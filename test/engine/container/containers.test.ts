import * as zlib from 'node:zlib';
import * as assert from 'uvu/assert';
import { createEngine } from '../../../src/engine/create.ts';
import type { EngineLimit } from '../../../src/engine/engine.ts';
import { notebook, pdf, sqlite, tar, zip, zipEnd } from '../../support/archives.ts';
import { ruleset } from '../../support/marker-rules.ts';
import { marker } from '../../support/scanning.ts';
import { suite } from '../../support/suite.ts';

const secret = marker('packed');
const text = `# settings\nkey = ${secret}\n`;
const files = { 'read/me.txt': 'nothing here', 'app/.env': text };
const layer = tar({ 'root/.env': text });
const split = secret.replace('<', '&lt;').replace('>', '&gt;').replace('KER', 'K</w:t></w:r><w:r><w:t>ER');
const utf16 = Buffer.from(`\ufeff${text}`, 'utf16le');
const { zstdCompressSync } = zlib as { zstdCompressSync?: (bytes: Uint8Array) => Buffer };
const longName = `${'deep/'.repeat(30)}.env`;

const cases: readonly { name: string; bytes: Buffer; by: readonly string[]; within?: string }[] = [
  { name: 'zip', bytes: zip(files), by: ['zip:app/.env'], within: 'app/.env' },
  { name: 'zip, stored', bytes: zip(files, { store: true }), by: ['zip:app/.env'], within: 'app/.env' },
  { name: 'zip with UTF-16 in it', bytes: zip({ 'a.reg': utf16 }), by: ['zip:a.reg', 'utf-16le'], within: 'a.reg' },
  { name: 'zip with a comment', bytes: Buffer.concat([zip(files), Buffer.from('bye')]), by: ['zip:app/.env'] },
  {
    name: 'docx whose text is in pieces',
    bytes: zip({ 'word/document.xml': `<w:p><w:r><w:t>${split}</w:t></w:r></w:p>` }),
    by: ['zip:word/document.xml'],
  },
  { name: 'tar', bytes: tar(files), by: ['tar:app/.env'], within: 'app/.env' },
  { name: 'tar with a long name', bytes: tar({ [longName]: text }), by: [`tar:${longName}`], within: longName },
  { name: 'tar.gz', bytes: zlib.gzipSync(tar(files)), by: ['gzip', 'tar:app/.env'], within: 'app/.env' },
  { name: 'gz', bytes: zlib.gzipSync(text), by: ['gzip'] },
  {
    name: 'gz in two parts',
    bytes: Buffer.concat([zlib.gzipSync('one\n'), zlib.gzipSync(text)]),
    by: ['gzip'],
  },
  {
    name: 'jar in a war',
    bytes: zip({ 'lib/a.jar': zip(files) }),
    by: ['zip:lib/a.jar', 'zip:app/.env'],
    within: 'app/.env',
  },
  {
    name: 'docker save',
    bytes: tar({ 'manifest.json': '[]', 'abc/layer.tar': layer, 'def/layer.tar': tar({ 'root/.wh..env': '' }) }),
    by: ['tar:abc/layer.tar', 'tar:root/.env'],
    within: 'root/.env',
  },
  {
    name: 'OCI image with packed layers and a jar in one',
    bytes: tar({ 'blobs/sha256/aa': zlib.gzipSync(tar({ 'app.jar': zip(files) })) }),
    by: ['tar:blobs/sha256/aa', 'gzip', 'tar:app.jar', 'zip:app/.env'],
  },
  {
    name: 'base64 of gzip, as Helm has it',
    bytes: Buffer.from(zlib.gzipSync(text.repeat(9)).toString('base64')),
    by: ['base64', 'gzip'],
  },
  {
    name: 'sqlite',
    bytes: sqlite([
      ['one', 'two'],
      ['github', 'x'.repeat(2500), `${secret}`],
    ]),
    by: [],
  },
  { name: 'sqlite, in pieces', bytes: inPieces(), by: ['sqlite'] },
  {
    name: 'pdf',
    bytes: pdf([
      ['Hello ', 'world'],
      [secret.slice(0, 4), secret.slice(4)],
    ]),
    by: ['pdf'],
  },
];

/** A database in which the secret stands on two pages. */
function inPieces(): Buffer {
  for (let behind = 900; behind < 1100; behind++) {
    const bytes = sqlite([[`${'x'.repeat(2000)}${secret}${'y'.repeat(behind)}`]]);
    if (!bytes.includes(secret)) return bytes;
  }
  throw new Error('the secret never falls on two pages');
}

const containers = suite('containers');

for (const lens of ['kernel', 'plain'] as const) {
  const engine = createEngine(ruleset, { lens });
  for (const { name, bytes, by, within } of cases) {
    containers(`${name} is opened by the ${lens} engine`, () => {
      const limits: EngineLimit[] = [];
      const found = engine.match(bytes, (limit) => limits.push(limit));
      assert.equal(
        found.map((match) => [match.secret, match.decodedBy]),
        [[secret, by]],
      );
      if (within !== undefined) assert.is(found[0]!.within, within);
      assert.ok(found[0]!.start < found[0]!.end && found[0]!.end <= bytes.length);
      assert.equal(limits, []);
    });
  }
}

if (zstdCompressSync === undefined) containers.skip('zstd', 'this Node has no zstd');
else
  containers('zstd is opened', () => {
    const [match] = createEngine(ruleset).match(zstdCompressSync(Buffer.from(text)));
    assert.equal([match!.secret, match!.decodedBy], [secret, ['zstd']]);
  });

containers('a member is placed at its packed bytes', () => {
  const bytes = zip(files);
  const { start, end } = createEngine(ruleset).match(bytes)[0]!;
  assert.is(zlib.inflateRawSync(bytes.subarray(start, end)).toString(), text);
});

containers('a notebook is read as it was typed, at its own bytes', () => {
  const bytes = notebook(['import os', `key = "${secret}"`, `other = '\\u004dARKER<two>' # marker-clue`]);
  const found = createEngine(ruleset).match(bytes);
  assert.equal(
    found.map((match) => bytes.toString('latin1', match.start, match.end)),
    [secret, '\\\\u004dARKER<two>'],
  );
});

containers('a member is judged by its own path', () => {
  const engine = createEngine(ruleset);
  const judge = (name: string) => engine.judge(engine.match(zip({ [name]: text }))[0]!, 'some/archive.zip');
  assert.is(judge('judged-away/a.txt'), null);
  assert.is(judge('kept/a.txt')!.secret, secret);
});

function nested(depth: number): Buffer {
  return depth === 0 ? Buffer.from(text) : zip({ [`level-${depth}`]: nested(depth - 1) });
}

containers('archives are opened as deep as the limit, and what is deeper is counted', () => {
  for (const [archiveDepth, levels, found, limits] of [
    [3, 3, 1, []],
    [3, 4, 0, ['archive-limit']],
    [1, 2, 0, ['archive-limit']],
    [0, 1, 0, []],
  ] as const) {
    const told: EngineLimit[] = [];
    const matches = createEngine(ruleset, { archiveDepth }).match(nested(levels), (limit) => told.push(limit));
    assert.equal([matches.length, told], [found, limits]);
  }
});

const bomb = zlib.deflateRawSync(Buffer.alloc(80 << 20));
const gzipBomb = zlib.gzipSync(Buffer.alloc(80 << 20));

function manyOverlapping(): Buffer {
  const one = zip({ a: Buffer.alloc(1 << 20) });
  const at = one.indexOf('PK\x01\x02', 0, 'latin1');
  const entry = one.subarray(at, at + 47);
  const count = 20_000;
  const directory = Buffer.concat(Array.from({ length: count }, () => entry));
  return Buffer.concat([one.subarray(0, at), directory, zipEnd(count, directory.length, at)]);
}

function lying(bytes: Buffer, offset: number, value: number): Buffer {
  const changed = Buffer.from(bytes);
  changed.writeUInt32LE(value, changed.indexOf('PK\x01\x02', 0, 'latin1') + offset);
  return changed;
}

for (const { name, bytes, limit } of [
  { name: 'a zip bomb', bytes: zip({ 'a.txt': Buffer.alloc(80 << 20), 'b.txt': text }), limit: 'archive-limit' },
  { name: 'a gzip bomb', bytes: gzipBomb, limit: 'archive-limit' },
  { name: 'a zip of bombs in a zip', bytes: zip({ 'a.zip': zip({ a: bomb, b: gzipBomb }) }), limit: 'archive-limit' },
  { name: 'overlapping entries', bytes: manyOverlapping(), limit: 'archive-limit' },
  {
    name: 'gzip in gzip without end',
    bytes: [1, 2, 3, 4, 5, 6].reduce((inner) => zlib.gzipSync(inner), gzipBomb),
    limit: 'archive-limit',
  },
  { name: 'an encrypted zip', bytes: zip(files, { flags: 1 }), limit: 'unreadable-archive' },
  { name: 'a size that lies', bytes: lying(zip(files), 20, 0xfffffff0), limit: 'unreadable-archive' },
  { name: 'an offset that lies', bytes: lying(zip(files), 42, 0x7fffffff), limit: 'unreadable-archive' },
  { name: 'a tar with a wrong checksum', bytes: Buffer.from(tar(files).fill('x', 0, 20)), limit: 'unreadable-archive' },
  {
    name: 'rubbish behind a gzip header',
    bytes: Buffer.from('\x1f\x8b\x08\0rubbish rubbish rubbish', 'latin1'),
    limit: 'unreadable-archive',
  },
] as const) {
  containers(`${name} is bounded and counted`, () => {
    const limits: EngineLimit[] = [];
    const before = process.memoryUsage().rss;
    createEngine(ruleset).match(bytes, (told) => limits.push(told));
    assert.ok(limits.includes(limit), limits.join());
    assert.ok(process.memoryUsage().rss - before < 400 << 20);
  });
}

function noise(length: number): Buffer {
  let state = 1;
  const next = (): number => (state = (Math.imul(state, 1103515245) + 12345) & 0x7fffffff) >> 16;
  return Buffer.from(Array.from({ length }, next));
}

containers('what comes before the cut of an archive is found', () => {
  const big = { ...files, 'big.bin': noise(9000) };
  for (const bytes of [zip(big), tar(big), zlib.gzipSync(tar(big))]) {
    const limits: EngineLimit[] = [];
    const found = createEngine(ruleset).match(bytes.subarray(0, bytes.length - 2000), (told) => limits.push(told));
    assert.is(found[0]?.secret, secret);
    assert.equal(limits, ['unreadable-archive']);
  }
});

containers('no cut and no changed byte makes it throw', () => {
  const engine = createEngine(ruleset);
  for (const whole of [zip(files), tar(files), zlib.gzipSync(text), sqlite([['a', text]]), pdf([[text]])]) {
    for (let at = 0; at < whole.length; at += 7) {
      engine.match(whole.subarray(0, at));
      const changed = Buffer.from(whole);
      changed[at] = changed[at]! ^ (at & 1 ? 0xff : 0x10);
      engine.match(changed);
    }
  }
});

containers('names with tricks are only names', () => {
  const [match] = createEngine(ruleset).match(zip({ '../../etc/passwd\x1b[2J': text }));
  assert.is(match!.within, '../../etc/passwd\x1b[2J');
});

containers.run();
