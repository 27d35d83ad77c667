// Writes the lens tables into the kernel's memory, once per ruleset.
import type { LensTables } from './lens.ts';
import { layout } from './memory.ts';

const entrySize = 16;

/** Rough share of each letter and sign in source text, per mille: the rarest four bytes of a literal become its anchor. */
const commonness: Readonly<Record<string, number>> = Object.fromEntries(
  [...'etaoinsrlcdpumfhg_.by-xv/w=1:k0"\'()2,;zjq'].map((char, index) => [char, 60 - index]),
);

/** Offset of the four bytes of `literal` that are rarest in source text. */
function rarestGram(literal: string): number {
  let best = 0;
  let least = Number.POSITIVE_INFINITY;
  for (let at = 0; at + 4 <= literal.length; at++) {
    const cost = [...literal.slice(at, at + 4)].reduce((sum, char) => sum + (commonness[char] ?? 1), 0);
    if (cost < least) {
      least = cost;
      best = at;
    }
  }
  return best;
}

function hash(gram: number): number {
  return Math.imul(gram | 0x20202020, 0x9e3779b1) >>> 16;
}

/** The hashes of every text of four bytes that starts with `literal` at `offset`. */
function gramHashes(literal: string, offset: number): Set<number> {
  const code = (at: number): number => literal.charCodeAt(offset + at);
  const first = code(0) | (code(1) << 8) | (code(2) << 16);
  if (literal.length >= offset + 4) return new Set([hash(first | (code(3) << 24))]);
  return new Set(Array.from({ length: 256 }, (_, last) => hash(first | (last << 24))));
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

  let entries = 0;
  tables.literals.forEach((literal, id) => {
    const offset = literal.length < 4 ? 0 : rarestGram(literal);
    const at = place(literal);
    for (const slot of gramHashes(literal, offset)) {
      if (layout.literalEntries + (entries + 1) * entrySize > layout.texts)
        throw new RangeError('too many literals for the kernel');
      const head = layout.gramHeads + 4 * slot;
      link(layout.literalEntries, entries, at, literal.length, offset, id, view.getUint32(head, true));
      entries++;
      view.setUint32(head, entries, true);
      bytes[layout.gramFlags + slot] = 1;
    }
  });
}
