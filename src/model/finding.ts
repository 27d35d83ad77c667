import type { Grade } from './confidence.ts';
import type { Learnt } from './match.ts';
import type { Place } from './place.ts';
import type { Secret } from './secret.ts';
import type { Severity } from './severity.ts';

/** Whether the credential works, with evidence or the reason why that is not known. */
export type Validity =
  | { readonly state: 'unchecked' }
  | { readonly state: 'live'; readonly account?: string; readonly checkedAt: string }
  | { readonly state: 'dead'; readonly checkedAt: string }
  | { readonly state: 'unknown'; readonly reason: string; readonly checkedAt: string };

/** One secret under one rule, with every place where it stands. The first place is the one that introduced it. */
export interface Finding {
  readonly fingerprint: string;
  readonly rule: string;
  readonly title: string;
  readonly provider: string;
  readonly severity: Severity;
  readonly confidence: number;
  readonly grade: Grade;
  readonly validity: Validity;
  readonly masked: string;
  readonly secret: Secret;
  readonly learnt: Learnt;
  readonly reasons: readonly string[];
  readonly why?: string;
  readonly docs?: string;
  readonly places: readonly Place[];
}

/**
 * A finding whose secret need not have been named yet. To name a guessable one costs tens of milliseconds of every core,
 * so that is done for those only that are shown or compared. Every `Finding` is one.
 */
export type Unidentified = Omit<Finding, 'fingerprint'> & { readonly fingerprint?: string };

/** Whether the secret has its name. */
export function isIdentified(finding: Unidentified): finding is Finding {
  return finding.fingerprint !== undefined;
}

/** Why a finding is not shown as one. */
export interface Suppression {
  readonly by: 'comment' | 'baseline' | 'ignore-file' | 'allowlist';
  /** What the comment, the baseline or the config says; empty when it says nothing. */
  readonly reason: string;
}

/** A finding that somebody accepted, kept in the report so that nothing vanishes silently. */
export interface Suppressed {
  readonly finding: Finding;
  readonly suppression: Suppression;
}
