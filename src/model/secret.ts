/**
 * Holds a credential's text so that it cannot be printed by accident: templates, JSON, logs and `console.log` show
 * nothing of it (a private field is invisible to `util.inspect`). Only `reveal()` gives the text back; the architecture test lists who may call it.
 */
export class Secret {
  readonly #text: string;

  /** @param text the credential, each char one byte (latin1), exactly as it stands in the scanned bytes */
  constructor(text: string) {
    this.#text = text;
  }

  /** The text itself, each char one byte. For fingerprints, masking, verification, revocation and rewriting only. */
  reveal(): string {
    return this.#text;
  }

  /** Length in bytes. */
  get length(): number {
    return this.#text.length;
  }

  toString(): string {
    return '[redacted]';
  }

  toJSON(): string {
    return '[redacted]';
  }
}
