// A report as it may be shown. Reporters work on this and never on the findings themselves: only show.ts can see a
// secret, so no reporter can print one by accident. Its strings are still untrusted: each format escapes them.
import type { ShownExcerpt } from '../findings/excerpt.ts';
import type { Finding, Suppression, Validity } from '../model/finding.ts';
import type { Place } from '../model/place.ts';
import type { Receipt } from '../model/receipt.ts';
import type { Report, RuleDetails } from '../model/report.ts';

/** A place without its excerpt's text; `excerpt()` is masked unless secrets were asked for. */
export interface ShownPlace extends Omit<Place, 'excerpt'> {
  readonly excerpt: () => ShownExcerpt | undefined;
}

/** Another half of the credential. */
export interface ShownPart extends Pick<Finding, 'rule' | 'title' | 'masked'> {
  /** Only with `--show-secrets`. */
  readonly secret?: string;
  readonly entropy: number;
  readonly places: readonly ShownPlace[];
}

export interface ShownFinding extends Omit<Finding, 'secret' | 'places' | 'learnt' | 'parts'> {
  /** Only with `--show-secrets`: as UTF-8 where its bytes are. */
  readonly secret?: string;
  /** Shannon entropy of the secret's bytes, in bits a byte. */
  readonly entropy: number;
  /** Whose credential it is, as the service or the token itself says. */
  readonly account: string | null;
  readonly kind?: string;
  readonly expires?: string;
  readonly validity: Validity;
  /** Never empty. */
  readonly places: readonly [ShownPlace, ...ShownPlace[]];
  /** Empty for a credential of one piece. */
  readonly parts: readonly ShownPart[];
  readonly details: RuleDetails;
}

export interface ShownSuppressed {
  readonly finding: ShownFinding;
  readonly suppression: Suppression;
}

export interface ShownReport {
  readonly tool: Report['tool'];
  readonly findings: readonly ShownFinding[];
  /** Empty unless `--all`; `counts.low` has their number. */
  readonly low: readonly ShownFinding[];
  readonly suppressed: readonly ShownSuppressed[];
  readonly counts: { readonly findings: number; readonly low: number; readonly suppressed: number };
  readonly receipt: Receipt;
}
