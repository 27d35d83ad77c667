import { severitySymbols } from '../terminal/style.ts';
import { visible } from '../text/visible.ts';
import type { Reporter } from './reporter.ts';
import { show } from './show.ts';
import type { ShownFinding, ShownPlace, ShownReport } from './shown.ts';
import { asideOf, coverageOf, placesToName, positionOf, skipsOf, stepsOf, totalOf, validityOf } from './wording.ts';

/** So many places of one secret stand in a cell. */
const placesNamed = 5;

/** GitHub-flavoured Markdown for job summaries, comments and tickets. */
export const markdown: Reporter = {
  name: 'markdown',
  render(report, options) {
    const shown = show(report, options);
    const blocks = [`## ${totalOf(shown)}`];
    if (shown.findings.length > 0) blocks.push(table(shown.findings), nextSteps(shown.findings));
    if (shown.low.length > 0) blocks.push('### Low confidence', table(shown.low));
    blocks.push(receipt(shown));
    return `${blocks.join('\n\n')}\n`;
  },
};

function table(findings: readonly ShownFinding[]): string {
  const rows = findings.map((finding) => {
    const named = placesToName(finding);
    const places = named.slice(0, placesNamed).map(placeText);
    if (named.length > placesNamed) places.push(`and ${named.length - placesNamed} more`);
    const cells = [
      `${severitySymbols[finding.severity]} ${finding.severity}`,
      `${plain(finding.title)}<br>${code(finding.secret ?? finding.masked)}`,
      places.join('<br>'),
      `${finding.grade}: ${plain(finding.reasons.join('; '))}`,
      plain(validityOf(finding)),
    ];
    return `| ${cells.join(' | ')} |`;
  });
  return ['| Severity | Secret | Where | Confidence | Validity |', '| --- | --- | --- | --- | --- |', ...rows].join(
    '\n',
  );
}

function placeText(place: ShownPlace): string {
  const position = code(positionOf(place));
  const linked =
    place.link !== undefined && /^https:\/\/[^\s()<>|[\]]+$/.test(place.link)
      ? `[${position}](${place.link})`
      : position;
  const commit = place.commit === undefined ? '' : ` in ${code(place.commit.slice(0, 10))}`;
  const author = place.author === undefined ? '' : ` by ${code(place.author)}`;
  return `${linked}${commit}${author}${place.date === undefined ? '' : ` on ${plain(place.date.slice(0, 10))}`}`;
}

/** What to do, once for each rule. */
function nextSteps(findings: readonly ShownFinding[]): string {
  const rules = new Map(findings.map((finding) => [finding.rule, finding]));
  return [...rules.values()]
    .map((finding) => {
      const steps = stepsOf(finding).map((step, index) => `${index + 1}. ${plain(step)}`);
      const why = finding.why === undefined ? [] : [plain(finding.why), ''];
      return [`### Next for ${plain(finding.title)}`, '', ...why, ...steps].join('\n');
    })
    .join('\n\n');
}

function receipt(report: ShownReport): string {
  const { missing, counted } = skipsOf(report.receipt);
  const sentences = [asideOf(report), coverageOf(report.receipt), ...report.receipt.notes];
  if (counted.length > 0) sentences.push(`Passed over: ${counted.join('; ')}.`);
  const lines = sentences.filter((sentence) => sentence !== '').map(plain);
  if (!report.receipt.complete) lines.unshift(`**Incomplete**: ${plain(missing.join('; ') || 'the scan was stopped')}`);
  return lines.join('<br>\n');
}

/** Prose that is not ours: nothing in it is markup, a mention or an issue number. Only addresses become links. */
function plain(text: string): string {
  return visible(text)
    .split(/(https?:\/\/[^\s<>|`"'\\]+[^\s<>|`"'\\.,;:!?)])/)
    .map((part, index) => (index % 2 === 1 ? `<${part}>` : part.replace(/[&<>|`*_[\]#~!\\$@{}]/g, entity)))
    .join('');
}

/** Code that is not ours. A code span where its text cannot end one, else entities, which end nothing. */
function code(text: string): string {
  const shown = visible(text);
  return /^[^`|\\<&$]+$/.test(shown) && shown.trim() === shown
    ? `\`${shown}\``
    : `<code>${shown.replace(/[^A-Za-z0-9 /.-]/gu, entity)}</code>`;
}

function entity(character: string): string {
  return `&#${character.codePointAt(0)};`;
}
