// Writes the compiled rules and their details into dist/src/rules, where builtin.ts reads them.
import { mkdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { planRules } from '../src/engine/plan.ts';
import { chooseAnchors } from '../src/kernel/anchors.ts';
import { compiledFiles } from '../src/rules/builtin.ts';
import { compileRules, detailsOf } from '../src/rules/compile.ts';
import { readRuleFolder } from '../src/rules/load.ts';

const files = readRuleFolder(fileURLToPath(new URL('.', import.meta.resolve('#rules/rule.schema.json')))).map(
  (file) => ({
    ...file,
    path: file.path.slice(file.path.lastIndexOf('rules/')),
  }),
);
const compiled = compileRules(files);
const { literals } = planRules(compiled).tables;
const anchors = chooseAnchors(literals);
const ruleset = { ...compiled, anchors: Object.fromEntries(literals.map((literal, id) => [literal, anchors[id]!])) };
const out = fileURLToPath(new URL('../src/rules/', import.meta.url));
mkdirSync(out, { recursive: true });
writeFileSync(`${out}${compiledFiles.rules}`, JSON.stringify(ruleset));
writeFileSync(`${out}${compiledFiles.details}`, JSON.stringify(detailsOf(files)));
console.log(`${ruleset.rules.length} rules of ${files.length} providers, ${ruleset.digest}`);
