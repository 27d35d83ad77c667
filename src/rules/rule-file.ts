import type { Severity } from '../model/severity.ts';

/** A span of lengths in characters, both ends included. */
export type LengthSpec = number | readonly [min: number, max: number];

/** Facts about a token, from which its regex, its trigger and sample tokens are derived. */
export interface TokenSpec {
  readonly prefix?: readonly string[];
  /** Name of an alphabet (`alphabets.ts`) or a bracket class such as `[a-z0-9_-]`. With `length` or `lengths`. */
  readonly alphabet?: string;
  readonly length?: LengthSpec;
  /** Where only some lengths occur. */
  readonly lengths?: readonly number[];
  /** Instead of `alphabet` and `length`: what follows the prefix, as a template (`shape.ts`). */
  readonly shape?: string;
  readonly suffix?: string;
  /** Name of a verifier in `checksums.ts`. */
  readonly checksum?: string;
}

/** Words that must stand near; distances in bytes. */
export interface ContextSpec {
  readonly any: readonly string[];
  readonly before?: number;
  readonly after?: number;
}

export interface RespondSpec {
  readonly revoke?: { readonly page?: string; readonly steps?: readonly string[]; readonly api?: unknown };
  readonly rotate?: { readonly period?: string; readonly method?: string; readonly note?: string };
}

/** A template that must not be found; `why` says what stops it. */
export interface Miss {
  readonly text: string;
  readonly why: string;
}

/** One rule as people write it. The schema in `rules/rule.schema.json` explains every field. */
export interface RuleSpec {
  readonly id: string;
  readonly title: string;
  readonly severity: Severity;
  readonly why: string;
  readonly docs?: string;
  readonly confidence?: number;
  readonly tags?: readonly string[];
  readonly token?: TokenSpec;
  readonly pattern?: string;
  readonly flags?: string;
  readonly prefix?: readonly string[];
  readonly anchor?: readonly string[];
  /** For a pattern without prefix and anchor: lengths of the stretch of token characters that it stands in. */
  readonly run?: readonly [min: number, max: number];
  /** With `run`, instead of context words: one of these stands inside the stretch; case counts. */
  readonly infix?: readonly string[];
  /** Texts that stand near every match, such as `@`: where one is absent the regex is not tried. */
  readonly needs?: readonly string[];
  /** Only looked for beside a rule that names it in `parts`. */
  readonly companion?: true;
  readonly reach?: { readonly before?: number; readonly after?: number };
  readonly context?: ContextSpec;
  readonly checksum?: string;
  readonly structure?: string;
  readonly entropy?: number;
  readonly except?: string;
  readonly parts?: readonly string[];
  readonly within?: { readonly lines: number };
  readonly paths?: { readonly include?: readonly string[]; readonly exclude?: readonly string[] };
  readonly generic?: boolean;
  readonly verify?: unknown;
  readonly respond?: RespondSpec;
  readonly source: string;
  readonly sample?: string;
  readonly composed: string;
  readonly examples: { readonly match: readonly string[]; readonly miss: readonly (string | Miss)[] };
}

/** One file of `rules/`: a provider and its credentials. */
export interface RuleFile {
  /** Where it was read from, for messages. */
  readonly path: string;
  readonly provider: string;
  readonly docs?: string;
  readonly rules: readonly RuleSpec[];
}
