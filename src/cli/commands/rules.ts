import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { testRule } from '../../app/explain.ts';
import { loadDetails, loadRuleset, readRules } from '../../app/rules.ts';
import { ToolError } from '../../model/errors.ts';
import { exitCode } from '../../model/exit-code.ts';
import type { Rule, Ruleset } from '../../model/rule.ts';
import { closest } from '../closest.ts';
import type { Command } from '../command.ts';
import { commonOptions } from '../options/every-command.ts';
import { judgementOptions } from '../options/judgement.ts';
import { listOptions } from '../options/output.ts';
import { ruleList } from '../rule-list.ts';
import { chooseVerb } from '../subcommand.ts';

const verbs = ['list', 'show', 'check', 'test'] as const;

export const rulesCommand: Command = {
  name: 'rules',
  summary: 'List, show, check or try rules.',
  usage: ['rules list [--format table|json|markdown]', 'rules show ID', 'rules check DIR', 'rules test ID FILE'],
  detail:
    'check reads the rule files of a folder and says what is wrong with the first that is. test runs one rule over a file and shows where it matches, masked.',
  options: [...listOptions, ...judgementOptions, ...commonOptions],

  async run(values, words, io) {
    const verb = chooseVerb('rules', words[0], verbs);
    const argument = words[1];
    const folder = values.text('rules');
    const own = folder === undefined ? undefined : resolve(io.cwd, folder);
    if (verb === 'list') {
      io.stdout.write(ruleList(await loadRuleset(own), values.text('format')!, await loadDetails(own)));
      return exitCode.clean;
    }
    if (argument === undefined) {
      throw new ToolError('USAGE', `stanch rules ${verb} needs ${verb === 'check' ? 'a folder' : 'the id of a rule'}`, {
        hint: 'stanch rules list shows the ids',
      });
    }
    if (verb === 'check') {
      const { rules } = await readRules(resolve(io.cwd, argument));
      io.stdout.write(`${rules.length} rules are well formed\n`);
      return exitCode.clean;
    }
    const ruleset = await loadRuleset(own);
    const rule = findRule(ruleset, argument);
    if (verb === 'show') {
      io.stdout.write(`${JSON.stringify(rule, null, 2)}\n`);
      return exitCode.clean;
    }
    const file = words[2];
    if (file === undefined) throw new ToolError('USAGE', 'stanch rules test needs the id of a rule and a file');
    const hits = await testRule(ruleset, rule, readFileSync(resolve(io.cwd, file)), file);
    for (const hit of hits)
      io.stdout.write(`${file}:${hit.line}: ${hit.confidence.toFixed(2)} ${hit.reasons.join('; ')}\n`);
    io.stdout.write(`${rule.id}: ${hits.length} matches\n`);
    return hits.length > 0 ? exitCode.findings : exitCode.clean;
  },
};

function findRule(ruleset: Ruleset, id: string): Rule {
  const rule = ruleset.rules.find((one) => one.id === id);
  if (rule !== undefined) return rule;
  const near = closest(
    id,
    ruleset.rules.map((one) => one.id),
  );
  throw new ToolError('USAGE', `there is no rule ${id}`, {
    hint: near === undefined ? 'stanch rules list shows every rule' : `Did you mean ${near}?`,
  });
}
