// The judge's two doors: a key word (look ahead for the value) and a run of token characters (look back for the key).
import { type KeyMeaning, meaningOf, tellingWord } from './key.ts';
import { readGap } from './operator.ts';
import { readValue } from './value.ts';
import { judgeValue } from './verdict.ts';
import type { Assigned, Window } from './window.ts';

/** How far before a value on its own line its key may begin. */
const lookBack = 200;

const isNameChar = (code: number): boolean =>
  (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || (code >= 48 && code <= 57) || code === 95 || code === 36;

/** The whole name around a key word: letters, digits, `_`, `$`, and `-`, `.` inside it. At most 80 bytes each side. */
function nameAround(text: string, start: number, end: number): { start: number; end: number } {
  let from = start;
  while (from > 0 && start - from < 80) {
    const code = text.charCodeAt(from - 1);
    if (isNameChar(code)) from--;
    else if ((code === 45 || code === 46) && from > 1 && isNameChar(text.charCodeAt(from - 2))) from--;
    else break;
  }
  // `\npassword`: the n belongs to the escape.
  if (from < start && text[from - 1] === '\\' && /[nrt]/.test(text[from]!)) from++;
  let to = end;
  while (to < text.length && to - end < 80) {
    const code = text.charCodeAt(to);
    if (isNameChar(code)) to++;
    else if ((code === 45 || code === 46) && /[A-Za-z0-9_]/.test(text[to + 1] ?? '')) to++;
    else break;
  }
  return { start: from, end: to };
}

/** Whether an XML or HTML tag is open at `at`: a `<` with a letter before it on the line, and no `>` since. */
function inTag(text: string, at: number): boolean {
  for (let i = at - 1; i >= 0 && at - i < 160; i--) {
    const char = text[i];
    if (char === '<') return /[A-Za-z]/.test(text[i + 1] ?? '');
    if (char === '>' || char === '\n') return false;
  }
  return false;
}

/** Whether the text before `at` on its line leaves a quote open, so that all of this stands in a longer text. */
function inText(text: string, at: number): boolean {
  const lineStart = text.lastIndexOf('\n', at - 1) + 1;
  let open = '';
  for (let i = lineStart; i < at; i++) {
    const char = text[i]!;
    if (char === '\\') i++;
    else if (open === '' ? char === '"' || char === "'" || char === '`' : char === open) open = open === '' ? char : '';
  }
  return open !== '';
}

/** Whether the line of `at` is a comment, or the rest of one, or a line of Markdown. */
function inComment(text: string, at: number): boolean {
  const lineStart = text.lastIndexOf('\n', at - 1) + 1;
  const before = text.slice(lineStart, at);
  return /^\s*(?:\/\/|#|\*|--|;|\/\*|<!--|rem\s|%|"""|>)|\s\/\/|\s#\s/i.test(before);
}

/**
 * Looks ahead from a key word for a value that it names.
 *
 * @param start of the word in `window.text`; `end` exclusive
 * @returns null when there is none, or when it is plainly no secret
 */
export function assignmentOfKeyword(window: Window, start: number, end: number): Assigned | null {
  const { text } = window;
  const name = nameAround(text, start, end);
  const key = text.slice(name.start, name.end);
  const meaning = meaningOf(key);
  if (meaning.strength === 'none') return null;
  return assigned(text, key, meaning, name.start, name.end, -1, -1);
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
  return nearestKey(text, head, from, start, end);
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
    const found = assigned(text, key, meaning, name.start, name.end, start, end);
    if (found !== null) return found;
  }
  return null;
}

/**
 * Ties a key to the value after it and judges that.
 *
 * @param runStart when not -1, the value must overlap this run
 */
function assigned(
  text: string,
  key: string,
  meaning: KeyMeaning,
  keyStart: number,
  keyEnd: number,
  runStart: number,
  runEnd: number,
): Assigned | null {
  const flag = text[keyStart - 1] === '-';
  const gap = readGap(text, keyEnd, flag, inTag(text, keyStart));
  if (gap === null || (runEnd >= 0 && gap.at >= runEnd)) return null;
  const extent = readValue(text, gap.at, gap.operator);
  if (extent === null || (gap.needsQuote && extent.quote === '')) return null;
  if (runEnd >= 0 && (extent.end <= runStart || extent.start >= runEnd)) return null;
  const value = text.slice(extent.start, extent.end);
  const quoted = extent.quote !== '' || inText(text, keyStart);
  const verdict = judgeValue(value, { key, meaning, operator: gap.operator, quoted });
  if (verdict === null) return null;
  return {
    start: extent.start,
    end: extent.end,
    secret: value,
    key,
    operator: gap.operator,
    quoted,
    comment: inComment(text, keyStart),
    form: verdict.form,
    rule: meaning.rule,
    confidence: verdict.confidence,
    reasons: verdict.reasons,
  };
}
