import { csv } from './csv.ts';
import { github } from './github.ts';
import { gitlab } from './gitlab.ts';
import { gitleaks } from './gitleaks.ts';
import { json } from './json.ts';
import { jsonl } from './jsonl.ts';
import { junit } from './junit.ts';
import { markdown } from './markdown.ts';
import type { Format, Reporter } from './reporter.ts';
import { sarif } from './sarif.ts';
import { text } from './text.ts';

/** Every reporter by the name of its format. */
export const reporters: Readonly<Record<Format, Reporter>> = {
  text,
  json,
  jsonl,
  sarif,
  github,
  gitleaks,
  junit,
  csv,
  markdown,
  gitlab,
};
