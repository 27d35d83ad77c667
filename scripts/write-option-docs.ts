// npm run docs: writes docs/options.md from the option table.
import { writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { optionDocs } from './option-docs.ts';

const home = dirname(fileURLToPath(import.meta.resolve('stanch/package.json')));
writeFileSync(join(home, 'docs', 'options.md'), optionDocs());
