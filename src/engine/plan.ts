// Rules made ready to run: what each candidate of the lenses means, and each rule's parts, made on first use.
import type { LensTables } from '../kernel/lens.ts';
import { nearBytes } from '../kernel/reach.ts';
import type { Rule, Ruleset } from '../model/rule.ts';
import { type Outline, outlineOf } from './outline.ts';
import { WordIndex } from './words.ts';

/** One rule with what is derived from it. */
export class PlannedRule {
  readonly index: number;
  readonly id: string;
  readonly #read: (index: number) => Rule;
  #rule: Rule | undefined;
  #regex: RegExp | undefined;
  #except: RegExp | null | undefined;
  #words: WordIndex | null | undefined;

  constructor(index: number, id: string, read: (index: number) => Rule) {
    this.index = index;
    this.id = id;
    this.#read = read;
  }

  get rule(): Rule {
    return (this.#rule ??= this.#read(this.index));
  }

  /** Whether the regex may look further than the near window. */
  get far(): boolean {
    const { before, after } = this.rule.reach;
    return before > nearBytes || after > nearBytes;
  }

  /** The rule's own context words, to check distances; null when it has none. */
  words(): WordIndex | null {
    this.#words ??=
      this.rule.context === undefined ? null : new WordIndex(this.rule.context.any.map((word) => [word, 0]));
    return this.#words;
  }

  regex(): RegExp {
    if (this.#regex === undefined) {
      const { trigger, regex, flags } = this.rule;
      const sticky = trigger.kind === 'prefix' ? 'y' : 'g';
      const indices = regex.includes('(?<secret>') ? 'd' : '';
      this.#regex = new RegExp(regex, flags.replace(/[gyd]/g, '') + sticky + indices);
    }
    return this.#regex;
  }

  except(): RegExp | null {
    if (this.#except === undefined) {
      const { except } = this.rule;
      this.#except = except === undefined ? null : new RegExp(except);
    }
    return this.#except;
  }
}

export interface Plan {
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
  /** Rules that the judge of assignments answers for, by id. */
  readonly assignments: ReadonlyMap<string, PlannedRule>;
  readonly byId: ReadonlyMap<string, PlannedRule>;
}

/** Prepares rules from what is known of all of them; `read` is called once for each rule that a candidate asks for. */
export function planOutline(outline: Outline, read: (index: number) => Rule): Plan {
  const { prefixes, literals, anchors, words, infixes } = outline;
  const rules = outline.ids.map((id, index) => new PlannedRule(index, id, read));
  const planned = (indices: readonly number[]): PlannedRule[] => indices.map((index) => rules[index]!);
  let valueWords: WordIndex | undefined;
  return {
    tables: { prefixes, literals, ...(anchors === undefined ? {} : { anchors }) },
    rules,
    byPrefix: outline.byPrefix.map(planned),
    byLiteral: outline.byLiteral.map(planned),
    get valueWords() {
      return (valueWords ??= new WordIndex(words));
    },
    infixes: infixes.map(([text, index]) => ({ text, planned: rules[index]! })),
    assignments: byId(planned(outline.assignments)),
    byId: byId(rules),
  };
}

/** Prepares a ruleset; a few milliseconds for a thousand rules, since no regex is compiled yet. */
export function planRules(ruleset: Ruleset): Plan {
  return planOutline(outlineOf(ruleset), (index) => ruleset.rules[index]!);
}

function byId(rules: readonly PlannedRule[]): ReadonlyMap<string, PlannedRule> {
  return new Map(rules.map((planned) => [planned.id, planned]));
}
