// Writes the compiled rules and their details into dist/src/rules, where builtin.ts reads them.
import { mkdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { outlineOf } from '../src/engine/outline.ts';
import { chooseAnchors } from '../src/kernel/anchors.ts';
import { compiledFiles, renderCompiledRules } from '../src/rules/builtin.ts';
import { compileRules, detailsOf } from '../src/rules/compile.ts';
import { readRuleFolder } from '../src/rules/load.ts';

const files = readRuleFolder(fileURLToPath(new URL('.', import.meta.resolve('#rules/rule.schema.json')))).map(
  (file) => ({
    ...file,
    path: file.path.slice(file.path.lastIndexOf('rules/')),
  }),
);
const compiled = compileRules(files);
const { literals } = outlineOf(compiled);
const anchors = chooseAnchors(literals);
const ruleset = { ...compiled, anchors: Object.fromEntries(literals.map((literal, id) => [literal, anchors[id]!])) };
const out = fileURLToPath(new URL('../src/rules/', import.meta.url));
mkdirSync(out, { recursive: true });
writeFileSync(`${out}${compiledFiles.rules}`, renderCompiledRules(ruleset, outlineOf(ruleset)));
writeFileSync(`${out}${compiledFiles.details}`, JSON.stringify(detailsOf(files)));
console.log(`${ruleset.rules.length} rules of ${files.length} providers, ${ruleset.digest}`);
