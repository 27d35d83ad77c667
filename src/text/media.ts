// Tells pictures, fonts, sound and video by their first bytes. By contents, not by name: a text called `logo.png` is
// still read, and a blob of a history has no name yet when it is read.

/** How many first bytes an answer needs. */
export const mediaHead = 64;

const signatures: readonly { readonly at: number; readonly text: string }[] = [
  { at: 0, text: '\x89PNG\r\n\x1a\n' },
  { at: 0, text: '\xff\xd8\xff' }, // JPEG
  { at: 0, text: 'GIF87a' },
  { at: 0, text: 'GIF89a' },
  { at: 8, text: 'WEBP' },
  { at: 8, text: 'WAVE' },
  { at: 8, text: 'AVI ' },
  { at: 0, text: 'II*\0' }, // TIFF
  { at: 0, text: 'MM\0*' },
  { at: 0, text: '\0\0\x01\0' }, // ICO
  { at: 0, text: 'wOFF' },
  { at: 0, text: 'wOF2' },
  { at: 0, text: '\0\x01\0\0\0' }, // TrueType
  { at: 0, text: 'OTTO\0' },
  { at: 0, text: 'OggS\0' },
  { at: 0, text: 'ID3' },
  { at: 0, text: 'fLaC\0' },
  { at: 4, text: 'ftyp' }, // MP4, MOV, HEIC, AVIF
  { at: 0, text: '\x1aE\xdf\xa3' }, // Matroska, WebM
];

/** Whether these are the first bytes of a media file. A NUL among them is required: text has none. */
export function isMedia(head: Uint8Array): boolean {
  if (head.length < 12 || !head.subarray(0, mediaHead).includes(0)) return false;
  return signatures.some(({ at, text }) => {
    for (let i = 0; i < text.length; i++) if (head[at + i] !== text.charCodeAt(i)) return false;
    return true;
  });
}
