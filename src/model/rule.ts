import type { Severity } from './severity.ts';

/** How the engine comes to look for a rule; the kernel's lenses deliver exactly these events. */
export type Trigger =
  /** The token starts with one of these literals (case counts), at the start of a word. The regex is run there. */
  | {
      readonly kind: 'prefix';
      readonly prefixes: readonly string[];
      /** Every match starts with at least so many token characters; from 16 on the token lens is sure to see it. */
      readonly leads: number;
    }
  /** One of these literals (ASCII case ignored) stands near. The regex is searched in the window around it. */
  | { readonly kind: 'literal'; readonly literals: readonly string[] }
  /** A run of token characters of the right alphabet and length, with a context word near it or an infix inside. */
  | { readonly kind: 'value'; readonly min: number; readonly max: number; readonly infix?: readonly string[] }
  /** Never by itself: only looked for beside another member of a pair. */
  | { readonly kind: 'companion' };

/** Words that have to stand near the token. Distances in bytes. */
export interface Context {
  readonly any: readonly string[];
  readonly before: number;
  readonly after: number;
}

/** Another rule's match that completes this one, at most `lines` lines away. */
export interface Companion {
  readonly rule: string;
  readonly lines: number;
}

/**
 * One kind of credential, in the compiled form that the engine runs. Plain JSON: it crosses to workers as it is.
 * The YAML form, which people write, is described in `rules/README.md` and `rules/rule.schema.json`.
 */
export interface Rule {
  readonly id: string;
  readonly provider: string;
  readonly title: string;
  readonly severity: Severity;
  /** Confidence of a match before checksum and context are judged, from 0 to 1. */
  readonly confidence: number;
  readonly trigger: Trigger;
  /** JavaScript source; the named group `secret` (or the whole match) is the secret. Compiles on Node 20. */
  readonly regex: string;
  readonly flags: string;
  /** How far before and behind the trigger the regex may look, in bytes. At most `maxReach` of the engine. */
  readonly reach: { readonly before: number; readonly after: number };
  readonly context?: Context;
  /** Name of a verifier in `engine/judge/checksums.ts`. */
  readonly checksum?: string;
  /** Name of a structural check in `engine/judge/structures.ts`, such as `pem` or `jwt`. */
  readonly structure?: string;
  /** Texts without which the regex need not be tried on a window: they save more than they cost. */
  readonly needs?: readonly string[];
  /** Least Shannon entropy of the secret, in bits per character. */
  readonly entropy?: number;
  /** Values that are documented examples or placeholders: a regex that drops the match. */
  readonly except?: string;
  readonly companions?: readonly Companion[];
  readonly paths?: { readonly include?: readonly string[]; readonly exclude?: readonly string[] };
  /** Specific rules beat generic ones on the same bytes. */
  readonly generic: boolean;
  readonly tags: readonly string[];
  readonly why?: string;
  readonly docs?: string;
}

/** All rules of a run, with the digest that names them in reports and caches. */
export interface Ruleset {
  /** Literal → its anchor for the kernel (kernel/anchors.ts), worked out when the rules were compiled. */
  readonly anchors?: Readonly<Record<string, number>>;
  readonly rules: readonly Rule[];
  /** `sha256:` and 64 hex digits over the compiled rules. */
  readonly digest: string;
}

/**
 * What is told about a rule but not needed to find anything: read when a report or a response asks for it, so that a hook
 * run does not parse it.
 */
export interface RuleDetails {
  readonly id: string;
  /** One sentence: what somebody who holds the credential can do. */
  readonly why: string;
  readonly docs?: string;
  /** Where the length and the alphabet come from. */
  readonly source: string;
  /** How to ask the service whether the credential is live. Declarative; `verify/` reads it. */
  readonly verify?: unknown;
  /** How to revoke and rotate it. `respond/` reads it. */
  readonly respond?: {
    readonly revoke?: { readonly page?: string; readonly steps?: readonly string[]; readonly api?: unknown };
    readonly rotate?: { readonly period?: string; readonly method?: string; readonly note?: string };
  };
}
