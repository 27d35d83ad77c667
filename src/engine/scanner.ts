// Runs the lenses over a range and turns each candidate into a hit. The one place where candidates meet rules.
import { candidateKind, type Lens, recordSize } from '../kernel/lens.ts';
import { isTokenByte } from '../kernel/plain.ts';
import { nearBytes, nearEnd, nearStart, runEnd } from '../kernel/reach.ts';
import type { Match } from '../model/match.ts';
import { companionsOf, companionWindow } from './companions.ts';
import { type ChecksumPolicy, confirm } from './confirm.ts';
import { LineDecoder } from './decode/lines.ts';
import { decodedMatches } from './decode/values.ts';
import { type Hit, shifted } from './hit.ts';
import { assignmentOfKeyword, assignmentOfValue } from './judge/assignment.ts';
import { ownerBeside } from './judge/beside.ts';
import type { Assigned } from './judge/window.ts';
import type { Plan, PlannedRule } from './plan.ts';
import { nearWindow, type Text, type Window, windowOf } from './text.ts';

/** What a scanner needs beside the bytes. */
export interface ScannerOptions {
  readonly plan: Plan;
  readonly checksums: ChecksumPolicy;
  /** Matches inside decoded bytes; null where the depth limit is reached. */
  readonly inner: ((bytes: Uint8Array) => readonly Match[]) | null;
}

