/** A comment that accepts a secret: stanch's own or another scanner's, so that changing tools costs no edits. */
export interface Directive {
  readonly marker: RegExp;
  readonly where: 'line' | 'next-line' | 'line or next-line';
  /** Whether a rule and a reason may follow, which only our own form has. */
  readonly ours?: true;
  readonly says: string;
}

/**
 * From the public documentation of each tool: gitleaks and betterleaks (`gitleaks:allow`), TruffleHog
 * (`trufflehog:ignore`), detect-secrets (`pragma: allowlist secret`, formerly `whitelist`), secretlint's
 * filter-comments rule, Kingfisher, GitGuardian's ggshield (`ggignore`) and Vault Radar (`HashiCorpIgnore`).
 * `nosemgrep` is left out: it speaks of any semgrep rule, not of secrets.
 */
export const directives: readonly Directive[] = [
  { marker: /\bstanch:allow\b/, where: 'line or next-line', ours: true, says: 'stanch:allow' },
  { marker: /\b(?:gitleaks|betterleaks)\s?:\s?allow\b/, where: 'line', says: 'gitleaks:allow' },
  { marker: /\btrufflehog:ignore\b/, where: 'line', says: 'trufflehog:ignore' },
  { marker: /\bpragma: ?(?:allow|white)list[ -]secret\b/, where: 'line', says: 'pragma: allowlist secret' },
  {
    marker: /\bpragma: ?(?:allow|white)list nextline[ -]secret\b/,
    where: 'next-line',
    says: 'pragma: allowlist nextline secret',
  },
  { marker: /\bsecretlint-disable-line\b/, where: 'line', says: 'secretlint-disable-line' },
  { marker: /\bsecretlint-disable-next-line\b/, where: 'next-line', says: 'secretlint-disable-next-line' },
  { marker: /\bkingfisher:(?:ignore|allow)\b/, where: 'line or next-line', says: 'kingfisher:ignore' },
  { marker: /\bggignore\b(?!-)/, where: 'line', says: 'ggignore' },
  { marker: /\bhashicorpignore\b/i, where: 'line', says: 'HashiCorpIgnore' },
];
