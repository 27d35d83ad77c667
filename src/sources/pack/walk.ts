// Walks a family of blobs depth first: inflates each version, rebuilds it from the one before, scans what is new in it
// and carries over the rest. Everything happens in the kernel's memory.
import { randomFillSync } from 'node:crypto';
import { Budget } from '../../engine/container/budget.ts';
import { createMatcher, createScanner } from '../../engine/create.ts';
import type { EngineLimit } from '../../engine/engine.ts';
import { type Hit, matchesOf, moved } from '../../engine/hit.ts';
import { withoutOverlaps } from '../../engine/overlap.ts';
import { createJoiner, type Joiner } from '../../engine/pairs.ts';
import { type Plan, planRules } from '../../engine/plan.ts';
import type { Scanner } from '../../engine/scanner.ts';
import type { Text } from '../../engine/text.ts';
import { type Families, spanOf } from '../../git/pack/families.ts';
import { Kernel } from '../../kernel/kernel.ts';
import type { Lens } from '../../kernel/lens.ts';
import { layout, slack } from '../../kernel/memory.ts';
import type { Match } from '../../model/match.ts';
import type { Ruleset } from '../../model/rule.ts';
import { Arena, otherSide, type Side, type Slot } from './arena.ts';
import { carry } from './carry.ts';
import type { EntryReader } from './entries.ts';
import { specialOf } from './special.ts';
import type { WalkOptions } from './walk-options.ts';

/** What a walk has to say, blob by blob. Positions are those of the families. */
export interface WalkReport {
  matched(position: number, matches: Match[]): void;
  /** The blob and all that hang on it could not be read here: damaged, or too large for the arena. */
  failed(position: number, reason: 'damaged' | 'large'): void;
  /** Read, because others hang on it, and not scanned. */
  passedOver(position: number, why: 'media' | 'pointers' | 'tooLarge'): void;
  /** Scanned, but for something in it. */
  limited(position: number, limit: EngineLimit): void;
}

const defaultArena = { least: 48 << 20, most: 640 << 20 };

/** A version that has been scanned and whose children are being visited. */
interface Frame {
  readonly position: number;
  readonly slot: Slot;
  /** Relative to the start of the blob. Empty for what is looked into as a whole. */
  readonly hits: readonly Hit[];
  /** Whether the hits tell all there is: false for wide text and archives. */
  readonly byRange: boolean;
  nextChild: number;
  visitedHeaviest: boolean;
}

const noHits: readonly Hit[] = [];

function frameOf(position: number, slot: Slot, hits: readonly Hit[], byRange: boolean): Frame {
  return { position, slot, hits, byRange, nextChild: -2, visitedHeaviest: false };
}

export class FamilyWalker {
  readonly #plan: Plan;
  readonly #join: Joiner;
  readonly #budget = new Budget();
  readonly #scanner: Scanner;
  readonly #kernel: Kernel;
  readonly #lens: Lens;
  readonly #options: WalkOptions;
  readonly #arena: Arena;
  readonly #most: number;
  #buffer: Buffer;
  #letters = false;
  #matchWhole: ((bytes: Uint8Array) => Match[]) | undefined;
  /** Inflated bytes of all blobs scanned; how many objects. */
  bytes = 0;
  blobs = 0;

