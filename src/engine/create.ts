// Puts the engine together: plan, lens, scanner, decoding.
import { Kernel } from '../kernel/kernel.ts';
import type { Lens } from '../kernel/lens.ts';
import { createPlainLens } from '../kernel/plain.ts';
import type { Match } from '../model/match.ts';
import type { Ruleset } from '../model/rule.ts';
import { openBuiltinRules } from '../rules/builtin.ts';
import type { ChecksumPolicy } from './confirm.ts';
import { Budget } from './container/budget.ts';
import { containerKind } from './container/kind.ts';
import { loadOpener } from './container/lazy.ts';
import { transcode } from './decode/wide.ts';
import type { Engine } from './engine.ts';
import { type Hit, matchesOf } from './hit.ts';
import { judgeOnPath } from './judge/path.ts';
import type { Outline } from './outline.ts';
import { withoutOverlaps } from './overlap.ts';
import { createJoiner } from './pairs.ts';
import { type Plan, planOutline, planRules } from './plan.ts';
import { Scanner } from './scanner.ts';

export interface EngineOptions {
  /** Which finder: the WebAssembly kernel, or the plain reference. Same findings. */
  readonly lens?: 'kernel' | 'plain';
  readonly checksums?: ChecksumPolicy;
  /** How often decoded text is decoded again. */
  readonly decodeDepth?: number;
  /** How many archives are opened one in the other; with 0 they are scanned as the bytes that they are. */
  readonly archiveDepth?: number;
}

/** Unless told otherwise. */
export const defaultDepths = { decode: 2, archive: 3 } as const;

type MatchBytes = (bytes: Uint8Array) => Match[];

function asBuffer(bytes: Uint8Array): Buffer {
  return Buffer.isBuffer(bytes) ? bytes : Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

/**
 * Matches whole texts, and whatever holds texts. What is encoded in them may be decoded `depth` times more. Each depth
 * has a lens of its own, made late.
 */
export function createMatcher(
  plan: Plan,
  options: EngineOptions,
  budget: Budget,
  depth: number = options.decodeDepth ?? defaultDepths.decode,
): MatchBytes {
  let lens: Lens | undefined;
  let scanner: Scanner | undefined;
  const matchNarrow = (bytes: Uint8Array): Match[] => {
    lens ??= options.lens === 'plain' ? createPlainLens(plan.tables) : new Kernel(plan.tables);
    scanner ??= createScanner(plan, options, budget, depth);
    const buffer = asBuffer(bytes);
    const hits: Hit[] = [];
    scanner.scan({ buffer, lo: 0, hi: buffer.length }, lens, 0, buffer.length, hits);
    return withoutOverlaps(plan, matchesOf(hits));
  };
  const matchText = (bytes: Uint8Array): Match[] => {
    const wide = transcode(bytes);
    return wide === null ? matchNarrow(bytes) : matchNarrow(wide.bytes).map((match) => wide.place(match));
  };
  const archives = options.archiveDepth ?? defaultDepths.archive;
  return (bytes) => {
    const kind = archives > 0 ? containerKind(bytes) : null;
    if (kind === null) return matchText(bytes);
    return loadOpener().matchContainer(asBuffer(bytes), kind, { matchText, depth: archives, budget });
  };
}

/** A scanner for ranges of a text; what it decodes is scanned as a whole. */
export function createScanner(
  plan: Plan,
  options: EngineOptions,
  budget: Budget,
  depth: number = options.decodeDepth ?? defaultDepths.decode,
): Scanner {
  const inner = depth > 0 ? createMatcher(plan, options, budget, depth - 1) : null;
  return new Scanner({ plan, checksums: options.checksums ?? 'enforce', inner });
}

/** Builds an engine for one thread. Not to be shared between threads: it owns its kernel's memory. */
export function createEngine(ruleset: Ruleset, options: EngineOptions = {}): Engine {
  return engineOf(planRules(ruleset), () => ruleset, options);
}

/** An engine with the built-in rules, each of which is read when something asks for it: what a commit hook has time for. */
export function createBuiltinEngine(options: EngineOptions = {}): Engine {
  const { outline, rule, all } = openBuiltinRules();
  return engineOf(planOutline(outline as Outline, rule), all, options);
}

function engineOf(plan: Plan, ruleset: () => Ruleset, options: EngineOptions): Engine {
  const budget = new Budget();
  const match = createMatcher(plan, options, budget);
  const join = createJoiner(plan);
  return {
    get ruleset() {
      return ruleset();
    },
    match: (bytes, onLimit = () => {}) => {
      budget.renew(onLimit);
      return join(match(bytes));
    },
    judge: (match, path) => judgeOnPath(match, plan.rules[match.rule]!.rule, match.within ?? path),
  };
}
