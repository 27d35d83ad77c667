const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** The bytes of a text whose every char is one byte (latin1), as matches and secrets hold it. */
export function bytesOfLatin1(text: string): Uint8Array {
  return Buffer.from(text, 'latin1');
}

/** A latin1 text as a person would read it: its bytes as UTF-8 where they are valid UTF-8, else unchanged. */
export function readableLatin1(text: string): string {
  if (!/[\x80-\xff]/.test(text)) return text;
  try {
    return decoder.decode(bytesOfLatin1(text));
  } catch {
    return text;
  }
}
