// The texts in an SQLite database, row by row: in the file they stand without anything between them, and long ones in
// pieces. What was deleted is not in any row; the scan of the bytes as they are may still see it.
import type { Budget } from './budget.ts';
import type { Member } from './member.ts';

const headerSize = 100;
const tableLeaf = 13;
const indexLeaf = 10;
const longestRow = 1 << 20;
const pagesAtOnce = 16;

interface Database {
  readonly bytes: Buffer;
  readonly pageSize: number;
  /** Bytes of a page that hold cells. */
  readonly usable: number;
  readonly encoding: number;
}

export function* sqliteMembers(bytes: Buffer, budget: Budget): Generator<Member> {
  if (bytes.length < 512) return budget.unreadable();
  const stored = bytes.readUInt16BE(16);
  const pageSize = stored === 1 ? 65536 : stored;
  if (pageSize < 512 || (pageSize & (pageSize - 1)) !== 0) return budget.unreadable();
  const database = { bytes, pageSize, usable: pageSize - bytes[20]!, encoding: bytes[59]! };
  for (let start = 0; start < bytes.length; start += pageSize * pagesAtOnce) {
    const end = Math.min(bytes.length, start + pageSize * pagesAtOnce);
    const rows: Buffer[] = [];
    for (let page = start; page + pageSize <= end; page += pageSize) {
      for (const row of rowsOf(database, page)) {
        if (!budget.spend(row.length)) return;
        rows.push(row, Buffer.from('\n'));
      }
    }
    if (rows.length > 0) yield { name: null, bytes: Buffer.concat(rows), start, end };
  }
}

function* rowsOf(database: Database, page: number): Generator<Buffer> {
  const { bytes, pageSize } = database;
  const header = page === 0 ? headerSize : page;
  const type = bytes[header];
  if (type !== tableLeaf && type !== indexLeaf) return;
  const cells = Math.min(bytes.readUInt16BE(header + 3), pageSize >> 2);
  for (let i = 0; i < cells && header + 10 + 2 * i <= page + pageSize; i++) {
    const at = page + bytes.readUInt16BE(header + 8 + 2 * i);
    if (at <= header || at + 4 > page + pageSize) continue;
    const payload = payloadAt(database, at, type === tableLeaf);
    if (payload === null) continue;
    const texts = textsIn(payload, database.encoding);
    if (texts.length > 0) yield Buffer.from(texts.join('\t'), 'latin1');
  }
}

/** A big-endian number of 7 bits a byte: its value and where it ends. */
function varint(bytes: Buffer, at: number): [number, number] {
  let value = 0;
  for (let i = 0; i < 8; i++) {
    const byte = bytes[at + i] ?? 0;
    value = value * 128 + (byte & 0x7f);
    if ((byte & 0x80) === 0) return [value, at + i + 1];
  }
  return [value * 256 + (bytes[at + 8] ?? 0), at + 9];
}

/** The row that a cell holds, with what of it stands on other pages. */
function payloadAt({ bytes, pageSize, usable }: Database, at: number, table: boolean): Buffer | null {
  let [size, from] = varint(bytes, at);
  if (table) [, from] = varint(bytes, from);
  const most = table ? usable - 35 : Math.floor(((usable - 12) * 64) / 255) - 23;
  if (size <= most) return bytes.subarray(from, from + size);
  const least = Math.floor(((usable - 12) * 32) / 255) - 23;
  const fitting = least + ((size - least) % (usable - 4));
  const local = fitting <= most ? fitting : least;
  const parts = [bytes.subarray(from, from + local)];
  size = Math.min(size, longestRow) - local;
  let next = from + local + 4 <= bytes.length ? bytes.readUInt32BE(from + local) : 0;
  while (size > 0 && next > 0 && next * pageSize <= bytes.length) {
    const page = (next - 1) * pageSize;
    parts.push(bytes.subarray(page + 4, page + 4 + Math.min(size, usable - 4)));
    size -= usable - 4;
    next = bytes.readUInt32BE(page);
  }
  return Buffer.concat(parts);
}

/** The text columns of a row, each char one byte. */
function textsIn(payload: Buffer, encoding: number): string[] {
  const [headerEnd, first] = varint(payload, 0);
  const texts: string[] = [];
  let data = headerEnd;
  for (let at = first; at < headerEnd && at < payload.length && data <= payload.length; ) {
    let type: number;
    [type, at] = varint(payload, at);
    const size = type >= 12 ? (type - 12 - (type & 1)) / 2 : (fixedSizes[type] ?? 0);
    if (type >= 13 && type % 2 === 1) texts.push(textOf(payload.subarray(data, data + size), encoding));
    data += size;
  }
  return texts;
}

/** Bytes of numbers by their type. */
const fixedSizes: readonly number[] = [0, 1, 2, 3, 4, 6, 8, 8, 0, 0];

function textOf(bytes: Buffer, encoding: number): string {
  if (encoding !== 2 && encoding !== 3) return bytes.toString('latin1');
  const even = Buffer.from(bytes.subarray(0, bytes.length & ~1));
  return (encoding === 3 ? even.swap16() : even).toString('utf16le').replace(/[^\0-\xff]/g, '?');
}
