// What stands between a key and its value. Everything here is bounded: no gap is longer than a few dozen bytes.

/** Where a value begins, and how it is tied to its key. */
export interface Gap {
  readonly operator: string;
  /** Offset of the value's opening quote, or of its first byte. */
  readonly at: number;
  /** The value may only be taken when it stands in quotes: the tie is too weak for a bare word. */
  readonly needsQuote: boolean;
}

/** What may close a key: quotes (also escaped or as entities), brackets, optional marks, Markdown bold. */
const closers = /(?:\\*["'`]|&(?:quot|#3[49]|apos);|\]|\)|\?|!|\*\*|\[\d*\]){0,5}/y;
const blanks = /[ \t]*/y;
const typeAnnotation =
  /[ \t]*:?[ \t]*(?:(?:const|readonly|final)[ \t]+)?(?:&'?\w*[ \t]*)?(?:[A-Za-z]\w{0,40}(?:\.|::)){0,6}(?:string|String|str|Str|char|bytes?|\[\]byte|any|text|TEXT|var|auto|secret\w*|SecretStr|SecureString|Optional\[\w+\]|Option<\w+>|VARCHAR|Any|NSString|CharSequence|object|password|Password)(?:\[\d*\]|[?!*]|[ \t]*\|[ \t]*\w+){0,3}[ \t]*(?==[^=>])/y;
const symbol = /%3[dDaA]|\\u003[dD]|===?|!==?|=>|:=|\?=|\+=|\|\|=|\?\?=|->|<-|=|:(?!:)|\||~=|\.equals\(|\.or\(/y;
const attribute =
  /["']?(?:\s+[\w:.-]+\s*=\s*"[^"<>]{0,60}"){0,3}\s+(?:value|content|connectionString|default|defaultValue)\s*=\s*(?=["'])/iy;
const pair = /\\*["']?\s{0,40},?\s{0,40}\\*["']?(?:value|Value|default|Default)\\*["']?\s*[:=]>?\s*/y;
const envEntry = /["']?,?[ \t]*\r?\n[ \t]*(?:(?:\/\/|#)[^\n]{0,120}\n[ \t]*)?["']?(?:value|default)["']?:[ \t]*(?=\S)/y;
const nextElement = /<\/(?:key|name|Name|Key)>\s{0,60}<(?:string|value|Value|String)(?:\s[^<>]{0,60})?>/y;
const argument = /(?:[ \t]*\n?[ \t]*),\s{0,40}/y;
const spoken = /[ \t]+(?:is|was|are|to|as|by|of|set to|will be|would be)[ \t]*:?[ \t]+/y;
const sql = /[ \t]+(?:with[ \t]+(?:['"]\w+['"]|\w+)[ \t]+)?(?:by|as)[ \t]+(?:password[ \t]+|values[ \t]+)?/iy;
const fallback =
  /(?:[A-Za-z_$@][\w$.:>-]{0,80}(?:\[['"]?[\w.-]+['"]?\]|\(['"]?[\w.,'" -]*['"]?\))*[ \t]*){1,2}(?:\|\||\?\?|\?:|or)[ \t]*(?=["'`])/y;
const lookupWithDefault =
  /(?:[\w.:>$]{1,80}[.:>])?(?:get|getenv|getEnv|env|environ\.get|getProperty|optional|fetch|lookup|getOrDefault|config|GetEnv\w*|Getenv|getString)\(\s*["'`][\w.-]{1,60}["'`]\s*,\s*(?=["'`])/y;
const wrapper =
  /(?:new[ \t]+)?&?(?:[A-Za-z_$][\w$]{0,40}(?:\.|::)){0,6}(?:String|string|str|Str|STR|bytes?|\[\]byte|Bytes|SecretString|Secret|SecretStr|SecureString|b64decode|[Bb]ase64\w*|[Dd]ecode\w*|unhexlify|fromhex|fromHex|from|From|toBytes|to_bytes|ptr|Ptr|Pointer|StringPtr|Some|quote|atob|parse\w*|hex\w*|unhex|SecretKeySpec|PasswordLiteral|Password|char|u8|text|literal|ConvertTo-SecureString|String::from|NSString|Value|sensitive|nonsensitive|encodeURIComponent|of|TEXT|L|_T|Token|StringValue|wrapperspb|b)[({][ \t]*(?=\\*["'`@]|b["'])|\{[ \t]*["']?(?:value|default|secret|string)["']?[ \t]*(?::|=>)[ \t]*(?=["'])|(?:\[\]string|\[\]byte|\w+\[\]|new\s+\w+\[\])?[[{][ \t]*(?=\\*["'`])/y;

/** `IDENTIFIED BY` in SQL: in capitals, or behind a statement that makes or changes a user. Elsewhere it is prose. */
function isGrant(text: string, end: number): boolean {
  const before = text.slice(Math.max(0, end - 160), end);
  return /IDENTIFIED$/.test(before) || /\b(?:create|alter|grant|set)\b[^\n]{1,120}\bidentified$/i.test(before);
}

const run = (pattern: RegExp, text: string, at: number): number => {
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex : -1;
};

const isSpace = (char: string | undefined): boolean => char === ' ' || char === '\t';
const isQuote = (char: string | undefined): boolean => char === '"' || char === "'" || char === '`';

/**
 * Reads from the end of a key to the beginning of its value.
 *
 * @param text the window
 * @param from end of the key's name
 * @param flag the name is a command-line option (`--password`), whose value follows after a blank
 * @param tag the name stands in an XML tag, open before it
 * @returns null when no value is tied to the key here
 */
export function readGap(text: string, from: number, flag: boolean, tag: boolean): Gap | null {
  let at = run(closers, text, from);
  const closed = at > from;
  if (tag) {
    const byAttribute = run(attribute, text, from);
    if (byAttribute > 0) return { operator: '=', at: byAttribute, needsQuote: true };
    const element = run(nextElement, text, from);
    if (element > 0) return { operator: '>', at: element, needsQuote: false };
    const end = run(/["']?(?:[ \t]+[\w:.-]+[ \t]*=[ \t]*["'][^"'<>]{0,60}["']){0,4}[ \t]*>/y, text, from);
    if (end > 0) return afterOperator(text, end, '>', false);
  }
  const typed = run(typeAnnotation, text, at);
  if (typed > 0) return afterOperator(text, typed + 1, '=', false);
  const entry = run(envEntry, text, from);
  if (entry > 0) return afterOperator(text, entry, ':', false);
  const quotedKey = closed && isQuote(text[at - 1]);
  if (quotedKey) {
    const paired = run(pair, text, from);
    if (paired > 0) return afterOperator(text, paired, ':', false);
  }
  const gapStart = at;
  at = run(blanks, text, at);
  const operatorEnd = run(symbol, text, at);
  if (operatorEnd > 0) {
    const operator = text.slice(at, operatorEnd);
    if (operator === ':' && text[operatorEnd] === '/' && text[operatorEnd + 1] === '/') return null;
    if (operator === '|' && isQuote(text[run(blanks, text, operatorEnd)])) return null;
    if (operator === '|' || operator === '->' || operator === '<-')
      return afterOperator(text, operatorEnd, operator, operator !== '|');
    const comparison = /^(?:[!=~]==?|\.equals\()/.test(operator) && operator !== '=';
    return afterOperator(text, operatorEnd, comparison ? '==' : operator, comparison);
  }
  if (text[at] === ',') {
    const next = run(argument, text, at);
    return next > 0 ? afterOperator(text, next, ',', true) : null;
  }
  if (text[gapStart] === '(' || (isSpace(text[gapStart]) && text[at] === '('))
    return afterOperator(text, at + 1, '(', true);
  const granted = run(sql, text, gapStart);
  if (granted > 0 && isGrant(text, from)) return { operator: 'by', at: granted, needsQuote: false };
  const said = run(spoken, text, gapStart);
  if (said > 0) return afterOperator(text, said, 'is', !/BY[ \t]+$/.test(text.slice(gapStart, said)));
  if (
    /PASSWORD$/.test(text.slice(Math.max(0, from - 8), from)) &&
    /\b(?:CREATE|ALTER)\b[^\n]{1,80}$/i.test(text.slice(Math.max(0, from - 120), from))
  ) {
    return { operator: 'by', at, needsQuote: false };
  }
  if (at > gapStart && text[at] !== '\n' && text[at] !== '`') return afterOperator(text, at, ' ', !flag);
  return null;
}

/** Skips what may stand before the value: blanks, a line break before a quote, conversions, arrays, fallbacks. */
function afterOperator(text: string, from: number, operator: string, needsQuote: boolean): Gap | null {
  let at = run(blanks, text, from);
  if (operator === ':' || operator === '=' || operator === '(' || operator === ',' || operator === '=>') {
    const folded = run(/(?:[|>][+-]?\d?[ \t]*|\\)?\r?\n[ \t]*/y, text, at);
    if (folded > 0) {
      const block = /[|>]/.test(text.slice(at, at + 1));
      if (!block && !isQuote(text[folded]) && !(operator === '(' || text[at] === '\\')) return null;
      at = folded;
    }
  }
  let tied = operator;
  for (let depth = 0; depth < 4; depth++) {
    const next = run(lookupWithDefault, text, at);
    if (next > 0) {
      at = next;
      tied = '||';
      continue;
    }
    const alternative = run(fallback, text, at);
    if (alternative > 0) {
      at = alternative;
      tied = '||';
      continue;
    }
    const inner = run(wrapper, text, at);
    if (inner < 0) break;
    at = inner;
  }
  return { operator: tied, at, needsQuote };
}
