// What we print comes from repositories that anybody may have written: file names, authors, lines of code. Nothing of
// it may move the cursor, turn the reading direction, or look like a command to the CI system that reads our output.

/** C1 controls, direction marks, invisible characters and lone surrogates: harmless to no reader. */
const unseen =
  '[\\x7f-\\x9f\\xad\\u061c\\u180e\\u200b-\\u200f\\u2028-\\u202e\\u2060-\\u206f\\ufeff\\ufff9-\\ufffb]|\\udb40[\\udc00-\\udfff]' +
  '|[\\ud800-\\udbff](?![\\udc00-\\udfff])|(?<![\\ud800-\\udbff])[\\udc00-\\udfff]';

/** `##[command]` of GitHub and `##vso[…]` of Azure Pipelines are obeyed anywhere in a line. */
const anywhereCommand = '#(?=#[a-z]*\\[)';

const hazard = new RegExp(`[\\x00-\\x1f]|${unseen}`, 'g');
const anywhere = new RegExp(anywhereCommand, 'gi');
const jsonHazard = new RegExp(`${unseen}|${anywhereCommand}`, 'gi');

const named: Readonly<Record<string, string>> = { '\n': '\\n', '\r': '\\r', '\t': '\\t' };

function escapeOne(found: string): string {
  const code = found.codePointAt(0)!;
  if (named[found] !== undefined) return named[found];
  // Bytes of a name that is not UTF-8, kept as U+DC80..U+DCFF.
  if (code >= 0xdc80 && code <= 0xdcff) return `\\x${(code - 0xdc00).toString(16)}`;
  return code < 0x100 ? `\\x${code.toString(16).padStart(2, '0')}` : `\\u{${code.toString(16)}}`;
}

/**
 * One line of untrusted text, safe for terminals and CI logs: controls (also newline and tab), direction overrides,
 * invisible characters and halves of surrogate pairs are written as escapes, and workflow commands are broken.
 * For people; it cannot be turned back, since a backslash stays as it is.
 */
export function visible(text: string): string {
  if (/^[ !"$-9;-~]*$/.test(text)) return text; // nearly every name: nothing in it needs a second look
  return text
    .replace(hazard, escapeOne)
    .replace(anywhere, '\\x23')
    .replace(/(^|\s)::/g, '$1:\\x3a');
}

/** `visible` for source lines: a tab is shown as two spaces. */
export function visibleLine(text: string): string {
  return visible(text.replaceAll('\t', '  '));
}

/**
 * JSON that is also safe to print: what `visible` would escape is written as `\uXXXX`, so a parser still reads the
 * exact text. Lone surrogates stay what they are, escaped.
 */
export function safeJson(value: unknown, indent = 2): string {
  return JSON.stringify(value, null, indent).replace(jsonHazard, (found) =>
    Array.from({ length: found.length }, (_, i) => `\\u${found.charCodeAt(i).toString(16).padStart(4, '0')}`).join(''),
  );
}
