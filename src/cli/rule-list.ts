import type { Rule, Ruleset } from '../model/rule.ts';

/** The rules as text: `table` for a terminal, `json`, or `markdown` for documentation. */
export function ruleList(ruleset: Ruleset, format: string): string {
  const rules = [...ruleset.rules].sort((a, b) => (a.id < b.id ? -1 : 1));
  switch (format) {
    case 'json':
      return `${JSON.stringify({ digest: ruleset.digest, rules }, null, 2)}\n`;
    case 'markdown':
      return `${['| rule | what it is | severity |', '| --- | --- | --- |', ...rules.map(markdownRow)].join('\n')}\n`;
    default:
      return table(rules);
  }
}

function markdownRow(rule: Rule): string {
  const title = rule.title.replaceAll('|', '\\|');
  return `| \`${rule.id}\` | ${rule.docs === undefined ? title : `[${title}](${rule.docs})`} | ${rule.severity} |`;
}

function table(rules: readonly Rule[]): string {
  const wide = Math.max(4, ...rules.map((rule) => rule.id.length));
  const lines = rules.map((rule) => `${rule.id.padEnd(wide)}  ${rule.severity.padEnd(8)}  ${rule.title}`);
  return `${[...lines, '', `${rules.length} rules`].join('\n')}\n`;
}
