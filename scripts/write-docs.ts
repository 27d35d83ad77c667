// npm run docs: writes docs/options.md from the option table and docs/rules.md from the rules.
import { writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { optionDocs } from './option-docs.ts';
import { ruleDocs } from './rule-docs.ts';

const docs = join(dirname(fileURLToPath(import.meta.resolve('stanch/package.json'))), 'docs');
writeFileSync(join(docs, 'options.md'), optionDocs());
writeFileSync(join(docs, 'rules.md'), ruleDocs());
