import { safeJson } from '../text/visible.ts';
import { nativeFinding, nativeSchema, nativeSuppressed } from './native.ts';
import type { Reporter } from './reporter.ts';
import { show } from './show.ts';

/** The native form a line at a time: findings, low ones (with `--all`), suppressed ones, and last the receipt. */
export const jsonl: Reporter = {
  name: 'jsonl',
  render(report, options) {
    const shown = show(report, options);
    const lines: unknown[] = [
      ...shown.findings.map((finding) => ({ type: 'finding', ...nativeFinding(finding) })),
      ...shown.low.map((finding) => ({ type: 'low', ...nativeFinding(finding) })),
      ...nativeSuppressed(shown).map((suppressed) => ({ type: 'suppressed', ...suppressed })),
      { type: 'receipt', schema: nativeSchema, tool: shown.tool, counts: shown.counts, receipt: shown.receipt },
    ];
    return lines.map((line) => `${safeJson(line, 0)}\n`).join('');
  },
};
