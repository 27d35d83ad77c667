// The key of a value that stands alone on its line: an element's name, a YAML parent, a table's header, a call.

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
export function tieAbove(gap: string): string {
  if (gap.length > 300) return '';
  return ties.find(([pattern]) => pattern.test(gap))?.[1] ?? '';
}

/**
 * The header of the Markdown column in which `at` stands, when this is the first row of the table; '' otherwise.
 *
 * @param lineStart of the row in `text`
 */
export function columnHeader(text: string, lineStart: number, at: number): string {
  const rows = text.slice(0, lineStart).split('\n').slice(-3, -1);
  if (rows.length < 2 || !/^[\s|:-]*-[\s|:-]*$/.test(rows[1]!) || !rows[0]!.includes('|')) return '';
  const row = text.slice(lineStart, at);
  return rows[0]!.split('|')[row.split('|').length - 1]?.trim() ?? '';
}
