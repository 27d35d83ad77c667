// Fills the templates of rules with made-up tokens, so that no live-looking token stands in any file of ours.

import { shannonEntropy } from '../text/entropy.ts';
import { charactersOf } from './alphabets.ts';
import { checksums } from './checksums.ts';
import { entropyFloor, piecesOf } from './derive.ts';
import { pemBlock } from './pem.ts';
import { Random } from './random.ts';
import type { RuleSpec } from './rule-file.ts';
import { type Piece, parseShape } from './shape.ts';

/** The parts of a rule that samples are made from. */
export type Sampled = Pick<RuleSpec, 'token' | 'sample' | 'except' | 'entropy'>;

/** A filled template. `start` and `end`: where the secret stands in it, half-open; undefined where none was marked. */
export interface Sample {
  readonly text: string;
  readonly start: number | undefined;
  readonly end: number | undefined;
}

const open = '⟦';
const close = '⟧';

/**
 * Fills a template. The same template, rule and seed always give the same text; `{{token}}` is the same token each time
 * it stands in one template, checksum included. Marks around the secret are taken out.
 *
 * @throws {RangeError} for a piece that nobody knows, or `{{token}}` in a rule with neither `token` nor `sample`
 */
export function fill(template: string, rule: Sampled, seed: number): string {
  return fillMarked(template, rule, seed).text;
}

/** As `fill`, and says where the secret stands: between the marks ⟦ and ⟧, else `{{token}}`. */
export function fillMarked(template: string, rule: Sampled, seed: number): Sample {
  const random = new Random(`${seed} ${template}`);
  const marked = template.includes(open) ? template : template.replace('{{token}}', `${open}{{token}}${close}`);
  let token: string | undefined;
  let text = '';
  for (const piece of parseShape(marked)) {
    if (piece.kind !== 'made') text += draw(piece, random);
    else if (piece.name === 'token') text += token ??= drawToken(rule, random);
    else if (piece.name === 'sum') text += sumOf(piece.argument, text.slice(text.indexOf(open) + 1));
    else text += make(piece.name, piece.argument, random);
  }
  const start = text.indexOf(open);
  if (start < 0) return { text, start: undefined, end: undefined };
  return { text: text.replace(open, '').replace(close, ''), start, end: text.indexOf(close) - open.length };
}

/** The checksum that belongs behind `head`, by its name. */
function sumOf(name: string, head: string): string {
  const checksum = checksums[name];
  if (checksum === undefined) throw new RangeError(`no checksum is called ${name}`);
  return checksum.complete(head.padEnd(head.length + checksum.length, 'A')).slice(head.length);
}

/** A token that the rule would take: random enough, and not one of its documented examples. */
function drawToken(rule: Sampled, random: Random): string {
  const except = rule.except === undefined ? undefined : new RegExp(rule.except);
  const floor = rule.entropy ?? (rule.token === undefined ? 0 : (entropyFloor(rule.token) ?? 0));
  let token = '';
  for (let attempt = 0; attempt < 100; attempt++) {
    token = drawOnce(rule, random);
    if (shannonEntropy(token) >= floor && !except?.test(token)) break;
  }
  return token;
}

function drawOnce(rule: Sampled, random: Random): string {
  if (rule.token === undefined) {
    if (rule.sample === undefined) throw new RangeError('{{token}} needs a rule with `token` or `sample`');
    return parseShape(rule.sample)
      .map((piece) => draw(piece, random))
      .join('');
  }
  const prefix = rule.token.prefix === undefined ? '' : random.pick(rule.token.prefix);
  const body = piecesOf(rule.token).map((piece) => draw(piece, random));
  const token = prefix + body.join('');
  return rule.token.checksum === undefined ? token : checksums[rule.token.checksum]!.complete(token);
}

function draw(piece: Piece, random: Random): string {
  switch (piece.kind) {
    case 'literal':
      return piece.text;
    case 'one':
      return random.pick(piece.options);
    case 'run': {
      const span = random.pick(piece.spans);
      return drawRun(piece.inside, span.min + random.below(span.max - span.min + 1), random);
    }
    case 'made':
      return make(piece.name, piece.argument, random);
  }
}

/** Eight characters or more always hold a digit and a letter where the alphabet has both, as nearly all real tokens do. */
function drawRun(inside: string, length: number, random: Random): string {
  const characters = charactersOf(inside);
  const kinds = length < 8 ? [] : [/[0-9]/, /[A-Za-z]/].filter((kind) => kind.test(characters));
  for (;;) {
    let run = '';
    for (let at = 0; at < length; at++) run += characters[random.below(characters.length)];
    // A token that ends in a dash or a dot could not be told from the text behind it.
    if (kinds.every((kind) => kind.test(run)) && (length < 8 || /^[A-Za-z0-9].*[A-Za-z0-9]$/.test(run))) return run;
  }
}

function make(name: string, argument: string, random: Random): string {
  switch (name) {
    case 'repeat':
      return argument;
    case 'b64':
      return Buffer.from(argument, 'latin1').toString('base64');
    case 'b64url':
      return Buffer.from(argument, 'latin1').toString('base64url');
    case 'jwt':
      return drawJwt(random);
    case 'pem':
      return pemBlock(argument, random).join('\n');
    case 'pem-line':
      return pemBlock(argument, random).join('\\n');
    default:
      throw new RangeError(`{{${name}}} is only known inside a rule's own examples`);
  }
}

function drawJwt(random: Random): string {
  const encode = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');
  const claims = { sub: String(100_000 + random.below(900_000)), iat: 1_700_000_000 + random.below(10_000_000) };
  return `${encode({ alg: 'HS256', typ: 'JWT' })}.${encode(claims)}.${Buffer.from(random.bytes(32)).toString('base64url')}`;
}
