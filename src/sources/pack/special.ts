// Blobs that are not scanned stretch by stretch: told by their first bytes, in a few nanoseconds for the others.
import { isWide } from '../../engine/decode/utf16.ts';
import { isLfsPointer } from '../../git/lfs.ts';
import { isMedia } from '../../text/media.ts';

/** `wide`: UTF-16 text, decoded as a whole. The others are passed over. */
export type Special = 'media' | 'pointers' | 'wide';

/** First bytes of media, of UTF-16 marks and of LFS pointers; a zero as the second byte is a sign too. */
const signs = Uint8Array.from({ length: 256 }, (_, byte) =>
  Number('\x89\xff\xfe\x00\x1aGRIMOfwv'.includes(String.fromCharCode(byte))),
);

/** What `buffer[start, start + size)` is, or null for everything that is scanned as it stands. */
export function specialOf(buffer: Buffer, start: number, size: number): Special | null {
  if (size < 4 || (signs[buffer[start]!] === 0 && buffer[start + 1] !== 0)) return null;
  const bytes = buffer.subarray(start, start + size);
  if (isMedia(bytes)) return 'media';
  if (isLfsPointer(bytes)) return 'pointers';
  return isWide(bytes) ? 'wide' : null;
}
