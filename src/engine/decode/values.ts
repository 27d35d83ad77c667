// Encoded text inside a run of token characters: base64, base64url, hex. What decodes to text is scanned again.
import type { Match } from '../../model/match.ts';

const minEncoded = 24;

/** Share of printable ASCII bytes; real text has nearly nothing else. */
function looksLikeText(bytes: Uint8Array): boolean {
  let printable = 0;
  for (const byte of bytes) if ((byte >= 0x20 && byte < 0x7f) || byte === 9 || byte === 10 || byte === 13) printable++;
  return printable >= bytes.length * 0.95;
}

/** Whether the first bytes already rule text out: nearly all runs are names and hashes, so this has to be cheap. */
function startsLikeText(bytes: Uint8Array): boolean {
  return looksLikeText(bytes.subarray(0, 12));
}

const codecs: readonly { name: string; pattern: RegExp; decode(text: string): Uint8Array }[] = [
  { name: 'hex', pattern: /^(?:[0-9a-f]{2})+$|^(?:[0-9A-F]{2})+$/, decode: (text) => Buffer.from(text, 'hex') },
  { name: 'base64', pattern: /^[A-Za-z0-9+/]+={0,2}$/, decode: (text) => Buffer.from(text, 'base64') },
  { name: 'base64url', pattern: /^[A-Za-z0-9_-]+={0,2}$/, decode: (text) => Buffer.from(text, 'base64url') },
];

/** The encoded part of a run such as `key=aGVsbG8…==`: what follows the last `=` that is no padding. */
function encodedPart(run: string): { text: string; offset: number } {
  const body = run.replace(/=+$/, '');
  const offset = body.lastIndexOf('=') + 1;
  return { text: run.slice(offset), offset };
}

/** Scans what `buffer[start, end)` decodes to and appends its matches, placed at the encoded text. */
export function decodedMatches(
  buffer: Buffer,
  start: number,
  end: number,
  inner: (bytes: Uint8Array) => readonly Match[],
  matches: Match[],
): void {
  if (end - start < minEncoded) return;
  const { text, offset } = encodedPart(buffer.toString('latin1', start, end));
  if (text.length < minEncoded) return;
  for (const codec of codecs) {
    if (!codec.pattern.test(text)) continue;
    if (!startsLikeText(codec.decode(text.slice(0, 16)))) continue;
    const bytes = codec.decode(text);
    if (!looksLikeText(bytes)) continue;
    for (const match of inner(bytes)) {
      matches.push({ ...match, start: start + offset, end, decodedBy: [codec.name, ...match.decodedBy] });
    }
    return;
  }
}
