// Puts the engine together: plan, lens, scanner, decoding.
import { Kernel } from '../kernel/kernel.ts';
import type { Lens } from '../kernel/lens.ts';
import { createPlainLens } from '../kernel/plain.ts';
import type { Match } from '../model/match.ts';
import type { Ruleset } from '../model/rule.ts';
import { openBuiltinRules } from '../rules/builtin.ts';
import type { ChecksumPolicy } from './confirm.ts';
import { transcode } from './decode/utf16.ts';
import type { Engine } from './engine.ts';
import { type Hit, matchesOf } from './hit.ts';
import { judgeOnPath } from './judge/path.ts';
import type { Outline } from './outline.ts';
import { withoutOverlaps } from './overlap.ts';
import { type Plan, planOutline, planRules } from './plan.ts';
import { Scanner } from './scanner.ts';

export interface EngineOptions {
  /** Which finder: the WebAssembly kernel, or the plain reference. Same findings. */
  readonly lens?: 'kernel' | 'plain';
  readonly checksums?: ChecksumPolicy;
  /** How often decoded text is decoded again. */
  readonly decodeDepth?: number;
}

type MatchBytes = (bytes: Uint8Array) => Match[];

function asBuffer(bytes: Uint8Array): Buffer {
  return Buffer.isBuffer(bytes) ? bytes : Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

/** Matches whole texts whose contents may be decoded `depth` times more. Each depth has a lens of its own, made late. */
function createMatcher(plan: Plan, options: EngineOptions, depth: number): MatchBytes {
  let lens: Lens | undefined;
  let scanner: Scanner | undefined;
  const matchText = (bytes: Uint8Array): Match[] => {
    lens ??= options.lens === 'plain' ? createPlainLens(plan.tables) : new Kernel(plan.tables);
    scanner ??= createScanner(plan, options, depth);
    const buffer = asBuffer(bytes);
    const hits: Hit[] = [];
    scanner.scan({ buffer, lo: 0, hi: buffer.length }, lens, 0, buffer.length, hits);
    return withoutOverlaps(plan, matchesOf(hits));
  };
  return (bytes) => {
    const wide = transcode(bytes);
    return wide === null ? matchText(bytes) : matchText(wide.bytes).map((match) => wide.place(match));
  };
}

/** A scanner for ranges of a text; what it decodes is scanned as a whole. */
export function createScanner(plan: Plan, options: EngineOptions, depth: number = options.decodeDepth ?? 2): Scanner {
  const inner = depth > 0 ? createMatcher(plan, options, depth - 1) : null;
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
  return {
    get ruleset() {
      return ruleset();
    },
    match: createMatcher(plan, options, options.decodeDepth ?? 2),
    judge: (match, path) => judgeOnPath(match, plan.rules[match.rule]!.rule, path),
  };
}
