// Sentences that more than one format for people uses, so that they say the same. Plain text, already safe to print.
import { type Receipt, type Skip, skipReasons } from '../model/receipt.ts';
import { severities } from '../model/severity.ts';
import { count as amount, counted, duration, size } from '../terminal/amounts.ts';
import { visible } from '../text/visible.ts';
import type { ShownFinding, ShownPlace, ShownReport } from './shown.ts';

/** `src/app.ts:3:16`, or what stands for a path where there is none. */
export function positionOf(place: ShownPlace): string {
  const path = place.path === null ? `<${place.kind}>` : visible(place.path);
  return `${path}:${place.line}:${place.column}`;
}

/**
 * The places a person wants to hear of. One of the working tree says nothing new where the same position stands in a commit
 * that HEAD still holds: a scan of history and files finds each of those twice. Programs get all of them.
 */
export function placesToName({ places }: ShownFinding): readonly [ShownPlace, ...ShownPlace[]] {
  const committed = new Set(places.filter(({ onHead }) => onHead === true).map(positionOf));
  const [first, ...others] = places;
  return [first, ...others.filter((place) => place.kind !== 'file' || !committed.has(positionOf(place)))];
}

/** Where in time: `in commit 1a2b3c4d5e by Ada on 2026-01-15, still in HEAD`. Empty for a plain file or stdin. */
export function provenanceOf(place: ShownPlace): string {
  const kind = {
    commit: 'in commit',
    message: 'in the message of commit',
    tag: 'in tag',
    note: 'in a note on commit',
    stash: 'in stash',
    unreachable: 'in an object that no ref reaches',
    index: 'staged',
    file: '',
    stdin: '',
  }[place.kind];
  const parts = [kind];
  if (place.commit !== undefined) parts.push(visible(place.commit.slice(0, 10)));
  if (place.author !== undefined) parts.push(`by ${visible(place.author)}`);
  if (place.date !== undefined) parts.push(`on ${visible(place.date.slice(0, 10))}`);
  const text = parts.filter((part) => part !== '').join(' ');
  const head = place.onHead === undefined ? '' : place.onHead ? ', still in HEAD' : ', no longer in HEAD';
  const decoded = place.decodedBy.length > 0 ? `decoded from ${place.decodedBy.map(visible).join(' in ')}` : '';
  return [`${text}${head}`, decoded].filter((part) => part !== '').join(', ');
}

/** `live (account acme)`, `dead`, `not verified`, `could not be verified: reason`. */
export function validityOf({ validity, account }: ShownFinding): string {
  switch (validity.state) {
    case 'unchecked':
      return 'not verified';
    case 'live':
      return account === null ? 'LIVE' : `LIVE, account ${visible(account)}`;
    case 'dead':
      return 'dead';
    case 'unknown':
      return `could not be verified: ${visible(validity.reason)}`;
  }
}

/** What to do next, a sentence each, never empty. */
export function stepsOf({ details, docs }: ShownFinding): string[] {
  const steps: string[] = [];
  if (details.revokePage !== undefined) steps.push(`Revoke it: ${details.revokePage}`);
  if (details.steps !== undefined) steps.push(...details.steps);
  if (steps.length === 0)
    steps.push('Revoke it where it was issued, put a new one in your secret store, then remove it from here.');
  if (docs !== undefined) steps.push(`Read more: ${docs}`);
  return steps.map(visible);
}

/** `3 secrets found in 7 places: 1 critical, 2 high.` or `No secrets found.` */
export function totalOf({ findings, receipt }: ShownReport): string {
  if (findings.length === 0) return receipt.complete ? 'No secrets found.' : 'No secrets found in what was scanned.';
  const places = findings.reduce((sum, finding) => sum + placesToName(finding).length, 0);
  const kinds = severities
    .map((severity) => [severity, findings.filter((finding) => finding.severity === severity).length] as const)
    .filter(([, number]) => number > 0)
    .map(([severity, number]) => `${number} ${severity}`);
  return `${counted(findings.length, 'secret')} found in ${counted(places, 'place')}: ${kinds.join(', ')}.`;
}

/** What is not in the list above: low ones and suppressed ones. Empty when there are none. */
export function asideOf({ counts, low, suppressed }: ShownReport): string {
  const parts: string[] = [];
  if (counts.low > low.length) parts.push(`${numbered(counts.low)} of low confidence not listed (--all lists them)`);
  if (counts.suppressed > 0) {
    const ways = new Map<string, number>();
    for (const { suppression } of suppressed) ways.set(suppression.by, (ways.get(suppression.by) ?? 0) + 1);
    parts.push(`${numbered(counts.suppressed)} suppressed (${[...ways].map(([by, n]) => `${n} by ${by}`).join(', ')})`);
  }
  return parts.length === 0 ? '' : `${parts.join('; ')}.`;
}

const numbered = (value: number): string => counted(value, 'finding');

const scopes: Readonly<Record<Receipt['scope'], string>> = {
  files: 'files',
  stdin: 'standard input',
  staged: 'what is staged',
  range: 'a range of commits',
  history: 'the whole history',
  'history+files': 'the whole history and the working tree',
};

/** `Scanned the whole history: 1,234 commits, 5,678 blobs, 9.0 MB in 1.4 s.` */
export function coverageOf(receipt: Receipt): string {
  const amounts = [
    receipt.commits > 0 ? counted(receipt.commits, 'commit') : '',
    receipt.blobs > 0 ? counted(receipt.blobs, 'blob') : '',
    receipt.files > 0 ? counted(receipt.files, 'file') : '',
    size(receipt.bytes),
  ].filter((part) => part !== '');
  return `Scanned ${scopes[receipt.scope]}: ${amounts.join(', ')} in ${duration(receipt.seconds)}.`;
}

/** So many examples tell what something is; the json report has more. */
const examplesNamed = 3;

/** `35 pictures, fonts, sound and video (7d4181f6a4, ad025545a7, logo.png and 32 more)`. */
export function skipOf({ reason, count, examples }: Skip): string {
  const { one, many } = skipReasons[reason];
  const named = examples.slice(0, examplesNamed).map((example) => visible(shortId(example)));
  const rest = count - named.length;
  const those = `${named.join(', ')}${rest > 0 ? ` and ${amount(rest)} more` : ''}`;
  return `${counted(count, one, many)}${named.length > 0 ? ` (${those})` : ''}`;
}

/** Ids of objects as people know them; anything else as it is. */
function shortId(text: string): string {
  return /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/.test(text) ? text.slice(0, 10) : text;
}

/** Everything passed over, what makes the scan incomplete apart from what is only counted. */
export function skipsOf(receipt: Receipt): { readonly missing: string[]; readonly counted: string[] } {
  const sentences = (incomplete: boolean): string[] =>
    receipt.skipped.filter((skip) => skipReasons[skip.reason].incomplete === incomplete).map(skipOf);
  return { missing: sentences(true), counted: sentences(false) };
}
