import { gradeFloor } from '../model/confidence.ts';
import type { Unidentified } from '../model/finding.ts';
import type { Place } from '../model/place.ts';
import { maskedExcerpt, type ShownExcerpt } from './excerpt.ts';
import { formsOf, piecesOf } from './forms.ts';
import { KnownText, replaceRanges } from './known-text.ts';
import { hidden } from './mask.ts';
import { Neighbours } from './neighbours.ts';
import { estimateBits, isWordLike } from './strength.ts';

/**
 * Takes the secrets of a report out of the texts that surround them: those that matter. A password `secret` of low
 * confidence must not make every line that speaks of secrets unreadable.
 */
export interface Redactor {
  /** For text that others wrote, such as a commit's subject. */
  text(value: string): string;
  /**
   * For paths, authors and other names that readers must be able to follow: hides only what cannot be guessed and has
   * 12 or more characters, since a password `config` must not make `config/app.ts` unfindable.
   */
  name(value: string): string;
  /**
   * For the lines around a finding: hides its own secret, whatever it is, what matters of the others by its text, and
   * all others where they are known to stand.
   */
  excerptsOf(finding: Unidentified): (place: Place) => ShownExcerpt | undefined;
}

/** A name is only broken for a secret that no dictionary holds. */
const unguessableFrom = 30;
/** Shorter ones stand in too many texts by chance. */
const mattersFrom = 8;
const nameFrom = 12;
/** Room for the few pieces of one finding; the whole report needs more. */
const ownHeads = 14;

/** @param findings all of the report, also the low and the suppressed ones: each may stand beside another */
export function createRedactor(findings: readonly Unidentified[]): Redactor {
  const known = new KnownText();
  const strong = new KnownText();
  for (const finding of findings) {
    const sure = finding.confidence >= gradeFloor.medium;
    for (const form of formsOf(finding)) {
      for (const piece of piecesOf(form)) {
        if (piece.length < mattersFrom || !(sure || !isWordLike(piece))) continue;
        known.add(piece);
        if (piece.length >= nameFrom && estimateBits(piece) >= unguessableFrom) strong.add(piece);
      }
    }
  }
  let neighbours: Neighbours | undefined;
  return {
    text: (value) => replaceRanges(value, known.find(value), hidden),
    name: (value) => replaceRanges(value, strong.find(value), hidden),
    excerptsOf: (finding) => {
      let own: KnownText | undefined;
      return (place) => {
        own ??= ownText(finding);
        neighbours ??= new Neighbours(findings);
        const near = neighbours;
        return maskedExcerpt(place, (line, number) => [
          ...known.find(line),
          ...own!.find(line),
          ...near.on(place, number, line.length),
        ]);
      };
    },
  };
}

function ownText(finding: Unidentified): KnownText {
  const own = new KnownText(ownHeads);
  for (const form of formsOf(finding)) {
    const pieces = piecesOf(form);
    // Of a secret of many lines, a short one is a bracket or a word and not the secret.
    for (const piece of pieces) if (pieces.length === 1 || piece.length >= mattersFrom) own.add(piece);
  }
  return own;
}
