// How many token characters every match of a regex starts with at least: what the token lens needs to know.
import { isTokenByte } from '../kernel/plain.ts';

interface Atom {
  readonly end: number;
  readonly tokenOnly: boolean;
}

const tokenClass = (source: string): boolean => {
  let regex: RegExp;
  try {
    regex = new RegExp(`^${source}$`);
  } catch {
    return false;
  }
  for (let code = 0; code < 256; code++) {
    if (!isTokenByte(code) && regex.test(String.fromCharCode(code))) return false;
  }
  return true;
};

/** One char, escape or class at `at`, or null for anything with more structure. */
function atomAt(source: string, at: number): Atom | null {
  const char = source[at]!;
  if (char === '[') {
    let end = at + 1;
    while (end < source.length && source[end] !== ']') end += source[end] === '\\' ? 2 : 1;
    return { end: end + 1, tokenOnly: tokenClass(source.slice(at, end + 1)) };
  }
  if (char === '\\') {
    if (/[1-9kbBpPux]/.test(source[at + 1] ?? '')) return null;
    return { end: at + 2, tokenOnly: tokenClass(source.slice(at, at + 2)) };
  }
  if ('(|)^$?*+{'.includes(char)) return null;
  return { end: at + 1, tokenOnly: tokenClass(char) };
}

/** Least number of times that the quantifier at `at` repeats, and where it ends. */
function quantifierAt(source: string, at: number): { least: number; most: number; end: number } {
  const match = /^(?:([?*+])|\{(\d+)(,(\d*))?\})\??/.exec(source.slice(at, at + 16));
  if (match === null) return { least: 1, most: 1, end: at };
  const end = at + match[0].length;
  if (match[1] !== undefined) return { least: match[1] === '+' ? 1 : 0, most: Number.POSITIVE_INFINITY, end };
  const least = Number(match[2]);
  return { least, most: match[3] === undefined ? least : Number(match[4] || Number.POSITIVE_INFINITY), end };
}

/** Reads a sequence from `at` to its end, a bar or a closing parenthesis. */
function sequence(source: string, start: number): { length: number; open: boolean; end: number } {
  let length = 0;
  let at = start;
  while (at < source.length) {
    if (/^\(\?(?:[=!]|<[=!])/.test(source.slice(at, at + 4))) {
      at = closing(source, at + 1) + 1; // looks around, takes nothing
      continue;
    }
    const group = /^\((?:\?:|\?<[A-Za-z]\w*>)?/.exec(source.slice(at, at + 40));
    if (group !== null) {
      const inner = alternatives(source, at + group[0].length);
      const quantifier = quantifierAt(source, inner.end + 1);
      if (quantifier.least > 0) length += inner.length * quantifier.least;
      if (!inner.open) return { length, open: false, end: skipToEnd(source, quantifier.end) };
      at = quantifier.end;
      continue;
    }
    if (source[at] === '|' || source[at] === ')') return { length, open: true, end: at };
    const atom = atomAt(source, at);
    if (atom === null) return { length, open: false, end: skipToEnd(source, at) };
    const quantifier = quantifierAt(source, atom.end);
    if (!atom.tokenOnly) {
      if (quantifier.most === 0) {
        at = quantifier.end;
        continue;
      }
      return { length, open: false, end: skipToEnd(source, quantifier.end) };
    }
    length += quantifier.least;
    at = quantifier.end;
  }
  return { length, open: true, end: at };
}

/** The shortest of the alternatives from `at` to the closing parenthesis; `open`: all of it is token characters. */
function alternatives(source: string, at: number): { length: number; open: boolean; end: number } {
  const first = sequence(source, at);
  let { length, open, end } = first;
  while (source[end] === '|') {
    const next = sequence(source, end + 1);
    length = Math.min(length, next.length);
    open &&= next.open;
    end = next.end;
  }
  return { length, open, end };
}

/** The parenthesis that closes the group whose inside starts at `at`. */
function closing(source: string, at: number): number {
  let end = skipToEnd(source, at);
  while (source[end] === '|') end = skipToEnd(source, end + 1);
  return end;
}

/** The bar or closing parenthesis that ends what stands around `at`, or the end of the source. */
function skipToEnd(source: string, at: number): number {
  let depth = 0;
  for (let p = at; p < source.length; p++) {
    const char = source[p]!;
    if (char === '\\') p++;
    else if (char === '[') {
      while (p < source.length && source[p] !== ']') p += source[p] === '\\' ? 2 : 1;
    } else if (char === '(') depth++;
    else if (char === '|' && depth === 0) return p;
    else if (char === ')' && depth-- === 0) return p;
  }
  return source.length;
}

/** A lower bound: 0 where the source is too involved to tell. */
export function leadingRun(source: string): number {
  return alternatives(source, 0).length;
}

const isPlainPrefix = (prefix: string): boolean => /^[A-Za-z0-9][A-Za-z0-9+\-./=_~]+$/.test(prefix);

/** Least number of token characters that a match starting with one of these prefixes begins with; 0 where unsure. */
export function leadsOf(regex: string, prefixes: readonly string[]): number {
  return prefixes.every(isPlainPrefix) ? leadingRun(regex) : 0;
}
