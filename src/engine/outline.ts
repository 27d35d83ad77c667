// What has to be known of all rules before a scan can begin, as plain data: the build writes it beside the built-in rules,
// so that a commit hook neither parses a thousand rules nor goes through them.
import { minRun } from '../kernel/lens.ts';
import type { Ruleset } from '../model/rule.ts';

/** Rules are named by their position in the ruleset. */
export interface Outline {
  readonly ids: readonly string[];
  readonly prefixes: readonly string[];
  /** Position in `prefixes` → rules that start with it. */
  readonly byPrefix: readonly (readonly number[])[];
  readonly literals: readonly string[];
  /** Position in `literals` → its anchor, where they came with the rules. */
  readonly anchors?: readonly number[];
  /** Position in `literals` → rules that hang on it. */
  readonly byLiteral: readonly (readonly number[])[];
  /** Context words of the rules whose token has no fixed start, one for each rule that wants it. */
  readonly words: readonly (readonly [word: string, rule: number])[];
  /** Texts inside a value. */
  readonly infixes: readonly (readonly [text: string, rule: number])[];
  /** Rules that the judge of assignments answers for. */
  readonly assignments: readonly number[];
}

/** Makes ids for strings in the order in which they come. */
class Ids {
  readonly names: string[] = [];
  readonly users: number[][] = [];
  readonly #ids = new Map<string, number>();

  add(name: string, user: number): void {
    const id = this.#ids.get(name) ?? this.names.length;
    if (id === this.names.length) {
      this.#ids.set(name, id);
      this.names.push(name);
      this.users.push([]);
    }
    this.users[id]!.push(user);
  }
}

/** The anchors that came with the rules, when they cover every literal: a choice holds for all of them together. */
function anchorsOf(literals: readonly string[], { anchors }: Ruleset): Pick<Outline, 'anchors'> {
  const known = literals.map((literal) => anchors?.[literal]);
  return known.every((anchor) => anchor !== undefined) ? { anchors: known } : {};
}

export function outlineOf(ruleset: Ruleset): Outline {
  const { rules } = ruleset;
  const prefixes = new Ids();
  const literals = new Ids();
  const words: [string, number][] = [];
  const infixes: [string, number][] = [];
  for (const [index, { trigger, context }] of rules.entries()) {
    switch (trigger.kind) {
      case 'prefix':
        for (const prefix of trigger.prefixes) {
          if (trigger.leads >= minRun) prefixes.add(prefix, index);
          else literals.add(prefix.toLowerCase(), index);
        }
        break;
      case 'literal':
        for (const literal of trigger.literals) literals.add(literal.toLowerCase(), index);
        break;
      case 'value':
        for (const text of trigger.infix ?? []) infixes.push([text, index]);
        if (trigger.infix === undefined) for (const word of context?.any ?? []) words.push([word, index]);
        break;
      case 'companion':
        break;
    }
  }
  return {
    ids: rules.map(({ id }) => id),
    ...{ prefixes: prefixes.names, byPrefix: prefixes.users, literals: literals.names, byLiteral: literals.users },
    ...anchorsOf(literals.names, ruleset),
    ...{ words, infixes },
    assignments: rules.flatMap(({ structure }, index) => (structure === 'assignment' ? [index] : [])),
  };
}
