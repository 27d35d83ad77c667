import { createStyle } from '../terminal/style.ts';
import type { Reporter } from './reporter.ts';
import { show } from './show.ts';
import type { ShownFinding } from './shown.ts';
import { closing } from './text-closing.ts';
import { findingLines } from './text-finding.ts';

/** For people: grouped by secret, worst first, with what to do next; the receipt last, where the eye ends up. */
export const text: Reporter = {
  name: 'text',
  render(report, options) {
    const shown = show(report, options);
    const style = createStyle({ colour: options.colour });
    const said = new Set<string>();
    const linesOf = (finding: ShownFinding): string[] => findingLines(finding, style, options, said);
    const blocks = shown.findings.map(linesOf);
    if (shown.low.length > 0) {
      blocks.push([style.strong('Low confidence, these do not fail a run:')]);
      blocks.push(...shown.low.map(linesOf));
    }
    blocks.push(closing(shown, style, options));
    return `${blocks.map((lines) => lines.join('\n')).join('\n\n')}\n`;
  },
};
