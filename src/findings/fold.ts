// Pairs: what two rules found of one credential becomes one finding, under the rule of the half that has to be secret.
import { gradeOf } from '../model/confidence.ts';
import type { Unidentified } from '../model/finding.ts';

/** Names one finding within a run: by its rule's index and its secret's text. */
export function halfKey(rule: number, secret: string): string {
  return `${rule}\0${secret}`;
}

/** A finding before pairs are made one. */
export interface Half {
  readonly key: string;
  readonly finding: Unidentified;
  /** Keys of the halves that name it. */
  readonly parts: ReadonlySet<string>;
}

/**
 * The findings with the halves that name others inside those. A half that was not found at any place of its own, such as one
 * that an older commit brought while a range is scanned, is left out; one whose secret half is missing stays.
 */
export function foldHalves(halves: readonly Half[]): Unidentified[] {
  const named = new Set(halves.flatMap(({ parts }) => [...parts]));
  if (named.size === 0) return halves.map(({ finding }) => finding);
  const byKey = new Map(halves.map((half) => [half.key, half.finding]));
  return halves.flatMap(({ key, finding, parts }) => {
    if (named.has(key)) return [];
    const found = [...parts].flatMap((part) => byKey.get(part) ?? []);
    return found.length === 0 ? [finding] : [withParts(finding, found)];
  });
}

function withParts(finding: Unidentified, parts: readonly Unidentified[]): Unidentified {
  const confidence = Math.max(finding.confidence, ...parts.map((part) => part.confidence));
  return { ...finding, confidence, grade: gradeOf(confidence), parts };
}
