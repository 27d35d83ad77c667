// Git's delta format written and applied the obvious way: the reference for the kernel, and deltas for it to apply.
import * as fc from 'fast-check';

/** One instruction: copy from the base, or insert. */
export type Instruction = { readonly from: number; readonly length: number } | { readonly insert: Buffer };

/** A stretch of the target: where it stands, how long, where it was in the base (null: new bytes). */
export interface Stretch {
  readonly at: number;
  readonly length: number;
  readonly from: number | null;
}

function sizeHeader(size: number): number[] {
  const bytes: number[] = [];
  for (; size >= 128; size = Math.floor(size / 128)) bytes.push((size & 127) | 128);
  return [...bytes, size];
}

function bytesOf({ from, length }: { from: number; length: number }): number[] {
  const bytes: number[] = [];
  let op = 0x80;
  for (let i = 0; i < 4; i++) {
    const byte = (from >>> (8 * i)) & 255;
    if (byte !== 0) {
      op |= 1 << i;
      bytes.push(byte);
    }
  }
  if (length !== 0x10000) {
    for (let i = 0; i < 3; i++) {
      const byte = (length >>> (8 * i)) & 255;
      if (byte !== 0) {
        op |= 16 << i;
        bytes.push(byte);
      }
    }
  }
  return [op, ...bytes];
}

/** Writes a delta. Inserts longer than 127 bytes take several instructions. */
export function writeDelta(baseSize: number, targetSize: number, instructions: readonly Instruction[]): Buffer {
  const parts: Buffer[] = [Buffer.from([...sizeHeader(baseSize), ...sizeHeader(targetSize)])];
  for (const one of instructions) {
    if ('from' in one) parts.push(Buffer.from(bytesOf(one)));
    else {
      for (let at = 0; at < one.insert.length; at += 127) {
        const part = one.insert.subarray(at, at + 127);
        parts.push(Buffer.from([part.length]), part);
      }
    }
  }
  return Buffer.concat(parts);
}

function readSize(delta: Buffer, at: number): { size: number; next: number } {
  let size = 0;
  let scale = 1;
  for (;;) {
    const byte = delta[at++];
    if (byte === undefined) throw new RangeError('cut off');
    size += (byte & 127) * scale;
    scale *= 128;
    if (byte < 128) return { size, next: at };
  }
}

/**
 * Applies a delta, slowly.
 *
 * @throws {RangeError} when it is damaged
 */
export function applyPlainly(base: Buffer, delta: Buffer): { target: Buffer; stretches: Stretch[] } {
  const first = readSize(delta, 0);
  const second = readSize(delta, first.next);
  if (first.size !== base.length) throw new RangeError('made for another base');
  const parts: Buffer[] = [];
  const stretches: Stretch[] = [];
  let done = 0;
  const add = (part: Buffer, from: number | null): void => {
    const last = stretches.at(-1);
    const goesOn =
      last !== undefined &&
      (from === null ? last.from === null : last.from !== null && last.from + last.length === from);
    if (goesOn) stretches[stretches.length - 1] = { ...last, length: last.length + part.length };
    else stretches.push({ at: done, length: part.length, from });
    parts.push(part);
    done += part.length;
  };
  for (let p = second.next; p < delta.length; ) {
    const op = delta[p++]!;
    if (op === 0) throw new RangeError('the reserved instruction');
    if (op < 128) {
      if (p + op > delta.length) throw new RangeError('cut off');
      add(delta.subarray(p, p + op), null);
      p += op;
      continue;
    }
    const field = (bit: number): number => {
      if ((op & (1 << bit)) === 0) return 0;
      const byte = delta[p++];
      if (byte === undefined) throw new RangeError('cut off');
      return byte;
    };
    const from = field(0) + field(1) * 2 ** 8 + field(2) * 2 ** 16 + field(3) * 2 ** 24;
    const length = field(4) + field(5) * 2 ** 8 + field(6) * 2 ** 16 || 0x10000;
    if (from + length > base.length) throw new RangeError('behind the end of the base');
    add(base.subarray(from, from + length), from);
  }
  if (done !== second.size) throw new RangeError('another size than told');
  return { target: Buffer.concat(parts), stretches };
}

/** Instructions over a base: copies forwards, backwards and twice, inserts, nothing at all. */
export function instructionsFor(base: Buffer, inserted: fc.Arbitrary<Buffer>): fc.Arbitrary<Instruction[]> {
  const insert = inserted.filter((bytes) => bytes.length > 0).map((bytes) => ({ insert: bytes }));
  if (base.length === 0) return fc.array(insert, { maxLength: 3 });
  const copy = fc.tuple(fc.nat(base.length - 1), fc.nat(base.length - 1)).map(([a, b]) => {
    const [from, to] = a < b ? [a, b] : [b, a];
    return { from, length: Math.min(to - from + 1, 0xffffff) };
  });
  // Like an edit: the base in order, with some of it left out and something put in.
  const edit = fc.tuple(fc.nat(base.length), fc.nat(60), fc.option(insert)).map(([at, gap, between]) => {
    const rest = Math.min(base.length, at + gap);
    return [
      ...(at > 0 ? [{ from: 0, length: at }] : []),
      ...(between === null ? [] : [between]),
      ...(rest < base.length ? [{ from: rest, length: base.length - rest }] : []),
    ];
  });
  return fc.oneof(edit, fc.array(fc.oneof(copy, insert), { maxLength: 6 }));
}

/** The size of what the instructions make. */
export function sizeOf(instructions: readonly Instruction[]): number {
  return instructions.reduce((sum, one) => sum + ('from' in one ? one.length : one.insert.length), 0);
}
