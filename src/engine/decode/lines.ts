// Escaped text around a candidate: its line, as far as the near window shows it, is made clear and scanned again.
import type { Match } from '../../model/match.ts';
import type { Window } from '../text.ts';
import { type Escapes, escapes, isEscaped, undo } from './escapes.ts';

/** How far before a value an escape still matters, in clear text: it may be what ties the value to its key. */
const tie = 48;

type Inner = (bytes: Uint8Array) => readonly Match[];

/** One per scanner: a line often has several candidates, and is decoded for the first of them only. */
export class LineDecoder {
  readonly #inner: Inner;
  readonly #last = escapes.map(() => ({ line: '', matches: [] as readonly Match[] }));

  constructor(inner: Inner) {
    this.#inner = inner;
  }

  /** Appends what the candidate's line holds once its escapes are undone. Offsets are those of the text. */
  add(near: Window, at: number, end: number, matches: Match[]): void {
    const { text, origin } = near;
    let line: string | undefined;
    let start = 0;
    for (const [index, kind] of escapes.entries()) {
      const sign = text.indexOf(kind.sign);
      if (sign < 0) continue;
      if (line === undefined) {
        start = text.lastIndexOf('\n', at - origin - 1) + 1;
        const stop = text.indexOf('\n', end - origin);
        line = text.slice(start, stop < 0 ? text.length : stop);
      }
      if (!kind.telling.test(line)) continue;
      for (const match of this.#matchesOf(index, kind, line)) {
        const placed = { ...match, start: match.start + origin + start, end: match.end + origin + start };
        if (!matches.some((known) => isSame(known, placed))) matches.push(placed);
      }
    }
  }

  #matchesOf(index: number, kind: Escapes, line: string): readonly Match[] {
    const last = this.#last[index]!;
    if (last.line !== line) this.#last[index] = { line, matches: this.#decode(kind, line) };
    return this.#last[index]!.matches;
  }

  /** Matches that owe something to an escape and that the ends of the window do not touch: the text may go on there. */
  #decode(kind: Escapes, line: string): Match[] {
    const clear = undo(line, kind);
    const { bytes, from } = clear;
    const found: Match[] = [];
    for (const match of this.#inner(bytes)) {
      const cut = line.length >= window && (match.start === 0 || match.end === bytes.length);
      if (cut || !isEscaped(clear, Math.max(0, match.start - tie), Math.min(bytes.length, match.end + 1))) continue;
      const { start, end, decodedBy } = match;
      found.push({ ...match, start: from[start]!, end: from[end]!, decodedBy: [kind.name, ...decodedBy] });
    }
    return found;
  }
}

/** A line shorter than this was not cut by the near window, which reaches as far to each side. */
const window = 512;

function isSame(a: Match, b: Match): boolean {
  return a.rule === b.rule && a.start === b.start && a.end === b.end && a.secret === b.secret;
}
