// Writes the lens tables into the kernel's memory, once per ruleset.
import { ToolError } from '../model/errors.ts';
import { anchorLength, bucketCount, chooseAnchors } from './anchors.ts';
import type { LensTables } from './lens.ts';
import { layout } from './memory.ts';

const entrySize = 16;

/** More literals than this fill the buckets so that nearly everything passes: the lens then hashes every position. */
export const mostBucketed = 256;

/** The kernel's hash of the anchor at `offset`; must be the same as in assembly/literals.ts. */
function hashOf(literal: string, offset: number): number {
  const code = (at: number): number => literal.charCodeAt(offset + at) | 0x20;
  return Math.imul(code(0) | (code(1) << 8) | (code(2) << 16), 0x9e3779b1) >>> 16;
}

/** A bit for the low three bits of the byte at `at` of the literal; all bits where the literal ends before. */
function followers(literal: string, at: number): number {
  return at < literal.length ? 1 << (literal.charCodeAt(at) & 7) : 0xff;
}

function tooMany(what: string): ToolError {
  return new ToolError('BAD_RULE', what, {
    hint: 'Give your own rules fewer keywords, or scan with --engine=plain, which has no such bound.',
  });
}

/** @throws {ToolError} BAD_RULE when prefixes and literals do not fit into the kernel's tables */
export function writeTables(memory: WebAssembly.Memory, { prefixes, literals, anchors }: LensTables): void {
  const bytes = new Uint8Array(memory.buffer);
  const view = new DataView(memory.buffer);
  let text = layout.texts;
  const place = (literal: string): number => {
    const at = text;
    if (at + literal.length > layout.records) throw tooMany('the literals do not fit into the kernel');
    for (let i = 0; i < literal.length; i++) bytes[at + i] = literal.charCodeAt(i);
    text += literal.length;
    return at;
  };
  const link = (region: number, end: number, id: number, literal: string, offset: number, next: number): void => {
    const entry = region + id * entrySize;
    if (entry + entrySize > end) throw tooMany('too many literals for the kernel');
    view.setUint32(entry, place(literal), true);
    view.setUint16(entry + 4, literal.length, true);
    view.setUint16(entry + 6, offset, true);
    view.setUint32(entry + 8, id, true);
    view.setUint32(entry + 12, next, true);
  };

  prefixes.forEach((prefix, id) => {
    const head = layout.prefixHeads + 2 * (prefix.charCodeAt(0) | (prefix.charCodeAt(1) << 8));
    link(layout.prefixEntries, layout.gramFlags, id, prefix, 0, view.getUint16(head, true));
    view.setUint16(head, id + 1, true);
  });

  const chosen = anchors ?? chooseAnchors(literals);
  literals.forEach((literal, id) => {
    const offset = Math.floor(chosen[id]! / bucketCount);
    const slot = hashOf(literal, offset);
    const head = layout.gramHeads + 4 * slot;
    link(layout.literalEntries, layout.texts, id, literal, offset, view.getUint32(head, true));
    view.setUint32(head, id + 1, true);
    bytes[layout.gramFlags + slot]! |= followers(literal, offset + anchorLength);
    for (let at = 0; at < anchorLength; at++) {
      const byte = literal.charCodeAt(offset + at) | 0x20;
      const bucket = 1 << (chosen[id]! % bucketCount);
      bytes[layout.buckets + at * 32 + (byte & 15)]! |= bucket;
      bytes[layout.buckets + at * 32 + 16 + (byte >> 4)]! |= bucket;
    }
  });
}
