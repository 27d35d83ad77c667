import type { Match } from '../model/match.ts';
import type { Ruleset } from '../model/rule.ts';

/**
 * Finds credentials in bytes. Knows nothing of Git, hosts or terminals and does no I/O.
 *
 * Two steps, because one blob may stand at many paths: `match` looks at the bytes once, `judge` decides for each path.
 */
export interface Engine {
  readonly ruleset: Ruleset;
  /** Every match in `bytes`, path-free, ordered by position; overlapping generic matches are already dropped, halves of pairs joined. */
  match(bytes: Uint8Array): Match[];
  /** The match with its final confidence at this path, or null where the rule does not apply there. */
  judge(match: Match, path: string | null): Match | null;
}
