// Tar, in the forms of POSIX (pax) and GNU.
import type { Budget } from './budget.ts';
import { type Member, nameOf } from './member.ts';

const block = 512;

/** Types of entries: files, and those that say something of the next one. */
const file = '0\x007S';
const longName = 'L';
const extended = 'x';

/** The files of a tar archive; archives written one behind the other are read on. */
export function* tarMembers(bytes: Buffer, budget: Budget): Generator<Member> {
  let told: { readonly name?: string | undefined; readonly size?: number | undefined } = {};
  for (let at = 0, nth = 0; at + block <= bytes.length; ) {
    if (bytes[at] === 0) {
      at += block; // the end, or what lies between two archives
      continue;
    }
    if (!hasChecksum(bytes, at)) return budget.unreadable();
    if (!budget.entry(nth++)) return;
    const type = String.fromCharCode(bytes[at + 156]!);
    const size = told.size ?? numberAt(bytes, at + 124, 12);
    const start = at + block;
    const end = Math.min(bytes.length, start + size);
    if (!(size >= 0) || start + size > bytes.length) budget.unreadable();
    if (!(size >= 0)) return;
    if (type === longName) told = { ...told, name: textAt(bytes, start, Math.min(end - start, 4096)) };
    else if (type === extended) told = { ...told, ...paxOf(bytes.subarray(start, Math.min(end, start + 65536))) };
    else {
      if (file.includes(type) && end > start) {
        if (!budget.spend(end - start)) return;
        yield { name: told.name ?? headerName(bytes, at), bytes: bytes.subarray(start, end), start, end };
      }
      told = {};
    }
    at = start + Math.ceil(size / block) * block;
  }
}

function hasChecksum(bytes: Buffer, at: number): boolean {
  let sum = 8 * 0x20;
  for (let i = 0; i < block; i++) if (i < 148 || i >= 156) sum += bytes[at + i]!;
  return sum === numberAt(bytes, at + 148, 8);
}

/** An octal number, or one of GNU's in base 256. */
function numberAt(bytes: Buffer, at: number, length: number): number {
  if ((bytes[at]! & 0x80) !== 0) {
    let value = bytes[at]! & 0x7f;
    for (let i = 1; i < length; i++) value = value * 256 + bytes[at + i]!;
    return value;
  }
  const digits = /^[\s\0]*([0-7]*)/.exec(bytes.toString('latin1', at, at + length))![1]!;
  return digits === '' ? 0 : Number.parseInt(digits, 8);
}

function textAt(bytes: Buffer, at: number, length: number): string {
  const raw = bytes.subarray(at, at + length);
  const end = raw.indexOf(0);
  return nameOf(end < 0 ? raw : raw.subarray(0, end));
}

function headerName(bytes: Buffer, at: number): string {
  const prefix = bytes.toString('latin1', at + 257, at + 263) === 'ustar\0' ? textAt(bytes, at + 345, 155) : '';
  const name = textAt(bytes, at, 100);
  return prefix === '' ? name : `${prefix}/${name}`;
}

/** `LENGTH key=value\n`, as often as it goes. */
function paxOf(bytes: Buffer): { name?: string; size?: number } {
  const told: { name?: string; size?: number } = {};
  for (let at = 0; at < bytes.length; ) {
    const length = Number.parseInt(bytes.toString('latin1', at, at + 10), 10);
    if (!(length > 0)) break;
    const record = bytes.toString('utf8', at, at + length - 1);
    const [, key, value] = /^\d+ ([^=]+)=([\s\S]*)$/.exec(record) ?? [];
    if (key === 'path') told.name = value!.slice(0, 1024);
    if (key === 'size' && /^\d{1,15}$/.test(value!)) told.size = Number(value);
    at += length;
  }
  return told;
}
