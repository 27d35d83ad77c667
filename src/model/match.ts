/**
 * A rule hit inside one run of bytes, before its path is known. Everything in it depends only on the bytes within the
 * engine's reach, never on the path: that is what lets one look at a blob serve all its places.
 */
export interface Match {
  /** Index into the ruleset. */
  readonly rule: number;
  /** Byte offsets of the secret, half-open. For decoded text: of the encoded text. */
  readonly start: number;
  readonly end: number;
  /** The secret's text, each char one byte. */
  readonly secret: string;
  /** Confidence so far, from 0 to 1; the path may still change it. */
  readonly confidence: number;
  /** What spoke for and against it, in words for a person. Never holds the secret. */
  readonly reasons: readonly string[];
  /** For generic matches: what the judge needs to know once the path is known. */
  readonly assignment?: Assignment;
  /** What the structure of the token told: account, kind, expiry. */
  readonly learnt?: Learnt;
  readonly decodedBy: readonly string[];
  /** For the secret half of a pair: the halves that name it. Each is a match of its own, with its own places. */
  readonly parts?: readonly Part[];
  /** Path of the file in an archive that it was found in: what is judged by path is judged by this one. */
  readonly within?: string;
}

/** Another half of a credential, by its rule's index and its text (each char one byte). */
export interface Part {
  readonly rule: number;
  readonly secret: string;
}

/** The shape of `key = value` around a generic secret. */
export interface Assignment {
  /** The key's name as written; never the value. */
  readonly key: string;
  /** The value stands in quotes, or the whole assignment stands in a longer quoted text. */
  readonly quoted: boolean;
  readonly operator: string;
  /** The assignment stands in a line comment, where a bare word is no variable. */
  readonly comment: boolean;
  /** `made` by a machine, letters and digits `mixed`, one `word`, a `name` of several, a `stock` word. */
  readonly form: 'made' | 'mixed' | 'word' | 'name' | 'stock';
}

/** Facts read out of the token itself, offline. */
export interface Learnt {
  readonly account?: string;
  readonly kind?: string;
  /** ISO 8601, UTC. */
  readonly expires?: string;
}
