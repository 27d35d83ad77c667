// Tells containers by their first bytes. Loaded by every run, so it holds nothing but this; see lazy.ts for the rest.

/** What a file holds others in. */
export type ContainerKind = 'zip' | 'tar' | 'gzip' | 'zstd' | 'sqlite' | 'pdf' | 'ipynb';

const magics: readonly { readonly kind: ContainerKind; readonly text: string }[] = [
  { kind: 'zip', text: 'PK\x03\x04' },
  { kind: 'gzip', text: '\x1f\x8b\x08' },
  { kind: 'zstd', text: '\x28\xb5\x2f\xfd' },
  { kind: 'sqlite', text: 'SQLite format 3\0' },
  { kind: 'pdf', text: '%PDF-' },
];

/** First bytes of containers, for callers that look at very many texts; tar has none, see `isTar`. */
export const containerSigns: string = `${magics.map(({ text }) => text[0]).join('')}{`;

const tarMagicAt = 257;
const tarMagic = 'ustar';

/** Whether there is a tar header at `start`. */
export function isTar(bytes: Uint8Array, start: number, size: number): boolean {
  return size >= 512 && bytes[start + tarMagicAt] === 0x75 && hasText(bytes, start + tarMagicAt, tarMagic);
}

/** The kind of container that begins with these bytes, or null for nearly everything. */
export function containerKind(bytes: Uint8Array): ContainerKind | null {
  for (const { kind, text } of magics) if (hasText(bytes, 0, text)) return kind;
  if (bytes[0] === 0x7b && isNotebook(bytes)) return 'ipynb';
  return isTar(bytes, 0, bytes.length) ? 'tar' : null;
}

function hasText(bytes: Uint8Array, at: number, text: string): boolean {
  for (let i = 0; i < text.length; i++) if (bytes[at + i] !== text.charCodeAt(i)) return false;
  return true;
}

/** Jupyter writes its keys in order: a notebook begins with its cells. */
function isNotebook(bytes: Uint8Array): boolean {
  let at = 1;
  while (at < 16 && (bytes[at] === 0x20 || bytes[at] === 9 || bytes[at] === 10 || bytes[at] === 13)) at++;
  return hasText(bytes, at, '"cells"');
}
