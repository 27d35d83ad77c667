// Encoded text inside a run of token characters: base64, base64url, hex; also where it goes on over the next lines. What
// decodes to text is scanned again.
import type { Match } from '../../model/match.ts';
import { containerKind } from '../container/kind.ts';
import type { Text } from '../text.ts';
import { isWide } from './wide.ts';
import { goesOn, type Wrapped, wrappedText } from './wrapped.ts';

const minEncoded = 24;

/** Share of printable ASCII bytes; real text has nearly nothing else. */
function looksLikeText(bytes: Uint8Array): boolean {
  let printable = 0;
  for (const byte of bytes) if ((byte >= 0x20 && byte < 0x7f) || byte === 9 || byte === 10 || byte === 13) printable++;
  return printable >= bytes.length * 0.95;
}

/** Whether the first bytes already rule out all that is scanned: nearly all runs are names and hashes, so this is cheap. */
function startsWell(bytes: Uint8Array): boolean {
  return looksLikeText(bytes) || isWide(bytes) || containerKind(bytes) !== null;
}

interface Codec {
  readonly name: string;
  readonly pattern: RegExp;
  /** Characters that spell `bytes` bytes. */
  readonly chars: number;
  readonly bytes: number;
  decode(text: string): Uint8Array;
}

const codecs: readonly Codec[] = [
  {
    name: 'hex',
    pattern: /^(?:[0-9a-f]{2})+$|^(?:[0-9A-F]{2})+$/,
    chars: 2,
    bytes: 1,
    decode: (text) => Buffer.from(text, 'hex'),
  },
  {
    name: 'base64',
    pattern: /^[A-Za-z0-9+/]+={0,2}$/,
    chars: 4,
    bytes: 3,
    decode: (text) => Buffer.from(text, 'base64'),
  },
  {
    name: 'base64url',
    pattern: /^[A-Za-z0-9_-]+={0,2}$/,
    chars: 4,
    bytes: 3,
    decode: (text) => Buffer.from(text, 'base64url'),
  },
];

/** The encoded part of a run such as `key=aGVsbG8…==`: what follows the last `=` that is no padding. */
function encodedPart(run: string): { text: string; offset: number } {
  const body = run.replace(/=+$/, '');
  const offset = body.lastIndexOf('=') + 1;
  return /^0x[0-9a-f]/i.test(body.slice(offset, offset + 3))
    ? { text: run.slice(offset + 2), offset: offset + 2 }
    : { text: run.slice(offset), offset };
}

/**
 * Scans what the run `[start, end)` decodes to and appends its matches, placed at the encoded text.
 *
 * @returns where the encoded text ends when it goes on over more lines than the near window shows for sure; else null
 */
export function decodedMatches(
  text: Text,
  start: number,
  end: number,
  inner: (bytes: Uint8Array) => readonly Match[],
  matches: Match[],
): number | null {
  if (end - start < minEncoded || goesOn(text, start, end)) return null;
  const { text: first, offset } = encodedPart(text.buffer.toString('latin1', start, end));
  if (first.length < minEncoded) return null;
  for (const codec of codecs) {
    if (!codec.pattern.test(first)) continue;
    if (!startsWell(codec.decode(first.slice(0, 16)).subarray(0, 12))) continue;
    const wrapped = wrappedText(text, start + offset, end);
    if (codec.pattern.test(wrapped.text)) addMatches(codec, wrapped, inner, matches);
    return wrapped.lines.length === 1 ? null : wrapped.end;
  }
  return null;
}

function addMatches(
  codec: Codec,
  { text, lines, end, at }: Wrapped,
  inner: (bytes: Uint8Array) => readonly Match[],
  matches: Match[],
): void {
  const bytes = codec.decode(text);
  if (!looksLikeText(bytes) && !isWide(bytes) && containerKind(bytes) === null) return;
  const { chars, bytes: size } = codec;
  for (const match of inner(bytes)) {
    const decodedBy = [codec.name, ...match.decodedBy];
    const place =
      lines.length === 1
        ? { start: at(0), end }
        : {
            start: at(Math.floor(match.start / size) * chars),
            end: at(Math.min(text.length, Math.ceil(match.end / size) * chars) - 1) + 1,
          };
    matches.push({ ...match, ...place, decodedBy });
  }
}
