// The host side of the WebAssembly kernel: owns its memory, hands it bytes, reads its records.
import { readFileSync } from 'node:fs';
import { type Lens, type LensTables, recordSize } from './lens.ts';
import { layout, slack } from './memory.ts';
import { createPlainLens } from './plain.ts';
import { mostBucketed, writeTables } from './tables.ts';

interface Exports {
  remember(first: number, second: number, third: number, fourth: number): void;
  setText(from: number, to: number): void;
  dismiss(kind: number, id: number, at: number, end: number): void;
  setBucketed(on: number): void;
  inflate(p: number, end: number, target: number, size: number): number;
  begin(from: number): void;
  more(from: number, limit: number): number;
  targetSize(p: number): number;
  applyDelta(
    base: number,
    baseSize: number,
    p: number,
    end: number,
    target: number,
    size: number,
    ops: number,
    maxOps: number,
  ): number;
  changedRanges(ops: number, n: number, lo: number, hi: number, baseSize: number, out: number): number;
}

const pageSize = 0x10000;
const maxPages = 0x8000; // 2 GiB

let compiled: WebAssembly.Module | undefined;

/** Compiles `kernel.wasm` once per process. Workers get the module handed over instead. */
export function kernelModule(): WebAssembly.Module {
  compiled ??= new WebAssembly.Module(readFileSync(new URL('./kernel.wasm', import.meta.url)));
  return compiled;
}

/**
 * One kernel with its own linear memory. Offsets given to and got from its methods are addresses in that memory;
 * `bytes` is a view of all of it, valid until the next `reserve`.
 */
export class Kernel implements Lens {
  readonly #memory: WebAssembly.Memory;
  readonly #exports: Exports;
  readonly #plain: Lens;
  bytes: Uint8Array;
  #records: Int32Array;

  constructor(tables: LensTables, module: WebAssembly.Module = kernelModule()) {
    this.#memory = new WebAssembly.Memory({
      initial: Math.ceil((layout.content + pageSize) / pageSize),
      maximum: maxPages,
    });
    const abort = (): never => {
      throw new Error('the kernel aborted');
    };
    const instance = new WebAssembly.Instance(module, { env: { memory: this.#memory, abort } });
    this.#exports = instance.exports as unknown as Exports;
    this.#plain = createPlainLens(tables);
    this.bytes = new Uint8Array(this.#memory.buffer);
    this.#records = new Int32Array(this.#memory.buffer, layout.records, layout.maxRecords * recordSize);
    writeTables(this.#memory, tables);
    this.#exports.setBucketed(tables.literals.length <= mostBucketed ? 1 : 0);
  }

  /** Makes room for content up to address `end`. Views got earlier are dead afterwards. */
  reserve(end: number): void {
    const missing = end + slack - this.#memory.buffer.byteLength;
    if (missing <= 0) return;
    this.#memory.grow(Math.ceil(missing / pageSize));
    this.bytes = new Uint8Array(this.#memory.buffer);
    this.#records = new Int32Array(this.#memory.buffer, layout.records, layout.maxRecords * recordSize);
  }

  /**
   * From now on candidates of `findAt` that were dismissed in the same surroundings do not come again. For content that
   * stays in the kernel's memory while it is scanned; `setText` says where the text around the next ranges lies.
   *
   * @param key 16 random bytes
   */
  remember(key: Uint32Array): void {
    this.#exports.remember(key[0]!, key[1]!, key[2]!, key[3]!);
  }

  /** Bounds of the text in which the next ranges lie, as addresses. */
  setText(from: number, to: number): void {
    this.#exports.setText(from, to);
  }

  /** Says that a literal or a value came to nothing and that this rests on its near window alone. */
  dismiss(kind: number, id: number, at: number, end: number): void {
    this.#exports.dismiss(kind, id, at, end);
  }

  /** Records of `[from, to)` of the memory, offsets as addresses. Same promise as `Lens.find`. */
  findAt(from: number, to: number): Int32Array {
    this.#exports.begin(from);
    let count = this.#exports.more(from, to);
    if (count >= 0 && count <= layout.maxRecords) return this.#records.subarray(0, count * recordSize);
    const parts: Int32Array[] = [];
    for (; ; count = this.#exports.more(from, to)) {
      const kept = count < 0 ? -1 - count : count;
      if (kept > layout.maxRecords) return this.#plain.find(this.bytes, from, to);
      parts.push(this.#records.slice(0, kept * recordSize));
      if (count >= 0) break;
    }
    const all = new Int32Array(parts.reduce((sum, part) => sum + part.length, 0));
    let at = 0;
    for (const part of parts) {
      all.set(part, at);
      at += part.length;
    }
    return all;
  }

  find(bytes: Uint8Array, from: number, to: number): Int32Array {
    const length = to - from;
    this.reserve(layout.content + length);
    this.bytes.set(bytes.subarray(from, to), layout.content);
    const records = this.findAt(layout.content, layout.content + length);
    const shift = from - layout.content;
    if (shift !== 0) {
      for (let i = 0; i < records.length; i += recordSize) {
        if (records[i] === 2) records[i + 1]! += shift;
        records[i + 2]! += shift;
      }
    }
    return records;
  }

  /**
   * Inflates the zlib stream in `[p, end)` of the memory to `size` bytes at `target`; 8 bytes behind each are scribbled on.
   *
   * @returns false for a damaged stream or one of another size
   */
  inflate(p: number, end: number, target: number, size: number): boolean {
    return this.#exports.inflate(p, end, target, size) !== 0;
  }

  /** Size of the object that the inflated delta at `delta` makes. */
  targetSize(delta: number): number {
    return this.#exports.targetSize(delta) >>> 0;
  }

  /**
   * Rebuilds an object of `size` bytes at `target` from its base and the inflated delta in `[delta, end)`. Leaves a
   * record of three u32 a stretch at `ops`: offset in the target, length, offset in the base or 0xffffffff for new bytes.
   *
   * @returns the number of records; -1 for a damaged delta, -2 when there are more than `maxOps`
   */
  applyDelta(
    base: number,
    baseSize: number,
    delta: number,
    end: number,
    target: number,
    size: number,
    ops: number,
    maxOps: number,
  ): number {
    return this.#exports.applyDelta(base, baseSize, delta, end, target, size, ops, maxOps);
  }

  /**
   * The ranges of the target `[lo, hi)` whose candidates may come out otherwise than in the base, as pairs of u32
   * addresses at `out`. Room for one pair more than there are records is needed.
   *
   * @returns how many ranges
   */
  changedRanges(ops: number, count: number, lo: number, hi: number, baseSize: number, out: number): number {
    return this.#exports.changedRanges(ops, count, lo, hi, baseSize, out);
  }
}
