// UTF-16 text, with and without a byte order mark, made scannable: one byte a character, and the way back.
import type { Match } from '../../model/match.ts';

/** Text of one byte a character, and how its matches lie in the original. */
export interface Transcoded {
  readonly bytes: Uint8Array;
  place(match: Match): Match;
}

const probe = 256;

type Order = 'le' | 'be';

/** The byte order of UTF-16 text: told by its mark, or by every second byte of the beginning being zero. */
function byteOrder(bytes: Uint8Array): Order | null {
  if (bytes.length < 4) return null;
  if (bytes[0] === 0xff && bytes[1] === 0xfe && (bytes[2] !== 0 || bytes[3] !== 0)) return 'le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'be';
  if (bytes[0] !== 0 && bytes[1] !== 0) return null;
  const length = Math.min(probe, bytes.length & ~1);
  let even = 0;
  let odd = 0;
  for (let i = 0; i < length; i += 2) {
    if (bytes[i] === 0) even++;
    if (bytes[i + 1] === 0) odd++;
  }
  const pairs = length / 2;
  if (odd > pairs * 0.9 && even === 0) return 'le';
  if (even > pairs * 0.9 && odd === 0) return 'be';
  return null;
}

/** Whether `transcode` would take these bytes; cheap. */
export function isWide(bytes: Uint8Array): boolean {
  return byteOrder(bytes) !== null;
}

/** Null for anything but UTF-16. Characters above U+00FF become `?`: no credential has any. */
export function transcode(bytes: Uint8Array): Transcoded | null {
  const order = byteOrder(bytes);
  if (order === null) return null;
  const low = order === 'le' ? 0 : 1;
  const narrow = new Uint8Array(bytes.length >> 1);
  for (let i = 0; i < narrow.length; i++) {
    const high = bytes[2 * i + 1 - low]!;
    narrow[i] = high === 0 ? bytes[2 * i + low]! : 0x3f;
  }
  return {
    bytes: narrow,
    place: (match) => ({
      ...match,
      start: 2 * match.start,
      end: 2 * match.end,
      decodedBy: [`utf-16${order}`, ...match.decodedBy],
    }),
  };
}
