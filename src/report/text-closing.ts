// The end of the text report: how much was found, and what was covered. A clean hook run prints nothing else.
import type { ReportOptions } from '../model/report.ts';
import type { Style } from '../terminal/style.ts';
import { wrap } from '../terminal/width.ts';
import { visible } from '../text/visible.ts';
import type { ShownReport } from './shown.ts';
import { asideOf, coverageOf, skipsOf, totalOf } from './wording.ts';

/** Lines, folded to `options.width` where it is given. */
export function closing(report: ShownReport, style: Style, options: ReportOptions): string[] {
  const { receipt } = report;
  const skips = skipsOf(receipt);
  const lines = [
    report.counts.findings === 0 && receipt.complete ? style.good(totalOf(report)) : style.strong(totalOf(report)),
  ];
  const plain = [asideOf(report), coverageOf(receipt)];
  if (skips.counted.length === 1) plain.push(`Passed over: ${skips.counted[0]}.`);
  else if (skips.counted.length > 1) plain.push('Passed over:', ...skips.counted.map((one) => `  ${one}`));
  plain.push(...receipt.notes.map((note) => `Note: ${visible(note)}`));
  plain.push(`Rules: ${visible(report.tool.ruleset.slice(0, 19))}, stanch ${visible(report.tool.version)}.`);
  for (const sentence of plain) if (sentence !== '') lines.push(...folded(sentence, options).map(style.faint));
  if (!receipt.complete) {
    const what = skips.missing.length > 0 ? `: ${skips.missing.join('; ')}` : '';
    lines.push(...folded(`! INCOMPLETE${what}.`, options).map(style.warning));
  }
  return lines;
}

/** Lines after the first are set in, so that each sentence is seen to begin. */
function folded(sentence: string, options: ReportOptions): string[] {
  if (options.width === undefined) return [sentence];
  const own = /^ */.exec(sentence)![0];
  const hanging = `${own}  `;
  return wrap(sentence.trimStart(), options.width - hanging.length).map(
    (line, index) => `${index === 0 ? own : hanging}${line}`,
  );
}
