// The little language of shapes and examples: text with pieces in double braces. One parser for both of its uses, so
// that the regex of a token and the samples of it come from the same description.
import { classOf } from './alphabets.ts';

/** Lengths in characters, both ends included. */
export interface Span {
  readonly min: number;
  readonly max: number;
}

export type Piece =
  | { readonly kind: 'literal'; readonly text: string }
  /** Random characters: `{{alnum:36}}`, `{{hex:20-40}}`, `{{[a-z_-]:8|12}}`. */
  | { readonly kind: 'run'; readonly inside: string; readonly spans: readonly Span[] }
  /** One of some fixed texts: `{{one:live|test}}`; a text may be empty. */
  | { readonly kind: 'one'; readonly options: readonly string[] }
  /** A text that only a generator can make (`{{token}}`, `{{'x'*36}}`, `{{pem:ec}}`): examples only. */
  | { readonly kind: 'made'; readonly name: string; readonly argument: string };

const made = /^(token|sum|jwt|pem|pem-line|b64|b64url|repeat)$/;

/**
 * The pieces of a template.
 *
 * @throws {RangeError} for a piece that nobody knows
 */
export function parseShape(template: string): Piece[] {
  const pieces: Piece[] = [];
  let at = 0;
  for (const match of template.matchAll(/\{\{(.*?)\}\}/g)) {
    if (match.index > at) pieces.push({ kind: 'literal', text: template.slice(at, match.index) });
    pieces.push(...parsePiece(match[1]!));
    at = match.index + match[0].length;
  }
  if (at < template.length) pieces.push({ kind: 'literal', text: template.slice(at) });
  return pieces;
}

function parsePiece(text: string): Piece[] {
  if (text === 'uuid') return parseShape([8, 4, 4, 4, 12].map((digits) => `{{any-hex:${digits}}}`).join('-'));
  const repeated = /^'(.{1,8})'\*(\d{1,4})$/.exec(text);
  if (repeated !== null) return [{ kind: 'made', name: 'repeat', argument: repeated[1]!.repeat(Number(repeated[2])) }];
  const quoted = /^(b64|b64url) '(.*)'$/.exec(text);
  if (quoted !== null) return [{ kind: 'made', name: quoted[1]!, argument: quoted[2]! }];
  const colon = text.lastIndexOf(':');
  const name = colon < 0 ? text : text.slice(0, colon);
  const argument = colon < 0 ? '' : text.slice(colon + 1);
  if (text.startsWith('one:')) return [{ kind: 'one', options: text.slice(4).split('|') }];
  if (made.test(name)) return [{ kind: 'made', name, argument }];
  return [{ kind: 'run', inside: classOf(name), spans: parseSpans(argument) }];
}

function parseSpans(text: string): Span[] {
  return text.split('|').map((part) => {
    const match = /^(\d{1,4})(?:-(\d{1,4}))?$/.exec(part);
    if (match === null) throw new RangeError(`no length or range of lengths: ${part || '(nothing)'}`);
    const min = Number(match[1]);
    const max = Number(match[2] ?? match[1]);
    if (max < min || max === 0) throw new RangeError(`the range ${part} is empty`);
    return { min, max };
  });
}
