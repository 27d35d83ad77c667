import type { ReportOptions } from '../model/report.ts';
import { counted } from '../terminal/amounts.ts';
import { type Style, severitySymbols } from '../terminal/style.ts';
import { cutEnd, wrap } from '../terminal/width.ts';
import { visible } from '../text/visible.ts';
import type { ShownFinding, ShownPlace } from './shown.ts';
import { placesToName, positionOf, provenanceOf, stepsOf, validityOf } from './wording.ts';

/** So many places of one secret are named; the other formats have all of them. */
const placesNamed = 5;
const labelWidth = 11;

/**
 * One secret, as lines without their ends. Untrusted text never begins a line: a label or a number stands before it.
 *
 * @param said rules whose meaning and next steps stand above; this finding's is added
 */
export function findingLines(finding: ShownFinding, style: Style, options: ReportOptions, said: Set<string>): string[] {
  const { severity } = finding;
  const word = style[severity](`${severitySymbols[severity]} ${severity.toUpperCase()}`);
  const lines = [`${word}  ${style.strong(visible(finding.title))}`];
  const add = (label: string, value: string): void => {
    lines.push(...labelled(label, value, style, options));
  };
  add(
    'secret',
    `${finding.secret === undefined ? finding.masked : visible(finding.secret)}  (${visible(finding.rule)})`,
  );
  const { account, kind, expires } = finding;
  if (kind !== undefined) add('kind', visible(kind));
  if (account !== null) add('account', visible(account));
  if (expires !== undefined) add('expires', visible(expires));
  add('certain', `${finding.grade}, ${finding.confidence.toFixed(2)}: ${finding.reasons.map(visible).join('; ')}`);
  if (finding.validity.state !== 'unchecked') add('valid', validityOf(finding));
  const [first, ...others] = placesToName(finding);
  let provenance = '';
  addPlace('where', first);
  for (const line of excerptLines(first, style, options)) lines.push(line);
  for (const place of others.slice(0, placesNamed - 1)) addPlace('also', place);
  if (others.length >= placesNamed) add('also', counted(others.length - placesNamed + 1, 'more place'));
  for (const part of finding.parts) {
    const at = nearestPlace(part.places, first);
    const position = at === undefined ? '' : ` at ${positionOf(at)}`;
    add(
      'with',
      `${part.secret === undefined ? part.masked : visible(part.secret)}  (${visible(part.rule)})${position}`,
    );
  }
  if (said.has(finding.rule)) add('next', 'as above');
  else addAdvice();
  said.add(finding.rule);
  add('id', finding.fingerprint.slice(0, 16));
  return lines;

  function addPlace(label: string, place: ShownPlace): void {
    // A path is never broken, so that it can be clicked or copied.
    lines.push(`  ${style.faint(label.padEnd(labelWidth - 2))}${style.place(positionOf(place))}`);
    const before = provenance;
    provenance = provenanceOf(place);
    if (provenance !== '' && provenance !== before) add('', provenance);
  }

  function addAdvice(): void {
    if (finding.why !== undefined) add('matters', visible(finding.why));
    const steps = stepsOf(finding);
    for (const [index, step] of steps.entries())
      add(index === 0 ? 'next' : '', steps.length === 1 ? step : `${index + 1}. ${step}`);
  }
}

/** Of the places of another half the one in the same file, as close as can be; else the first. */
function nearestPlace(places: readonly ShownPlace[], to: ShownPlace): ShownPlace | undefined {
  const distance = (place: ShownPlace): number =>
    place.path === to.path ? Math.abs(place.line - to.line) : Number.MAX_SAFE_INTEGER;
  return places.toSorted((a, b) => distance(a) - distance(b))[0];
}

/** A numbered step goes on below its text, not below its number. */
function labelled(label: string, value: string, style: Style, options: ReportOptions): string[] {
  const hanging = /^(?:\d+\. )?/.exec(value)![0].length;
  const room = (options.width ?? 0) - labelWidth - hanging;
  const folded = options.width === undefined ? [value] : wrap(value, Math.max(30, room));
  return folded.map((line, index) => {
    const margin = index === 0 ? style.faint(label.padEnd(labelWidth - 2)) : ' '.repeat(labelWidth - 2 + hanging);
    return `  ${margin}${line}`;
  });
}

/** The line of the secret, with its number, cut to what a line can hold. */
function excerptLines(place: ShownPlace, style: Style, options: ReportOptions): string[] {
  const excerpt = place.excerpt();
  const line = excerpt?.lines[place.line - excerpt.firstLine];
  if (line === undefined || line.trim() === '') return [];
  const margin = `${place.line} |`;
  const room = Math.max(20, (options.width ?? 120) - labelWidth - margin.length - 1);
  return [`${' '.repeat(labelWidth)}${style.faint(margin)} ${cutEnd(line.trim(), room)}`];
}
