// Blobs that are not scanned stretch by stretch: told by their first bytes, in a few nanoseconds for the others.
import { containerKind, containerSigns, isTar } from '../../engine/container/kind.ts';
import { isWide } from '../../engine/decode/wide.ts';
import { isLfsPointer } from '../../git/lfs.ts';
import { isMedia } from '../../text/media.ts';

/** `whole`: UTF-16 and UTF-32 text and archives, looked into as a whole. The others are passed over. */
export type Special = 'media' | 'pointers' | 'whole';

/** First bytes of media, archives, byte order marks and LFS pointers; a zero as the second byte is a sign too. */
const signs = Uint8Array.from({ length: 256 }, (_, byte) =>
  Number(`\x89\xff\xfe\x00\x1aGRIMOfwv${containerSigns}`.includes(String.fromCharCode(byte))),
);

/** What `buffer[start, start + size)` is, or null for everything that is scanned as it stands. */
export function specialOf(buffer: Buffer, start: number, size: number): Special | null {
  if (size < 4) return null;
  if (signs[buffer[start]!] === 0 && buffer[start + 1] !== 0) return isTar(buffer, start, size) ? 'whole' : null;
  const bytes = buffer.subarray(start, start + size);
  if (isMedia(bytes)) return 'media';
  if (isLfsPointer(bytes)) return 'pointers';
  return isWide(bytes) || containerKind(bytes) !== null ? 'whole' : null;
}
