// A ruleset made ready to run: what each candidate of the lenses means, and each rule's regex, compiled on first use.
import { type LensTables, minRun } from '../kernel/lens.ts';
import { nearBytes } from '../kernel/reach.ts';
import type { Rule, Ruleset } from '../model/rule.ts';
import { WordIndex } from './words.ts';

/** One rule with what is derived from it. */
export interface PlannedRule {
  readonly index: number;
  readonly rule: Rule;
  /** Whether the regex may look further than the near window. */
  readonly far: boolean;
  /** The rule's own context words, to check distances; null when it has none. */
  words(): WordIndex | null;
  regex(): RegExp;
  except(): RegExp | null;
}

export interface Plan {
  readonly ruleset: Ruleset;
  readonly tables: LensTables;
  readonly rules: readonly PlannedRule[];
  /** Prefix id → rules that start with it. */
  readonly byPrefix: readonly (readonly PlannedRule[])[];
  /** Literal id → rules that hang on it. */
  readonly byLiteral: readonly (readonly PlannedRule[])[];
  /** Context words of the rules whose token has no fixed start. */
  readonly valueWords: WordIndex;
  /** Texts inside a value, each with the rule that it stands for. */
  readonly infixes: readonly { readonly text: string; readonly planned: PlannedRule }[];
  readonly byId: ReadonlyMap<string, PlannedRule>;
}

function wordsOf({ context }: Rule, index: number): WordIndex | null {
  return context === undefined ? null : new WordIndex(context.any.map((word) => [word, index] as const));
}

function planRule(rule: Rule, index: number): PlannedRule {
  let regex: RegExp | undefined;
  let except: RegExp | null | undefined;
  let words: WordIndex | null | undefined;
  const sticky = rule.trigger.kind === 'prefix' ? 'y' : 'g';
  const indices = rule.regex.includes('(?<secret>') ? 'd' : '';
  return {
    index,
    rule,
    far: rule.reach.before > nearBytes || rule.reach.after > nearBytes,
    words: () => (words ??= wordsOf(rule, index)),
    regex: () => (regex ??= new RegExp(rule.regex, rule.flags.replace(/[gyd]/g, '') + sticky + indices)),
    except: () => (except ??= rule.except === undefined ? null : new RegExp(rule.except)),
  };
}

/** Makes ids for strings in the order in which they come. */
class Ids {
  readonly names: string[] = [];
  readonly users: PlannedRule[][] = [];
  readonly #ids = new Map<string, number>();

  add(name: string, user: PlannedRule): void {
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
function anchorsOf(literals: readonly string[], { anchors }: Ruleset): Pick<LensTables, 'anchors'> {
  const known = literals.map((literal) => anchors?.[literal]);
  return known.every((anchor) => anchor !== undefined) ? { anchors: known } : {};
}

/** Prepares a ruleset; a few milliseconds for a thousand rules, since no regex is compiled yet. */
export function planRules(ruleset: Ruleset): Plan {
  const rules = ruleset.rules.map(planRule);
  const prefixes = new Ids();
  const literals = new Ids();
  const words: [string, number][] = [];
  const infixes: { text: string; planned: PlannedRule }[] = [];
  for (const planned of rules) {
    const { rule } = planned;
    const { trigger } = rule;
    switch (trigger.kind) {
      case 'prefix': {
        const target = trigger.leads >= minRun ? prefixes : literals;
        for (const prefix of trigger.prefixes) target.add(target === literals ? prefix.toLowerCase() : prefix, planned);
        break;
      }
      case 'literal':
        for (const literal of trigger.literals) literals.add(literal.toLowerCase(), planned);
        break;
      case 'value':
        for (const text of trigger.infix ?? []) infixes.push({ text, planned });
        if (trigger.infix === undefined) for (const word of rule.context?.any ?? []) words.push([word, planned.index]);
        break;
      case 'companion':
        break;
    }
  }
  return {
    ruleset,
    tables: { prefixes: prefixes.names, literals: literals.names, ...anchorsOf(literals.names, ruleset) },
    rules,
    byPrefix: prefixes.users,
    byLiteral: literals.users,
    valueWords: new WordIndex(words),
    infixes,
    byId: new Map(rules.map((planned) => [planned.rule.id, planned])),
  };
}
