import { loadReporter } from '../../src/report/load.ts';
import { type Format, formats, type Reporter } from '../../src/report/reporter.ts';

/** Every reporter, as a run loads it. */
export const reporters: Readonly<Record<Format, Reporter>> = Object.fromEntries(
  await Promise.all(formats.map(async (format) => [format, await loadReporter(format)])),
);
