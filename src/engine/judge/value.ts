// Where a value begins and ends.

/** The extent of a value, quotes left out. */
export interface Extent {
  readonly start: number;
  readonly end: number;
  /** The quote that encloses it, or '' when it stands bare. */
  readonly quote: string;
}

const opening = /(?:[bBuUrRfFLNE@$]{1,2}(?=["']))?(\\*(?:"""|'''|["'`])|&(?:quot|#3[49]|apos);)/y;
const maxValue = 8192;

/**
 * The value that begins at `at`, quoted or bare.
 *
 * A quoted value ends with the same quote (escaped the same way) on the same line; a back-quoted or triple-quoted one
 * may span lines. A bare one ends where its format would end it: at a blank, `;`, `,`, `&`, `<` or a closing bracket.
 *
 * @param operator decides how a bare value ends
 * @returns null when a quote is never closed
 */
export function readValue(text: string, at: number, operator: string): Extent | null {
  opening.lastIndex = at;
  const match = opening.exec(text);
  if (match !== null) return readQuoted(text, opening.lastIndex, match[1]!);
  return readBare(text, at, operator);
}

function readQuoted(text: string, start: number, quote: string): Extent | null {
  const limit = Math.min(text.length, start + maxValue);
  const multiline = quote === '`' || quote.length === 3;
  const slashes = quote.startsWith('\\') ? quote.lastIndexOf('\\') + 1 : 0;
  const first = quote[quote.length - 1]!;
  for (let i = start; i < limit; i++) {
    const char = text[i]!;
    if (char === '\n' && !multiline) return null;
    if (char === '\\' && slashes === 0) {
      i++;
      continue;
    }
    if (quote[0] === '&') {
      if (text.startsWith(quote, i)) return { start, end: i, quote };
      continue;
    }
    if (char !== first) continue;
    if (slashes > 0) {
      if (text.startsWith(quote, i - slashes)) return { start, end: i - slashes, quote };
      return null;
    }
    if (quote.length === 3 && !text.startsWith(quote, i)) continue;
    // SQL and PowerShell double a quote to escape it.
    if (text[i + 1] === first && quote.length === 1 && i > start && first === "'" && /\w/.test(text[i + 2] ?? '')) {
      i++;
      continue;
    }
    return { start, end: i, quote };
  }
  return null;
}

const bareEnd = /[\s"'`<>\x00-\x1f\x7f]/;

function readBare(text: string, start: number, operator: string): Extent | null {
  const limit = Math.min(text.length, start + maxValue);
  let end = start;
  for (; end < limit; end++) {
    const char = text[end]!;
    if (bareEnd.test(char)) {
      if (
        (char === "'" || char === '"') &&
        end > start &&
        /\w/.test(text[end - 1]!) &&
        /[\w!]/.test(text[end + 1] ?? '')
      )
        continue;
      break;
    }
    // `…)](https://…`: the end of a Markdown link.
    if ((char === ')' && text[end + 1] === ']') || (char === ']' && text[end + 1] === '(')) break;
    if (char === ';' || (char === '&' && /[\w[%]+=|amp;/y.test(text.slice(end + 1, end + 24)))) break;
    if (char === ',' && (operator !== ':' || /[\s"'}\])\w]/.test(text[end + 1] ?? '\n'))) break;
    if (char === '\\' && /[\s"'nrt]/.test(text[end + 1] ?? '\n')) break;
    if (char === '%' && operator.startsWith('%') && text.startsWith('%26', end)) break;
    if (char === '|' && operator === '|') break;
  }
  end = dropUnbalanced(text, start, end);
  return end > start ? { start, end, quote: '' } : null;
}

/** Gives closing brackets back that were opened outside of the value, and a full stop at its end. */
function dropUnbalanced(text: string, start: number, from: number): number {
  let end = from;
  for (;;) {
    const last = text[end - 1];
    const open = last === ')' ? '(' : last === ']' ? '[' : last === '}' ? '{' : '';
    if (end - start > 1 && open !== '' && !text.slice(start, end).includes(open)) end--;
    else if (end - start > 1 && (last === ',' || last === ':' || (last === '.' && /[\s]|$/.test(text[end] ?? ''))))
      end--;
    else return end;
  }
}
