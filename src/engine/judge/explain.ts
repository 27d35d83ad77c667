import { stoppedBy } from './gates.ts';
import { meaningOf, tellingWord } from './key.ts';
import { readGap } from './operator.ts';
import { inTag, inText, nameAround } from './surroundings.ts';
import { readValue } from './value.ts';
import { judgeValue } from './verdict.ts';
import type { Window } from './window.ts';

/** How far one key of a line got. */
export interface KeyExplained {
  readonly key: string;
  /** What ended it, or what the judge thought of the value; never holds the value. */
  readonly says: string;
  readonly confidence?: number;
}

/**
 * For `stanch explain`: each name in `[start, end)` that has a telling word, and what stopped it or what became of it. At
 * most twenty names. The window should reach two lines further on both sides, as in a scan.
 */
export function explainKeys(window: Window, start: number, end: number): KeyExplained[] {
  const { text } = window;
  const explained = new Map<number, KeyExplained>();
  tellingWord.lastIndex = start;
  for (let word = tellingWord.exec(text); word !== null && word.index < end; word = tellingWord.exec(text)) {
    const name = nameAround(text, word.index, word.index + word[0].length);
    if (explained.has(name.start) || explained.size >= 20) continue;
    explained.set(name.start, { key: text.slice(name.start, name.end), ...fateOf(text, name.start, name.end) });
  }
  return [...explained.values()];
}

function fateOf(text: string, start: number, end: number): Omit<KeyExplained, 'key'> {
  const key = text.slice(start, end);
  const meaning = meaningOf(key);
  if (meaning.strength === 'none') return { says: "the key's name is about something else" };
  const gap = readGap(text, end, text[start - 1] === '-', inTag(text, start));
  const extent = gap === null ? null : readValue(text, gap.at, gap.operator);
  if (gap === null || extent === null) return { says: 'no value is tied to it' };
  if (gap.needsQuote && extent.quote === '') return { says: 'a bare word behind it is no value' };
  const value = text.slice(extent.start, extent.end);
  const tie = { key, meaning, operator: gap.operator, quoted: extent.quote !== '' || inText(text, start) };
  const stop = stoppedBy(value, tie);
  if (stop !== null) return { says: `its value is ${stop}` };
  const verdict = judgeValue(value, tie);
  if (verdict === null) return { says: `its value is not random enough for a key that says ${meaning.word}` };
  return { says: verdict.reasons.join(', '), confidence: verdict.confidence };
}