  constructor(ruleset: Ruleset, options: WalkOptions) {
    this.#options = options;
    this.#plan = planRules(ruleset);
    this.#join = createJoiner(this.#plan);
    this.#scanner = createScanner(this.#plan, options, this.#budget);
    this.#kernel = new Kernel(this.#plan.tables);
    this.#kernel.remember(randomFillSync(new Uint32Array(4)));
    this.#lens = {
      find: (_bytes, from, to) => this.#kernel.findAt(from, to),
      dismiss: (kind, id, at, end) => this.#kernel.dismiss(kind, id, at, end),
    };
    const { least, most } = options.arena ?? defaultArena;
    this.#most = most;
    this.#kernel.reserve(layout.content + least);
    this.#arena = new Arena(layout.content, layout.content + least);
    this.#buffer = this.#view();
  }

  #view(): Buffer {
    const { buffer } = this.#kernel.bytes;
    return Buffer.from(buffer as ArrayBuffer);
  }

  /**
   * Walks the family of one root to its end.
   *
   * @param contents `letters`: commits and tags, of which only the message counts
   */
  walk(
    families: Families,
    reader: EntryReader,
    root: number,
    report: WalkReport,
    contents: 'blobs' | 'letters' = 'blobs',
  ): void {
    this.#letters = contents === 'letters';
    this.#makeRoom(families.sizes[root]!);
    reader.prepare(spanOf(families, root));
    const first = this.#readRoot(families, reader, root, report);
    if (first === null) return;
    const stack: Frame[] = [first];
    for (let frame = stack.at(-1); frame !== undefined; frame = stack.at(-1)) {
      const child = nextChildOf(families, frame);
      if (child < 0) {
        stack.pop();
        this.#arena.drop(frame.slot);
        continue;
      }
      const next = this.#readChild(families, reader, frame, child, report);
      if (frame.visitedHeaviest) {
        // Nothing else needs this version: its room is free before the rest of the family comes.
        stack.pop();
        this.#arena.drop(frame.slot);
      }
      if (next === null) continue;
      if (families.firstChild[child]! < 0) this.#arena.drop(next.slot);
      else stack.push(next);
    }
  }

  #makeRoom(rootSize: number): void {
    const wanted = Math.min(this.#most, rootSize * 4 + (1 << 20));
    if (wanted > this.#arena.capacity) {
      this.#kernel.reserve(layout.content + wanted);
      this.#buffer = this.#view();
      this.#arena.reset(layout.content + wanted);
    } else {
      this.#arena.reset();
    }
  }

  #readRoot(families: Families, reader: EntryReader, root: number, report: WalkReport): Frame | null {
    const size = families.sizes[root]!;
    const slot = this.#arena.take('low', size);
    const inflated =
      slot === null ? 'large' : this.#inflate(families, reader, root, this.#arena.scratch, slot.address, size);
    if (slot === null || inflated !== 'done') {
      report.failed(root, inflated === 'done' ? 'large' : inflated);
      return null;
    }
    const text = this.#textOf(slot);
    return this.#scanned(root, slot, report, (fresh) => this.#scanAll(text, fresh));
  }

  /** Inflates one entry to `target`; its compressed bytes are put at `scratch` first. */
  #inflate(
    families: Families,
    reader: EntryReader,
    entry: number,
    scratch: number,
    target: number,
    size: number,
  ): 'done' | 'damaged' | 'large' {
    const from = families.dataAt[entry]!;
    const to = families.ends[entry]!;
    if (scratch + (to - from) + slack > this.#arena.scratchEnd) return 'large';
    if (!reader.read(from, to, this.#kernel.bytes, scratch)) return 'damaged';
    return this.#kernel.inflate(scratch, scratch + (to - from), target, size) ? 'done' : 'damaged';
  }

  #readChild(families: Families, reader: EntryReader, parent: Frame, child: number, report: WalkReport): Frame | null {
    const outcome = this.#rebuild(families, reader, parent, child);
    if (typeof outcome === 'string') {
      report.failed(child, outcome);
      return null;
    }
    const { slot, stretches, ranges } = outcome;
    const text = this.#textOf(slot);
    return this.#scanned(child, slot, report, (fresh, carried) => {
      if (this.#options.exhaustive === true || !parent.byRange || this.#letters) {
        this.#scanAll(text, fresh);
        return;
      }
      for (let i = 0; i < ranges.length; i += 2)
        this.#scanner.scan(text, this.#lens, ranges[i]!, ranges[i + 1]!, fresh);
      if (parent.hits.length === 0) return;
      const step = { stretches, ranges, baseSize: parent.slot.size, size: slot.size, address: slot.address };
      carry(parent.hits, step, (hit, by) => this.#lookAgain(text, hit, by + slot.address), carried);
    });
  }

  /** Of a commit or tag only the message: its headers are ids and signatures. */
  #scanAll(text: Text, hits: Hit[]): void {
    const from = this.#letters ? Math.max(text.lo, this.#buffer.indexOf('\n\n', text.lo)) : text.lo;
    if (from < text.hi) this.#scanner.scan(text, this.#lens, from, text.hi, hits);
  }

  #lookAgain(text: Text, hit: Hit, by: number): Hit | null {
    const again =
      hit.kind === 2
        ? this.#scanner.look(text, hit.kind, hit.at + by, hit.end + by)
        : this.#scanner.look(text, hit.kind, hit.id, hit.at + by);
    return again === null ? null : moved(again, -text.lo);
  }

  /** Rebuilds a child beside its parent; what is new in it comes with it. */
  #rebuild(families: Families, reader: EntryReader, parent: Frame, child: number) {
    const arena = this.#arena;
    const deltaSize = families.sizes[child]!;
    const compressed = families.ends[child]! - families.dataAt[child]!;
    const side: Side = otherSide(parent.slot.side);
    // The delta lies in the middle of the free room while the target is taken from one end of it.
    const middle = arena.scratch + ((arena.free >> 1) & ~15);
    if (middle + deltaSize + compressed + 3 * slack > arena.scratchEnd) return 'large';
    const delta = middle;
    const inflated = this.#inflate(families, reader, child, delta + deltaSize + slack, delta, deltaSize);
    if (inflated !== 'done') return inflated;
    const size = this.#kernel.targetSize(delta);
    const slot = arena.take(side, size);
    if (slot === null) return 'large';
    const ops = (delta + deltaSize + slack + 15) & ~15;
    const room = arena.scratchEnd - ops;
    const maxOps = Math.floor((room - 16) / 20); // a stretch takes 12 bytes, a range 8
    const overlaps = delta < arena.scratch || ops > arena.scratchEnd;
    if (overlaps || maxOps < 8) {
      arena.drop(slot);
      return 'large';
    }
    const count = this.#kernel.applyDelta(
      parent.slot.address,
      parent.slot.size,
      delta,
      delta + deltaSize,
      slot.address,
      size,
      ops,
      maxOps,
    );
    if (count < 0) {
      arena.drop(slot);
      return count === -2 ? 'large' : 'damaged';
    }
    const out = ops + 12 * count;
    const ranges = this.#kernel.changedRanges(ops, count, slot.address, slot.address + size, parent.slot.size, out);
    const words = (at: number, length: number): Uint32Array => new Uint32Array(this.#buffer.buffer, at, length);
    // Both are read before anything else is written to the scratch room, except by scans, which do not write there.
    return { slot, stretches: words(ops, 3 * count), ranges: words(out, 2 * ranges) } as const;
  }

  #textOf(slot: Slot): Text {
    return { buffer: this.#buffer, lo: slot.address, hi: slot.address + slot.size };
  }

  /**
   * Settles what a version holds and makes the frame for its children.
   *
   * @param scan fills in fresh hits, at addresses, and carried ones, relative to the blob
   */
  #scanned(position: number, slot: Slot, report: WalkReport, scan: (fresh: Hit[], carried: Hit[]) => void): Frame {
    const { maxBlobSize } = this.#options;
    const tooLarge = maxBlobSize !== null && slot.size > maxBlobSize;
    const special = this.#letters ? null : tooLarge ? 'tooLarge' : specialOf(this.#buffer, slot.address, slot.size);
    if (special !== null && special !== 'whole') {
      report.passedOver(position, special);
      return frameOf(position, slot, noHits, false);
    }
    this.blobs++;
    if (!this.#letters) this.bytes += slot.size;
    this.#budget.renew((limit) => report.limited(position, limit));
    if (special === 'whole') {
      this.#matchWhole ??= createMatcher(this.#plan, this.#options, this.#budget);
      const matches = this.#join(this.#matchWhole(this.#buffer.subarray(slot.address, slot.address + slot.size)));
      if (matches.length > 0) report.matched(position, matches);
      return frameOf(position, slot, noHits, false);
    }
    const fresh: Hit[] = [];
    const hits: Hit[] = [];
    this.#kernel.setText(slot.address, slot.address + slot.size);
    scan(fresh, hits);
    for (const hit of fresh) hits.push(moved(hit, -slot.address));
    if (hits.length === 0) return frameOf(position, slot, hits, true);
    const matches = this.#join(withoutOverlaps(this.#plan, matchesOf(hits)));
    if (matches.length > 0) report.matched(position, matches);
    return frameOf(position, slot, hits, true);
  }
}

/** The next child to visit: the heaviest one last. -1 when all were. */
function nextChildOf(families: Families, frame: Frame): number {
  const heaviest = families.heaviestChild[frame.position]!;
  if (frame.nextChild === -2) frame.nextChild = families.firstChild[frame.position]!;
  if (frame.nextChild === heaviest && heaviest >= 0) frame.nextChild = families.nextSibling[heaviest]!;
  const child = frame.nextChild;
  if (child >= 0) {
    frame.nextChild = families.nextSibling[child]!;
    return child;
  }
  if (frame.visitedHeaviest || heaviest < 0) return -1;
  frame.visitedHeaviest = true;
  return heaviest;
}
