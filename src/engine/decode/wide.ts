// UTF-16 and UTF-32 text, with and without a byte order mark, made scannable: one byte a character, and the way back.
import type { Match } from '../../model/match.ts';

/** Text of one byte a character, and how its matches lie in the original. */
export interface Transcoded {
  readonly bytes: Uint8Array;
  place(match: Match): Match;
}

const probe = 256;

/** How characters are spelled: bytes for each, and which of them is the lowest. */
interface Form {
  readonly name: string;
  readonly width: 2 | 4;
  readonly low: number;
}

const forms = {
  utf16le: { name: 'utf-16le', width: 2, low: 0 },
  utf16be: { name: 'utf-16be', width: 2, low: 1 },
  utf32le: { name: 'utf-32le', width: 4, low: 0 },
  utf32be: { name: 'utf-32be', width: 4, low: 3 },
} as const satisfies Readonly<Record<string, Form>>;

/** Told by the byte order mark, or by the zeros that the beginning has where text of a Western language has them. */
function formOf(bytes: Uint8Array): Form | null {
  if (bytes.length < 4) return null;
  const [a, b, c, d] = bytes as unknown as readonly [number, number, number, number];
  if (a === 0xff && b === 0xfe) return c === 0 && d === 0 ? forms.utf32le : forms.utf16le;
  if (a === 0xfe && b === 0xff) return forms.utf16be;
  if (a === 0 && b === 0 && c === 0xfe && d === 0xff) return forms.utf32be;
  if (a !== 0 && b !== 0) return null;
  const length = Math.min(probe, bytes.length & ~3);
  const zeros = [0, 0, 0, 0];
  for (let i = 0; i < length; i++) if (bytes[i] === 0) zeros[i & 3]!++;
  const all = length / 4;
  const [first, second, third, fourth] = zeros as unknown as readonly [number, number, number, number];
  if (first === 0 && second === all && fourth === all && third > all * 0.9) return forms.utf32le;
  if (fourth === 0 && first === all && second === all && third > all * 0.9) return forms.utf32be;
  if (first + third === 0 && second + fourth > all * 1.8) return forms.utf16le;
  if (second + fourth === 0 && first + third > all * 1.8) return forms.utf16be;
  return null;
}

/** Whether `transcode` would take these bytes; cheap. */
export function isWide(bytes: Uint8Array): boolean {
  return formOf(bytes) !== null;
}

/** Null for anything but UTF-16 and UTF-32. Characters above U+00FF become `?`: no credential has any. */
export function transcode(bytes: Uint8Array): Transcoded | null {
  const form = formOf(bytes);
  if (form === null) return null;
  const { name, width, low } = form;
  const narrow = new Uint8Array(Math.floor(bytes.length / width));
  for (let i = 0; i < narrow.length; i++) {
    const at = width * i;
    let high = 0;
    for (let j = 0; j < width; j++) if (j !== low) high |= bytes[at + j]!;
    narrow[i] = high === 0 ? bytes[at + low]! : 0x3f;
  }
  return {
    bytes: narrow,
    place: (match) => ({
      ...match,
      start: width * match.start,
      end: width * match.end,
      decodedBy: [name, ...match.decodedBy],
    }),
  };
}
