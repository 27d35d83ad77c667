// The judge's two doors: a key word (look ahead for the value) and a run of token characters (look back for the key).
import { keyAbove } from './above.ts';
import { isRequestOption, passwordOfCurl } from './curl.ts';
import { meaningOf, tellingWord } from './key.ts';
import { nameAround } from './surroundings.ts';
import { tiedValue } from './tied-value.ts';
import type { Assigned, Window } from './window.ts';

/** How far before a value on its own line its key may begin. */
const lookBack = 200;

/**
 * Looks ahead from a key word for a value that it names.
 *
 * @param start of the word in `window.text`; `end` exclusive
 * @returns null when there is none, or when it is plainly no secret
 */
export function assignmentOfKeyword(window: Window, start: number, end: number): Assigned | null {
  const { text } = window;
  const word = text.slice(start, end);
  if (/^curl\s$/i.test(word)) return passwordOfCurl(text, end - 1);
  if (word === ' -u ' || word === '--user')
    return isRequestOption(text, start) ? passwordOfCurl(text, Math.max(0, start - 1)) : null;
  const name = nameAround(text, start, end);
  const key = text.slice(name.start, name.end);
  const meaning = meaningOf(key);
  if (meaning.strength === 'none') return null;
  return tiedValue(text, { key, meaning, ...name });
}

/**
 * Looks back from a run of token characters for the key that names it: on the same line first, then above.
 *
 * @param start of the run in `window.text`; `end` exclusive. The run may hold the key itself (`token=…`).
 */
export function assignmentOfValue(window: Window, start: number, end: number): Assigned | null {
  const { text } = window;
  const lineStart = text.lastIndexOf('\n', start - 1) + 1;
  const from = Math.max(lineStart, start - lookBack);
  const head = text.slice(from, Math.min(end, start + 80));
  return nearestKey(text, head, from, start, end) ?? keyAbove(text, lineStart, start, end);
}

/** Tries the telling words before a run, nearest first, at most six. */
function nearestKey(text: string, head: string, from: number, start: number, end: number): Assigned | null {
  const places: number[] = [];
  tellingWord.lastIndex = 0;
  for (let match = tellingWord.exec(head); match !== null; match = tellingWord.exec(head)) {
    places.push(from + match.index, from + match.index + match[0].length);
  }
  for (let i = places.length - 2, tries = 0; i >= 0 && tries < 6; i -= 2, tries++) {
    const name = nameAround(text, places[i]!, places[i + 1]!);
    if (name.end >= end) continue;
    const key = text.slice(name.start, name.end);
    const meaning = meaningOf(key);
    if (meaning.strength === 'none') continue;
    const found = tiedValue(text, { key, meaning, ...name }, { start, end });
    if (found !== null) return found;
  }
  return null;
}
