import type { Ruleset } from '../../model/rule.ts';
import type { WalkOptions } from './walk-options.ts';

/** What of a scan concerns packs; without it a history is read through Git. */
export interface PackSettings {
  readonly ruleset: Ruleset;
  readonly options: WalkOptions;
  /** Threads; undefined: as many as the machine has cores. */
  readonly jobs?: number | undefined;
}
