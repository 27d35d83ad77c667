/** A pointer is a small text; Git LFS itself never writes one of more than 1,024 bytes. */
const pointerLimit = 1024;

const openings = ['version https://git-lfs.github.com/spec/', 'version https://hawser.github.com/spec/'];

/** Whether these bytes are a Git LFS pointer: the contents then live elsewhere. Looks at small blobs only. */
export function isLfsPointer(bytes: Uint8Array): boolean {
  if (bytes.length > pointerLimit || bytes.length < 60 || bytes[0] !== 0x76) return false;
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
  return openings.some((opening) => text.startsWith(opening)) && /\noid sha256:[0-9a-f]{64}\n/.test(text);
}
