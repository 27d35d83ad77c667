import { visible } from '../text/visible.ts';
import type { Reporter } from './reporter.ts';
import { show } from './show.ts';
import type { ShownFinding, ShownPlace } from './shown.ts';
import { asideOf, coverageOf, skipsOf, stepsOf, totalOf } from './wording.ts';

type Command = 'error' | 'warning' | 'notice';

/**
 * Workflow commands, one for each place, that GitHub Actions turns into annotations on lines.
 *
 * A host shows ten or so of a kind a step, so the worst come first, and of one line of a file only the worst.
 *
 * @see https://docs.github.com/actions/reference/workflow-commands-for-github-actions
 */
export const github: Reporter = {
  name: 'github',
  render(report, options) {
    const shown = show(report, options);
    const lines: string[] = [];
    const annotated = new Set<string>();
    const annotate = (finding: ShownFinding, command: Command): void => {
      for (const place of finding.places) {
        const position = `${place.path}\0${place.line}`;
        if (annotated.has(position)) continue;
        annotated.add(position);
        lines.push(annotation(finding, place, command));
      }
    };
    for (const finding of shown.findings) annotate(finding, commandOf(finding));
    for (const finding of shown.low) annotate(finding, 'notice');
    const { missing, counted } = skipsOf(shown.receipt);
    if (!shown.receipt.complete)
      lines.push(
        `::warning title=stanch::${data(`The scan is incomplete: ${missing.join('; ') || 'it was stopped'}`)}`,
      );
    lines.push(`stanch: ${[totalOf(shown), asideOf(shown), coverageOf(shown.receipt)].filter(Boolean).join(' ')}`);
    if (counted.length > 0) lines.push(`stanch: passed over: ${counted.join('; ')}`);
    for (const note of shown.receipt.notes) lines.push(`stanch: note: ${visible(note)}`);
    return `${lines.join('\n')}\n`;
  },
};

function commandOf({ severity }: ShownFinding): Command {
  return severity === 'critical' || severity === 'high' ? 'error' : severity === 'medium' ? 'warning' : 'notice';
}

function annotation(finding: ShownFinding, place: ShownPlace, command: Command): string {
  const fields: [string, string | number | null][] = [
    ['file', place.path],
    ['line', place.line],
    ['endLine', place.endLine],
    // GitHub refuses columns when the lines differ.
    ['col', place.line === place.endLine ? place.column : null],
    ['endColumn', place.line === place.endLine ? place.endColumn : null],
    ['title', finding.title],
  ];
  const shown = fields
    .filter(([, value]) => value !== null)
    .map(([name, value]) => `${name}=${property(String(value))}`)
    .join(',');
  const commit = place.commit === undefined ? '' : ` Introduced in commit ${visible(place.commit.slice(0, 10))}.`;
  const message = `${finding.secret ?? finding.masked} looks like a secret (${finding.rule}, ${finding.grade} confidence).${commit} ${stepsOf(finding)[0]}`;
  return `::${command} ${shown}::${data(message)}`;
}

/** A command ends at the end of its line; what else could end it early is percent-encoded. Controls are made visible. */
function data(value: string): string {
  return visibleButBreaks(value).replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function property(value: string): string {
  return data(value).replaceAll(':', '%3A').replaceAll(',', '%2C');
}

/** The runner turns %0A back into the newline of a file's name, so a newline is kept for it. */
function visibleButBreaks(value: string): string {
  return value
    .split(/(\r|\n)/)
    .map((part) => (part === '\r' || part === '\n' ? part : visible(part)))
    .join('');
}
