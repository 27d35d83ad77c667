// Remembers what came of candidates by the text around them: the lines near a change come again in version after
// version, and three of five candidates in a history were judged before in the very same surroundings.
import type { Match } from '../model/match.ts';

interface Known {
  readonly kind: number;
  readonly id: number;
  readonly offset: number;
  readonly matches: readonly Match[];
}

/** Distinct surroundings that are kept; all are forgotten at once when there are more. About 3 MB. */
const capacity = 8192;

/** Only for candidates that depend on nothing but their near window, which has to end where lines or the text end. */
export class Memo {
  readonly #known = new Map<string, Known[]>();

  /** The matches found before, relative to the candidate, or undefined. `offset` is that of the candidate in `text`. */
  recall(text: string, kind: number, id: number, offset: number): readonly Match[] | undefined {
    const entries = this.#known.get(text);
    if (entries === undefined) return undefined;
    for (const entry of entries) {
      if (entry.offset === offset && entry.kind === kind && entry.id === id) return entry.matches;
    }
    return undefined;
  }

  keep(text: string, kind: number, id: number, offset: number, matches: readonly Match[]): void {
    const entries = this.#known.get(text);
    const entry = { kind, id, offset, matches };
    if (entries !== undefined) {
      entries.push(entry);
      return;
    }
    if (this.#known.size >= capacity) this.#known.clear();
    this.#known.set(text, [entry]);
  }
}
