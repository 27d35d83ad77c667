import type { Finding, Suppressed, Unidentified } from './finding.ts';
import type { Receipt } from './receipt.ts';

/** Everything a run has to say; reporters turn it into text and files. */
export interface Report {
  readonly tool: { readonly name: 'stanch'; readonly version: string; readonly ruleset: string };
  /** Sorted: worst severity first, then confidence, rule, path, line. Those below `--min-confidence` come in `low`. */
  readonly findings: readonly Finding[];
  /** Findings below the threshold: counted, and with `--all` listed; only then are all of them identified. */
  readonly low: readonly Unidentified[];
  readonly suppressed: readonly Suppressed[];
  readonly receipt: Receipt;
}

/** How a report is to be written. */
export interface ReportOptions {
  readonly showSecrets: boolean;
  /** Also list what lies below the threshold. */
  readonly all: boolean;
  /** Colours and a drawn layout are wanted (a terminal without NO_COLOR). */
  readonly colour: boolean;
  /** Columns of the terminal. Without it nothing is wrapped or cut. */
  readonly width?: number;
  /** Looks up what a rule says beyond what its findings carry. Reporters do without where it knows nothing. */
  readonly details?: (rule: string) => RuleDetails | undefined;
}

/** What to do about a rule's findings, and how to file them. */
export interface RuleDetails {
  readonly tags?: readonly string[];
  /** The page where the credential is revoked. */
  readonly revokePage?: string;
  /** Steps of the response, one sentence each, in order. */
  readonly steps?: readonly string[];
}
