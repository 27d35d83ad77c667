/**
 * The first quantifier of a regex source without an upper bound (`*`, `+`, `{3,}`), or undefined. Rules run on bytes that
 * anybody may have written, so each of their quantifiers is bounded.
 */
export function unboundedQuantifier(source: string): string | undefined {
  let inClass = false;
  for (let at = 0; at < source.length; at++) {
    const char = source[at]!;
    if (char === '\\') at++;
    else if (inClass) inClass = char !== ']';
    else if (char === '[') inClass = true;
    else if (char === '*' || char === '+') return char;
    else if (char === '{') {
      const open = /^\{\d+,\}/.exec(source.slice(at));
      if (open !== null) return open[0];
    }
  }
  return undefined;
}
