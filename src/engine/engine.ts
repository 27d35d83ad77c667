import type { Match } from '../model/match.ts';
import type { SkipReason } from '../model/receipt.ts';
import type { Ruleset } from '../model/rule.ts';

/** Something that an engine did not look into: a limit was reached, or an archive cannot be read (or not by this Node). */
export type EngineLimit = Extract<SkipReason, 'archive-limit' | 'unreadable-archive'>;

/**
 * Finds credentials in bytes. Knows nothing of Git, hosts or terminals and does no I/O.
 *
 * Two steps, because one blob may stand at many paths: `match` looks at the bytes once, `judge` decides for each path.
 */
export interface Engine {
  readonly ruleset: Ruleset;
  /**
   * Every match in `bytes`, path-free, ordered by position; overlapping generic matches are already dropped, halves of
   * pairs joined.
   *
   * @param onLimit told what was left out, each limit once
   */
  match(bytes: Uint8Array, onLimit?: (limit: EngineLimit) => void): Match[];
  /** The match with its final confidence at this path, or null where the rule does not apply there. */
  judge(match: Match, path: string | null): Match | null;
}
