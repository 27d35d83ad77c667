// From the facts about a token to what the engine runs: pieces, regex, lengths, and a floor for its entropy.
import { charactersOf, classOf } from './alphabets.ts';
import type { TokenSpec } from './rule-file.ts';
import { type Piece, parseShape, type Span } from './shape.ts';

/** A long token shows a digit among so many of its characters; looking further costs too much on text without any. */
const digitWithin = 96;

/** What follows a token's prefix, suffix included. */
export function piecesOf(token: TokenSpec): Piece[] {
  const pieces = token.shape === undefined ? [runOf(token)] : parseShape(token.shape);
  return token.suffix === undefined ? pieces : [...pieces, { kind: 'literal', text: token.suffix }];
}

function runOf(token: TokenSpec): Piece {
  const { alphabet, length, lengths } = token;
  if (alphabet === undefined || (length === undefined) === (lengths === undefined))
    throw new RangeError('a token needs `shape`, or `alphabet` with either `length` or `lengths`');
  const spans =
    lengths !== undefined
      ? lengths.map((each) => ({ min: each, max: each }))
      : typeof length === 'number'
        ? [{ min: length, max: length }]
        : [{ min: length![0], max: length![1] }];
  return { kind: 'run', inside: classOf(alphabet), spans };
}

/**
 * Regex source of a token. With a prefix it is meant to run sticky at the prefix, where the engine has already looked
 * at the byte before; without one it runs over a stretch of token characters and guards both of its ends itself.
 */
export function regexOf(token: TokenSpec): string {
  const pieces = piecesOf(token);
  const prefixes = token.prefix ?? [];
  const body = pieces.map(regexOfPiece).join('');
  const inside = guardOf(pieces);
  if (prefixes.length > 0) return `${alternatives(prefixes)}${body}(?!${bracket('A-Za-z0-9_', inside)})`;
  const digit = needsDigit(pieces) ? `(?=.{0,${Math.min(lengthOf(token).min, digitWithin) - 1}}[0-9])` : '';
  const first = pieces[0]?.kind === 'run' ? pieces[0].inside : '';
  const before = bracket('A-Za-z0-9_+-', first.replace(/[.=]/g, ''));
  return `(?:(?<!${before})|(?<=\\\\[nrt]))${digit}${body}(?!${bracket('A-Za-z0-9_+-', inside)})`;
}

function regexOfPiece(piece: Piece): string {
  switch (piece.kind) {
    case 'literal':
      return escapeRegex(piece.text);
    case 'one':
      return alternatives(piece.options);
    case 'run': {
      const spans = [...piece.spans].sort((a, b) => b.max - a.max);
      const parts = spans.map((span) => `[${piece.inside}]${quantifier(span)}`);
      return parts.length === 1 ? parts[0]! : `(?:${parts.join('|')})`;
    }
    case 'made':
      throw new RangeError(`{{${piece.name}}} belongs into examples, not into a token's shape`);
  }
}

function quantifier(span: Span): string {
  return span.min === span.max ? `{${span.min}}` : `{${span.min},${span.max}}`;
}

/** Longest first, so that no alternative hides a longer one. */
function alternatives(texts: readonly string[]): string {
  const sorted = [...texts].sort((a, b) => b.length - a.length || (a < b ? -1 : 1)).map(escapeRegex);
  return sorted.length === 1 ? sorted[0]! : `(?:${sorted.join('|')})`;
}

export function escapeRegex(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
}

/** What may not follow the token. A dot may: sentences end with it. */
function guardOf(pieces: readonly Piece[]): string {
  const last = pieces.at(-1);
  if (last?.kind !== 'run') return last?.kind === 'literal' && last.text.endsWith('=') ? '=' : '';
  return last.inside.replace('.', '');
}

/** A bracket class of all characters of some insides, each named once and `-` at the end. */
function bracket(...insides: readonly string[]): string {
  const characters = new Set(insides.flatMap((inside) => [...charactersOf(inside)]));
  let text = '';
  for (const range of ['A-Z', 'a-z', '0-9']) {
    const members = [...charactersOf(range)];
    if (!members.every((each) => characters.has(each))) continue;
    text += range;
    for (const each of members) characters.delete(each);
  }
  const dash = characters.delete('-') ? '-' : '';
  return `[${text}${[...characters].map((each) => (/[\\\]^]/.test(each) ? `\\${each}` : each)).join('')}${dash}]`;
}

function needsDigit(pieces: readonly Piece[]): boolean {
  const runs = pieces.filter((piece) => piece.kind === 'run');
  const shortest = runs.reduce((sum, run) => sum + Math.min(...run.spans.map((span) => span.min)), 0);
  return shortest >= 16 && runs.some((run) => run.inside.includes('0-9'));
}

/** Length of the whole token in characters, prefix and suffix included. */
export function lengthOf(token: TokenSpec): Span {
  const prefixes = (token.prefix ?? ['']).map((prefix) => prefix.length);
  let min = Math.min(...prefixes);
  let max = Math.max(...prefixes);
  for (const piece of piecesOf(token)) {
    const spans = spansOf(piece);
    min += Math.min(...spans.map((span) => span.min));
    max += Math.max(...spans.map((span) => span.max));
  }
  return { min, max };
}

function spansOf(piece: Piece): readonly Span[] {
  if (piece.kind === 'run') return piece.spans;
  const texts = piece.kind === 'one' ? piece.options : piece.kind === 'literal' ? [piece.text] : [];
  return texts.map((text) => ({ min: text.length, max: text.length }));
}

/**
 * Least Shannon entropy (bits a character) that a drawn token has in all but a few of a million cases: it drops runs of
 * one letter and counting, nothing more. Undefined where fewer than 16 characters are random.
 */
export function entropyFloor(token: TokenSpec): number | undefined {
  const runs = piecesOf(token).filter((piece) => piece.kind === 'run');
  const random = runs.reduce((sum, run) => sum + Math.min(...run.spans.map((span) => span.min)), 0);
  if (random < 16) return undefined;
  const widest = Math.max(...runs.map((run) => charactersOf(run.inside).length));
  return Math.min(3, Math.round(6 * Math.log2(Math.min(widest, random))) / 10);
}
