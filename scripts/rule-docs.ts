import { ruleList } from '../src/cli/rule-list.ts';
import { loadBuiltinRules, loadRuleDetails } from '../src/rules/builtin.ts';

/** The text of `docs/rules.md`: what `stanch rules list --format markdown` writes. */
export function ruleDocs(): string {
  return ruleList(loadBuiltinRules(), 'markdown', loadRuleDetails());
}
