import type { Rule } from '../../model/rule.ts';

const special = /[.+^$()|[\]\\]/g;

/** One glob over slash-separated paths: `*` within a name, `**` across folders, `?`, `{a,b}`. Without a slash: at any depth. */
function regexOf(glob: string): string {
  const anchored = glob.includes('/') ? glob : `**/${glob}`;
  return anchored
    .replace(special, '\\$&')
    .replace(/\{([^{}]*)\}/g, (_, list: string) => `(?:${list.split(',').join('|')})`)
    .replace(/\*\*\/|\*\*|\*|\?(?!:)/g, (star) =>
      star === '**/' ? '(?:.*/)?' : star === '**' ? '.*' : star === '*' ? '[^/]*' : '[^/]',
    );
}

function matcher(globs: readonly string[]): RegExp {
  return new RegExp(`^(?:${globs.map(regexOf).join('|')})$`);
}

const known = new WeakMap<Rule, (path: string) => boolean>();

/** Whether a rule applies at `path`, by its `paths` (include, then exclude). Compiled once a rule. */
export function appliesAt(rule: Rule, path: string): boolean {
  if (rule.paths === undefined) return true;
  let test = known.get(rule);
  if (test === undefined) {
    const { include = [], exclude = [] } = rule.paths;
    const included = include.length === 0 ? null : matcher(include);
    const excluded = exclude.length === 0 ? null : matcher(exclude);
    test = (at) => (included === null || included.test(at)) && (excluded === null || !excluded.test(at));
    known.set(rule, test);
  }
  return test(path);
}
