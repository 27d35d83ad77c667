import type { Format, Reporter } from './reporter.ts';

const loaders: Readonly<Record<Format, () => Promise<Reporter>>> = {
  text: async () => (await import('./text.ts')).text,
  json: async () => (await import('./json.ts')).json,
  jsonl: async () => (await import('./jsonl.ts')).jsonl,
  sarif: async () => (await import('./sarif.ts')).sarif,
  github: async () => (await import('./github.ts')).github,
  gitleaks: async () => (await import('./gitleaks.ts')).gitleaks,
  junit: async () => (await import('./junit.ts')).junit,
  csv: async () => (await import('./csv.ts')).csv,
  markdown: async () => (await import('./markdown.ts')).markdown,
  gitlab: async () => (await import('./gitlab.ts')).gitlab,
};

/** One reporter and nothing of the others: a hook run loads one format only. */
export function loadReporter(format: Format): Promise<Reporter> {
  return loaders[format]();
}
