import { explainKeys } from '../engine/judge/explain.ts';
import type { Match } from '../model/match.ts';
import type { Explained } from './explained.ts';

/** What a person calls a key: words, joined or in camel case. Anything else may be a piece of a secret and is not shown. */
const plainName = /^[A-Za-z]{1,20}(?:[._-]{1,2}[A-Za-z]{1,20}){0,6}\d{0,2}$/;

/** Bytes around a line that the judge sees, as in a scan. */
const around = 512;

/** What the judge of assignments thought of each key on the line whose value became no match. */
export function explainedKeys(
  bytes: Uint8Array,
  { start, end }: { readonly start: number; readonly end: number },
  matches: readonly Match[],
): Explained[] {
  const from = Math.max(0, start - around);
  const text = Buffer.from(bytes.subarray(from, Math.min(bytes.length, end + around))).toString('latin1');
  const matched = new Set(matches.flatMap(({ assignment }) => assignment?.key ?? []));
  return explainKeys({ text, origin: from }, start - from, end - from)
    .filter(({ key }) => !matched.has(key))
    .map(({ key, says, confidence }): Explained => {
      const shown = plainName.test(key) ? `the key ${key}` : `a key of ${key.length} characters`;
      return {
        rule: shown,
        outcome: 'came near',
        reasons: [says],
        ...(confidence === undefined ? {} : { confidence }),
      };
    });
}
