import type { Learnt } from '../../../model/match.ts';
import type { Window } from '../window.ts';

/** What a structural check has to say about one match. */
export interface Told {
  /**
   * `true`: the structure proves the kind; `false`: it disproves it; `null`: nothing is proved either way.
   * With `--checksums=ignore` proofs do not count.
   */
  readonly holds: boolean | null;
  /**
   * The confidence that follows. With `holds: null` it is a judgement of the value (stock word, encrypted key) and
   * counts whatever `--checksums` says.
   */
  readonly confidence?: number;
  /** No secret at all, whatever `--checksums` says: a placeholder, a reference, a documented example. */
  readonly drop?: boolean;
  /** For a person; never holds the secret. Empty when there is nothing to say. */
  readonly reason: string;
  readonly learnt?: Learnt;
}

/** Judges `text`, which stands at `[start, end)` of the window. Pure and bounded; never throws on bad input. */
export type StructureCheck = (text: string, window: Window, start: number, end: number) => Told;

/** A match that is no secret. */
export function dropped(reason: string): Told {
  return { holds: null, drop: true, reason };
}
