// Writes the lens tables into the kernel's memory, once per ruleset.
import type { LensTables } from './lens.ts';
import { layout } from './memory.ts';

const entrySize = 16;

/** Rough share of each letter and sign in source text, per mille: the rarest bytes of a literal become its anchor. */
const commonness: Readonly<Record<string, number>> = Object.fromEntries(
  [...'etaoinsrlcdpumfhg_.by-xv/w=1:k0"\'()2,;zjq'].map((char, index) => [char, 60 - index]),
);

/** Offset of the `size` bytes of `literal` that are rarest in source text. */
function rarestGram(literal: string, size: number): number {
  let best = 0;
  let least = Number.POSITIVE_INFINITY;
  for (let at = 0; at + size <= literal.length; at++) {
    let cost = 0;
    for (let i = at; i < at + size; i++) cost += commonness[literal[i]!] ?? 1;
    if (cost < least) {
      least = cost;
      best = at;
    }
  }
  return best;
}

/** The kernel's hash of the anchor at `offset`; must be the same as in assembly/literals.ts. */
function hashOf(literal: string, offset: number, size: number): number {
  const code = (at: number): number => literal.charCodeAt(offset + at) | 0x20;
  const gram = code(0) | (code(1) << 8) | (code(2) << 16) | (size === 4 ? code(3) << 24 : 0);
  return Math.imul(gram, 0x9e3779b1) >>> 16;
}

/** Bytes in an anchor: as many as the shortest literal has, three or four. */
export function gramSize({ literals }: LensTables): 3 | 4 {
  return literals.some((literal) => literal.length < 4) ? 3 : 4;
}

/** @throws {RangeError} when the literals do not fit; the caller then takes the plain lens */
export function writeTables(memory: WebAssembly.Memory, tables: LensTables): void {
  const bytes = new Uint8Array(memory.buffer);
  const view = new DataView(memory.buffer);
  let text = layout.texts;
  const place = (literal: string): number => {
    const at = text;
    if (at + literal.length > layout.records) throw new RangeError('the literals do not fit into the kernel');
    for (let i = 0; i < literal.length; i++) bytes[at + i] = literal.charCodeAt(i);
    text += literal.length;
    return at;
  };
  const link = (
    region: number,
    index: number,
    at: number,
    length: number,
    offset: number,
    id: number,
    next: number,
  ): void => {
    const entry = region + index * entrySize;
    view.setUint32(entry, at, true);
    view.setUint16(entry + 4, length, true);
    view.setUint16(entry + 6, offset, true);
    view.setUint32(entry + 8, id, true);
    view.setUint32(entry + 12, next, true);
  };

  tables.prefixes.forEach((prefix, id) => {
    if (id * entrySize >= layout.gramFlags - layout.prefixEntries)
      throw new RangeError('too many prefixes for the kernel');
    const head = layout.prefixHeads + 2 * (prefix.charCodeAt(0) | (prefix.charCodeAt(1) << 8));
    link(layout.prefixEntries, id, place(prefix), prefix.length, 0, id, view.getUint16(head, true));
    view.setUint16(head, id + 1, true);
  });

  const size = gramSize(tables);
  tables.literals.forEach((literal, id) => {
    if (layout.literalEntries + (id + 1) * entrySize > layout.texts)
      throw new RangeError('too many literals for the kernel');
    const offset = rarestGram(literal, size);
    const slot = hashOf(literal, offset, size);
    const head = layout.gramHeads + 4 * slot;
    link(layout.literalEntries, id, place(literal), literal.length, offset, id, view.getUint32(head, true));
    view.setUint32(head, id + 1, true);
    bytes[layout.gramFlags + slot] = 1;
  });
}
