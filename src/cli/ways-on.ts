import type { Report } from '../model/report.ts';

/** What a refused commit says: the three ways on. Plain text, because hooks run in editors and logs too. */
export function waysOn(report: Report): string {
  const one = report.findings[0]!;
  const place = one.places[0];
  const where = place?.path == null ? '' : ` (${place.path}:${place.line})`;
  return [
    '',
    'The next commit would record this. Three ways on:',
    `  1. Take the secret out${where}, read it from the environment or a secret store, and stage again: git add -p`,
    '     If it was ever pushed or shared, revoke it: removing it from the file does not make it secret again.',
    `  2. It is no secret? Say why, on its line or the line before:   stanch:allow ${one.rule} <reason>`,
    '  3. Skip the check this once:   STANCH_SKIP=1 git commit …',
    '',
  ].join('\n');
}