const isAlnum = (byte: number): boolean =>
  (byte >= 0x30 && byte <= 0x39) || ((byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x7a);

export class Scanner {
  readonly #options: ScannerOptions;
  readonly #lines: LineDecoder | null;

  constructor(options: ScannerOptions) {
    this.#options = options;
    this.#lines = options.inner === null ? null : new LineDecoder(options.inner);
  }

  /** Appends a hit for every candidate in `[from, to)` of the text that came to something or has to be kept. */
  scan(text: Text, lens: Lens, from: number, to: number, hits: Hit[]): void {
    const records = lens.find(text.buffer, from, to);
    for (let i = 0; i < records.length; i += recordSize) {
      const kind = records[i]!;
      const a = records[i + 1]!;
      const b = records[i + 2]!;
      const hit = this.look(text, kind, a, b);
      if (hit !== null) hits.push(hit);
      else if (lens.dismiss !== undefined) this.#dismiss(lens, kind, a, b);
    }
  }

  /**
   * Looks at one candidate record, see kernel/lens.ts. Null when nothing came of it and nothing far was read.
   */
  look(text: Text, kind: number, a: number, b: number): Hit | null {
    const { tables, byPrefix } = this.#options.plan;
    if (kind === candidateKind.prefix) {
      const matches: Match[] = [];
      const reach = { far: false, from: b, to: b };
      for (const planned of byPrefix[a]!) this.#prefix(text, planned, b, matches, reach);
      return this.#hit(text, { kind, id: a, at: b, end: b + tables.prefixes[a]!.length }, matches, reach);
    }
    return kind === candidateKind.value
      ? this.#lookNear(text, { kind, id: 0, at: a, end: b })
      : this.#lookNear(text, { kind, id: a, at: b, end: b + tables.literals[a]!.length });
  }

  /** A literal or a value: decided by its near window, unless one of its rules looks further. */
  #lookNear(text: Text, candidate: Candidate): Hit | null {
    const { kind, id, at, end } = candidate;
    const near = nearWindow(text, at, end);
    const matches: Match[] = [];
    const reach = { far: false, from: at, to: at };
    if (kind === candidateKind.value) this.#value(text, at, end, near, matches, reach);
    else this.#literal(text, id, at, near, matches, reach);
    this.#lines?.add(near, at, end, matches);
    return this.#hit(text, candidate, matches, reach);
  }

  #dismiss(lens: Lens, kind: number, a: number, b: number): void {
    if (kind === candidateKind.value) lens.dismiss?.(kind, 0, a, b);
    else if (kind === candidateKind.literal)
      lens.dismiss?.(kind, a, b, b + this.#options.plan.tables.literals[a]!.length);
  }

  #hit(text: Text, candidate: Candidate, matches: Match[], reach: Reach): Hit | null {
    if (matches.length > 0) this.#companions(text, matches, reach);
    if (matches.length === 0 && !reach.far) return null;
    const { kind, id, at, end } = candidate;
    const { far, from, to } = reach;
    return { kind, id, at, end, far, from, to, matches: matches.map((match) => shifted(match, -at)) };
  }

  /** The rule's token starts at `at` or nowhere. */
  #prefix(text: Text, planned: PlannedRule, at: number, matches: Match[], reach: Reach): void {
    const tokenEnd = runEnd(text.buffer, text.hi, at);
    const { trigger } = planned.rule;
    if (trigger.kind === 'prefix' && tokenEnd - at < trigger.leads) return;
    const near = nearEnd(text.buffer, text.hi, tokenEnd);
    const from = nearStart(text.buffer, text.lo, at);
    const to = planned.far ? Math.max(near, Math.min(text.hi, at + planned.rule.reach.after)) : near;
    if (planned.far) widen(text, reach, from, to);
    const window = windowOf(text, at, to);
    const regex = planned.regex();
    regex.lastIndex = 0;
    const found = regex.exec(window.text);
    if (found !== null) this.#confirm({ ...text, lo: from, hi: to }, planned, found, window, matches);
  }

  #literal(text: Text, id: number, at: number, near: Window, matches: Match[], reach: Reach): void {
    const { plan } = this.#options;
    const length = plan.tables.literals[id]!.length;
    let judged = false;
    for (const planned of plan.byLiteral[id]!) {
      const { rule } = planned;
      if (rule.structure === 'assignment') {
        // All such rules share one judge, which says which of them it is.
        if (judged) continue;
        judged = true;
        this.#assigned(assignmentOfKeyword(near, at - near.origin, at + length - near.origin), near, matches);
      } else if (rule.trigger.kind === 'prefix') {
        const prefix = text.buffer.toString('latin1', at, at + length);
        const fresh = at === text.lo || !isAlnum(text.buffer[at - 1]!) || !isTokenByte(text.buffer[at]!);
        if (fresh && rule.trigger.prefixes.includes(prefix)) this.#prefix(text, planned, at, matches, reach);
      } else {
        let window: Window;
        if (planned.far) {
          const from = Math.max(text.lo, at - rule.reach.before);
          const to = Math.min(text.hi, at + length + rule.reach.after);
          widen(text, reach, from, to);
          window = windowOf(text, from, to);
        } else {
          window = near;
        }
        this.#search(text, planned, window, window, matches);
      }
    }
  }

  /**
   * Every match of the rule in the window that is not cut off by the window's ends.
   *
   * @param around what context words may stand in: no more than the candidate may look at, wherever the match stands
   */
  #search(text: Text, planned: PlannedRule, window: Window, around: Window, matches: Match[]): void {
    for (const needed of planned.rule.needs ?? []) if (!window.text.includes(needed)) return;
    const seen = { ...text, lo: around.origin, hi: around.origin + around.text.length };
    const regex = planned.regex();
    regex.lastIndex = 0;
    for (let found = regex.exec(window.text); found !== null; found = regex.exec(window.text)) {
      if (found[0].length === 0) regex.lastIndex++;
      const from = window.origin + found.index;
      const to = from + found[0].length;
      const cutBefore =
        found.index === 0 && from > text.lo && isTokenByte(text.buffer[from - 1]!) && isTokenByte(text.buffer[from]!);
      const cutAfter = to === window.origin + window.text.length && to < text.hi && isTokenByte(text.buffer[to]!);
      if (!cutBefore && !cutAfter) this.#confirm(seen, planned, found, window, matches);
    }
  }

  #value(text: Text, start: number, end: number, near: Window, matches: Match[], reach: Reach): void {
    const { plan, inner } = this.#options;
    if (!plan.valueWords.empty) {
      const wanted = new Set<number>();
      for (const hit of plan.valueWords.find(near.text)) for (const rule of hit.rules) wanted.add(rule);
      if (wanted.size > 0) {
        const run = windowOf(text, start, end);
        for (const index of wanted) {
          const planned = plan.rules[index]!;
          const { trigger } = planned.rule;
          if (trigger.kind === 'value' && end - start >= trigger.min) this.#search(text, planned, run, near, matches);
        }
      }
    }
    for (const { text: infix, planned } of plan.infixes) {
      const found = near.text.indexOf(infix, start - near.origin);
      if (found >= 0 && found + near.origin < end)
        this.#search(text, planned, windowOf(text, start, end), near, matches);
    }
    this.#assigned(assignmentOfValue(near, start - near.origin, end - near.origin), near, matches);
    if (inner === null) return;
    const behind = decodedMatches(text, start, end, inner, matches);
    if (behind !== null) widen(text, reach, nearStart(text.buffer, text.lo, start), behind + nearBytes);
  }

  #assigned(assigned: Assigned | null, window: Window, matches: Match[]): void {
    if (assigned === null) return;
    const planned = this.#options.plan.assignments.get(assigned.rule);
    if (planned === undefined) return;
    const { key, operator, quoted, comment, form, secret, confidence, reasons } = assigned;
    const account = ownerBeside(window, assigned.start, key);
    matches.push({
      rule: planned.index,
      start: window.origin + assigned.start,
      end: window.origin + assigned.end,
      secret,
      confidence,
      reasons,
      assignment: { key, operator, quoted, comment, form },
      ...(account === undefined ? {} : { learnt: { account } }),
      decodedBy: [],
    });
  }

  /** @param seen the text, its ends drawn in to what the candidate may look at */
  #confirm(seen: Text, planned: PlannedRule, found: RegExpExecArray, window: Window, matches: Match[]): void {
    const start = window.origin + found.index;
    const surroundings = (): Window => nearWindow(seen, start, start + found[0].length);
    const match = confirm(planned, found, window, surroundings, this.#options.checksums);
    if (match === null || matches.some((known) => known.rule === match.rule && known.start === match.start)) return;
    matches.push(match);
  }

  /** Looks for the other halves of pairs beside what was found; what they are found in becomes part of the reach. */
  #companions(text: Text, matches: Match[], reach: Reach): void {
    for (const match of [...matches]) {
      for (const { planned, lines } of companionsOf(this.#options.plan, match.rule)) {
        const window = companionWindow(text, match.start, match.end, lines);
        widen(text, reach, window.origin, window.origin + window.text.length);
        this.#search(text, planned, window, window, matches);
      }
    }
  }
}

type Candidate = Pick<Hit, 'kind' | 'id' | 'at' | 'end'>;

/** The bytes that a far hit depends on. */
interface Reach {
  far: boolean;
  from: number;
  to: number;
}

/** With one byte more on both sides, which tells whether a match is cut off there. */
function widen(text: Text, reach: Reach, from: number, to: number): void {
  reach.far = true;
  reach.from = Math.min(reach.from, Math.max(text.lo, from - 1));
  reach.to = Math.max(reach.to, Math.min(text.hi, to + 1));
}
