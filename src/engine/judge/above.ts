// The key of a value that stands alone on its line: an element's name, a YAML parent, a table's header, a call.
import { meaningOf, tellingWord } from './key.ts';
import { nameAround } from './surroundings.ts';
import { judgeValue } from './verdict.ts';
import type { Assigned } from './window.ts';

/** What may stand between the key on a line above and the value. */
const ties: readonly (readonly [RegExp, string])[] = [
  [/^["']?(?:\s+[\w:.-]+\s*=\s*"[^"<>\n]{0,80}"){0,4}\s*>[ \t]*\r?\n\s*["']?$/, '>'],
  [
    /^\\*["']?\s*(?:[:=]|=>|:=)\s*(?:[|>][-+]?\d?)?[ \t]*\\?(?:#[^\n]*)?\r?\n\s*(?:-\s+)?(?:new\s+)?[\w.]{0,20}\(?["'`]*$/,
    ':',
  ],
  [/^\\*["']?\s*(?:[:=]|=>|:=)\s*[[({]\s*(?:["'][^"'\n]{0,200}["'],\s*){0,3}["'`]?$/, '['],
  [/^["']?\s*\(\s*\r?\n?\s*(?:[\w.]{1,30},\s*)?["'`]$/, '('],
];

/** The operator that ties a key to the value when `gap` stands between them, or '' when none does. */
function tieAbove(gap: string): string {
  if (gap.length > 300) return '';
  return ties.find(([pattern]) => pattern.test(gap))?.[1] ?? '';
}

/**
 * The header of the Markdown column in which `at` stands, when this is the first row of the table; '' otherwise.
 *
 * @param lineStart of the row in `text`
 */
function columnHeader(text: string, lineStart: number, at: number): string {
  const rows = text.slice(0, lineStart).split('\n').slice(-3, -1);
  if (rows.length < 2 || !/^[\s|:-]*-[\s|:-]*$/.test(rows[1]!) || !rows[0]!.includes('|')) return '';
  const row = text.slice(lineStart, at);
  return rows[0]!.split('|')[row.split('|').length - 1]?.trim() ?? '';
}

/**
 * For a value alone on its line, or in a table: the key on one of the two lines above. Machine-made values only.
 *
 * @param lineStart where the line of the run `[start, end)` begins
 */
export function keyAbove(text: string, lineStart: number, start: number, end: number): Assigned | null {
  const before = text.slice(Math.max(lineStart, start - 200), start);
  if (!/^[\s\-"'`|]*$|\|\s*`?$/.test(before)) return null;
  const header = before.includes('|') ? columnHeader(text, lineStart, start) : '';
  if (header !== '') return loneValue(text, header, '|', start, end);
  const from = Math.max(0, lineStart - 300);
  const above = text.slice(from, lineStart);
  tellingWord.lastIndex = 0;
  let found: Assigned | null = null;
  for (
    let match = tellingWord.exec(above), tries = 0;
    match !== null && tries < 12;
    match = tellingWord.exec(above), tries++
  ) {
    const name = nameAround(text, from + match.index, from + match.index + match[0].length);
    const operator = tieAbove(text.slice(name.end, start));
    if (operator !== '') found = loneValue(text, text.slice(name.start, name.end), operator, start, end) ?? found;
  }
  return found;
}

function loneValue(text: string, key: string, operator: string, start: number, end: number): Assigned | null {
  const meaning = meaningOf(key);
  if (meaning.strength === 'none') return null;
  const secret = text.slice(start, end);
  const quoted = /["'`]/.test(text[start - 1] ?? '');
  const verdict = judgeValue(secret, { key, meaning, operator, quoted: true });
  if (verdict === null || verdict.form !== 'made') return null;
  const confidence = Math.min(verdict.confidence, 0.8);
  const reasons = [...verdict.reasons, 'its key stands on a line above'];
  return {
    ...verdict,
    start,
    end,
    secret,
    key,
    operator,
    quoted,
    comment: !quoted,
    rule: meaning.rule,
    confidence,
    reasons,
  };
}
