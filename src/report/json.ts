import { safeJson } from '../text/visible.ts';
import { nativeFinding, nativeSchema, nativeSuppressed } from './native.ts';
import type { Reporter } from './reporter.ts';
import { show } from './show.ts';

/** The native form: everything we know, for programs. `stanch report` reads it back. */
export const json: Reporter = {
  name: 'json',
  render(report, options) {
    const shown = show(report, options);
    const whole = {
      schema: nativeSchema,
      tool: shown.tool,
      counts: shown.counts,
      findings: shown.findings.map(nativeFinding),
      low: options.all ? shown.low.map(nativeFinding) : undefined,
      suppressed: nativeSuppressed(shown),
      receipt: shown.receipt,
    };
    return `${safeJson(whole)}\n`;
  },
};
