import type { Rule } from '../../model/rule.ts';
import { createPathFilter } from '../../text/globs.ts';

const filters = new WeakMap<Rule, (path: string) => boolean>();

/** Whether a rule applies at `path`, by its `paths` (include, then exclude). Compiled once a rule. */
export function appliesAt(rule: Rule, path: string): boolean {
  if (rule.paths === undefined) return true;
  let filter = filters.get(rule);
  if (filter === undefined) filters.set(rule, (filter = createPathFilter(rule.paths)));
  return filter(path);
}
