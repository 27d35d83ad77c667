// What stands around a key: the rest of its name, a tag, a longer text, a comment.

const isNameChar = (code: number): boolean =>
  (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || (code >= 48 && code <= 57) || code === 95 || code === 36;

/** The whole name around a key word: letters, digits, `_`, `$`, and `-`, `.` inside it. At most 80 bytes each side. */
export function nameAround(text: string, start: number, end: number): { start: number; end: number } {
  let from = start;
  while (from > 0 && start - from < 80) {
    const code = text.charCodeAt(from - 1);
    if (isNameChar(code)) from--;
    else if ((code === 45 || code === 46) && from > 1 && isNameChar(text.charCodeAt(from - 2))) from--;
    else break;
  }
  // `\npassword`: the n belongs to the escape.
  if (from < start && text[from - 1] === '\\' && /[nrt]/.test(text[from]!)) from++;
  // `%26token`: the two hex digits belong to the percent sign.
  if (text[from - 1] === '%' && from + 2 <= start && /^[\da-f]{2}/i.test(text.slice(from, from + 2))) from += 2;
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
export function inTag(text: string, at: number): boolean {
  for (let i = at - 1; i >= 0 && at - i < 160; i--) {
    const char = text[i];
    if (char === '<') return /[A-Za-z]/.test(text[i + 1] ?? '');
    if (char === '>' || char === '\n') return false;
  }
  return false;
}

/** Whether the text before `at` on its line leaves a quote open, so that all of this stands in a longer text. */
export function inText(text: string, at: number): boolean {
  const lineStart = text.lastIndexOf('\n', at - 1) + 1;
  let open = '';
  for (let i = lineStart; i < at; i++) {
    const char = text[i]!;
    if (char === '\\') i++;
    else if (open === '' ? char === '"' || char === "'" || char === '`' : char === open) open = open === '' ? char : '';
  }
  return open !== '';
}

/** Whether the name at `at` is a parameter in a URL's query, whose value is never a reference. */
export function isParameter(text: string, at: number): boolean {
  const before = text[at - 1];
  return (before === '?' || before === '&') && /:\/\/\S*$/.test(text.slice(Math.max(0, at - 300), at));
}

/** Whether the name at `at` is a parameter of a status badge's address: such tokens are made to be shown. */
export function inBadge(text: string, at: number): boolean {
  const before = text[at - 1];
  return (before === '?' || before === '&') && /\/badge\b[^\s"'<>()]*$/.test(text.slice(Math.max(0, at - 80), at));
}

/** Whether the line of `at` is a comment, or the rest of one, or a line of Markdown. */
export function inComment(text: string, at: number): boolean {
  const lineStart = text.lastIndexOf('\n', at - 1) + 1;
  const before = text.slice(lineStart, at);
  return /^\s*(?:\/\/|#|\*|--|;|\/\*|<!--|rem\s|%|"""|>)|\s\/\/|\s#\s/i.test(before);
}
