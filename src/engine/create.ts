// Puts the engine together: plan, lens, scanner, decoding, and the view of a whole object.
import { Kernel } from '../kernel/kernel.ts';
import type { Lens } from '../kernel/lens.ts';
import { createPlainLens } from '../kernel/plain.ts';
import type { Match } from '../model/match.ts';
import type { Ruleset } from '../model/rule.ts';
import type { ChecksumPolicy } from './confirm.ts';
import type { Engine } from './engine.ts';
import type { Hit } from './hit.ts';
import { judgeOnPath } from './judge/path.ts';
import { withoutOverlaps } from './overlap.ts';
import { type Plan, planRules } from './plan.ts';
import { Scanner } from './scanner.ts';
import { transcode } from './decode/utf16.ts';

export interface EngineOptions {
  /** Which finder: the WebAssembly kernel, or the plain reference. Same findings. */
  readonly lens?: 'kernel' | 'plain';
  readonly checksums?: ChecksumPolicy;
  /** How often decoded text is decoded again. */
  readonly decodeDepth?: number;
}

function createLens(plan: Plan, wanted: 'kernel' | 'plain'): Lens {
  return wanted === 'kernel' ? new Kernel(plan.tables) : createPlainLens(plan.tables);
}

function asBuffer(bytes: Uint8Array): Buffer {
  return Buffer.isBuffer(bytes) ? bytes : Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

/** Builds an engine for one thread. Not to be shared between threads: it owns its kernel's memory. */
export function createEngine(ruleset: Ruleset, options: EngineOptions = {}): Engine {
  const plan = planRules(ruleset);
  const policy = options.checksums ?? 'enforce';

  /** Matches of one text whose contents may be decoded `depth` times more. Each depth has a lens of its own. */
  function matchAt(depth: number): (bytes: Uint8Array) => Match[] {
    let lens: Lens | undefined;
    let scanner: Scanner | undefined;
    const matchText = (bytes: Uint8Array): Match[] => {
      lens ??= createLens(plan, options.lens ?? 'kernel');
      scanner ??= new Scanner({ plan, checksums: policy, inner: depth > 0 ? matchAt(depth - 1) : null });
      const buffer = asBuffer(bytes);
      const hits: Hit[] = [];
      scanner.scan({ buffer, lo: 0, hi: buffer.length }, lens, 0, buffer.length, hits);
      return withoutOverlaps(plan, hits.flatMap((hit) => hit.matches));
    };
    return (bytes) => {
      const wide = transcode(bytes);
      return wide === null ? matchText(bytes) : matchText(wide.bytes).map((match) => wide.place(match));
    };
  }

  return {
    ruleset,
    match: matchAt(options.decodeDepth ?? 2),
    judge: (match, path) => judgeOnPath(match, ruleset.rules[match.rule]!, path),
  };
}
