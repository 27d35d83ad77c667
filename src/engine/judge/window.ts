/** A piece of a blob around a candidate, as latin1: each char is one byte. */
export interface Window {
  readonly text: string;
  /** Byte offset of `text[0]` in the blob. */
  readonly origin: number;
}

/** The generic rules of `rules/generic.yaml`, chosen by what the key's name says. */
export type GenericRule =
  | 'generic-password'
  | 'generic-secret'
  | 'generic-token'
  | 'generic-api-key'
  | 'generic-credential';

/** What kind of text the value is; the path decides differently about each. */
export type ValueForm = 'made' | 'mixed' | 'word' | 'name' | 'stock';

/** A value that stands beside a telling key, judged without its path. */
export interface Assigned {
  /** Half-open, in `window.text`; without quotes. */
  readonly start: number;
  readonly end: number;
  readonly secret: string;
  /** As written. */
  readonly key: string;
  /** `=`, `:`, `=>`, `,` (argument), `(` (call), `>` (element), ` ` (flag or SQL), `is`, `==`, `||`, …. */
  readonly operator: string;
  /** Stands in quotes, or inside a longer quoted text: no reference to something else. */
  readonly quoted: boolean;
  /** Stands in a line comment, where nothing is a reference. */
  readonly comment: boolean;
  readonly form: ValueForm;
  readonly rule: GenericRule;
  /** From 0 to 1, see `model/confidence.ts`. */
  readonly confidence: number;
  /** Short phrases for a person; never hold the value. */
  readonly reasons: readonly string[];
}
