// Small builders of archives: what a real tool writes, without any of the tool's comforts.
import { deflateRawSync, deflateSync } from 'node:zlib';

/** Name and contents. */
export type Files = Readonly<Record<string, string | Uint8Array>>;

const bytesOf = (contents: string | Uint8Array): Buffer => Buffer.from(contents as string);

export function zip(files: Files, { store = false, flags = 0 }: { store?: boolean; flags?: number } = {}): Buffer {
  const locals: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const [name, contents] of Object.entries(files)) {
    const bytes = bytesOf(contents);
    const packed = store ? bytes : deflateRawSync(bytes);
    const local = Buffer.alloc(30 + name.length);
    local.write('PK\x03\x04', 'latin1');
    local.writeUInt16LE(flags, 6);
    local.writeUInt16LE(store ? 0 : 8, 8);
    local.writeUInt32LE(packed.length, 18);
    local.writeUInt32LE(bytes.length, 22);
    local.writeUInt16LE(name.length, 26);
    local.write(name, 30);
    const entry = Buffer.alloc(46 + name.length);
    entry.write('PK\x01\x02', 'latin1');
    local.copy(entry, 6, 4, 30);
    entry.writeUInt16LE(0, 32);
    entry.writeUInt32LE(offset, 42);
    entry.write(name, 46);
    locals.push(local, packed);
    directory.push(entry);
    offset += local.length + packed.length;
  }
  const entries = Buffer.concat(directory);
  return Buffer.concat([...locals, entries, zipEnd(directory.length, entries.length, offset)]);
}

/** The record at the end of a zip file. */
export function zipEnd(count: number, size: number, offset: number): Buffer {
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 'latin1');
  end.writeUInt16LE(count & 0xffff, 8);
  end.writeUInt16LE(count & 0xffff, 10);
  end.writeUInt32LE(size, 12);
  end.writeUInt32LE(offset, 16);
  return end;
}

export function tar(files: Files): Buffer {
  const parts: Buffer[] = [];
  for (const [name, contents] of Object.entries(files)) {
    const bytes = bytesOf(contents);
    if (name.length > 100) parts.push(...tarEntry('././@LongLink', Buffer.from(`${name}\0`), 'L'));
    parts.push(...tarEntry(name.slice(0, 100), bytes, '0'));
  }
  return Buffer.concat([...parts, Buffer.alloc(1024)]);
}

function tarEntry(name: string, bytes: Buffer, type: string): Buffer[] {
  const header = Buffer.alloc(512);
  header.write(name);
  header.write('0000644\0', 100);
  header.write(`${bytes.length.toString(8).padStart(11, '0')}\0`, 124);
  header.write('        ', 148);
  header.write(type, 156);
  header.write('ustar\x0000', 257);
  const sum = header.reduce((all, byte) => all + byte, 0);
  header.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148);
  return [header, bytes, Buffer.alloc(-bytes.length & 511)];
}

/** A PDF with one page of text, one array of strings a line. */
export function pdf(lines: readonly (readonly string[])[]): Buffer {
  const content = lines.map((strings) => `[${strings.map((text) => `(${text})`).join(' -20 ')}] TJ T*`).join('\n');
  const packed = deflateSync(Buffer.from(`BT /F1 12 Tf\n${content}\nET`));
  return Buffer.concat([
    Buffer.from(`%PDF-1.7\n1 0 obj\n<< /Length ${packed.length} /Filter /FlateDecode >>\nstream\n`),
    packed,
    Buffer.from('\nendstream\nendobj\n%%EOF\n'),
  ]);
}

/** An SQLite database of one leaf page of rows with text columns; a long text goes on over overflow pages. */
export function sqlite(rows: readonly (readonly string[])[]): Buffer {
  const size = 1024;
  const pages: Buffer[] = [Buffer.alloc(size), Buffer.alloc(size)];
  pages[0]!.write('SQLite format 3\0', 'latin1');
  pages[0]!.writeUInt16BE(size, 16);
  pages[0]!.writeUInt32BE(1, 56);
  const leaf = pages[1]!;
  leaf[0] = 13;
  leaf.writeUInt16BE(rows.length, 3);
  let free = size;
  rows.forEach((columns, index) => {
    const types = columns.flatMap((text) => varint(13 + 2 * text.length));
    const payload = Buffer.concat([Buffer.from([types.length + 1, ...types]), Buffer.from(columns.join(''))]);
    const least = Math.floor(((size - 12) * 32) / 255) - 23;
    const fitting = least + ((payload.length - least) % (size - 4));
    const local = payload.length <= size - 35 ? payload.length : fitting <= size - 35 ? fitting : least;
    const cell: Buffer[] = [Buffer.from([...varint(payload.length), index + 1]), payload.subarray(0, local)];
    if (local < payload.length) {
      cell.push(pageNumber(pages.length + 1));
      for (let at = local; at < payload.length; at += size - 4) {
        const rest = at + size - 4 < payload.length;
        const page = Buffer.alloc(size);
        pageNumber(rest ? pages.length + 2 : 0).copy(page);
        payload.copy(page, 4, at, at + size - 4);
        pages.push(page);
      }
    }
    const bytes = Buffer.concat(cell);
    free -= bytes.length;
    bytes.copy(leaf, free);
    leaf.writeUInt16BE(free, 8 + 2 * index);
  });
  return Buffer.concat(pages);
}

function pageNumber(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value);
  return bytes;
}

function varint(value: number): number[] {
  return value < 128 ? [value] : [...varint(value >> 7).map((byte) => byte | 0x80), value & 0x7f];
}

/** A Jupyter notebook with one cell of code. */
export function notebook(lines: readonly string[]): Buffer {
  const cell = { cell_type: 'code', metadata: {}, outputs: [], source: lines.map((line) => `${line}\n`) };
  return Buffer.from(JSON.stringify({ cells: [cell], metadata: {}, nbformat: 4 }, null, 1));
}
