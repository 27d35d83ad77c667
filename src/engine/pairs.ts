// Halves of one credential: a key id and its secret key, an account and its token. Joined once a text's matches are known.
import type { Match, Part } from '../model/match.ts';
import type { Rule } from '../model/rule.ts';
import { severities } from '../model/severity.ts';

/** Two rules that find the halves of one credential, by their indexes in the ruleset. */
export interface Pair {
  /** The half that only names the credential. */
  readonly name: number;
  /** The half that has to be kept secret: the finding is reported under its rule. */
  readonly secret: number;
}

/** Halves further apart belong together only where the text has no other. */
const nearBytes = 2048;

/** The lower, the more a rule's token has to be kept secret. */
function publicness({ severity, title }: Rule): number {
  const name = /(?:\bid|Id|\bsid)$/i.test(title) ? 2 : /secret|private/i.test(title) ? 0 : 1;
  return severities.indexOf(severity) * 3 + name;
}

/** The pairs that the rules' `companions` make, in the order of the rules. */
export function pairsOf(rules: readonly Rule[]): Pair[] {
  const indexes = new Map(rules.map(({ id }, index) => [id, index]));
  const pairs = new Map<string, Pair>();
  for (const [index, rule] of rules.entries()) {
    for (const companion of rule.companions ?? []) {
      const other = indexes.get(companion.rule);
      if (other === undefined || other === index) continue;
      const first = publicness(rule) <= publicness(rules[other]!);
      const pair = first ? { secret: index, name: other } : { secret: other, name: index };
      pairs.set(`${pair.secret} ${pair.name}`, pair);
    }
  }
  return [...pairs.values()];
}

/** What a joiner has to know of a plan. */
interface Joinable {
  readonly pairs: readonly Pair[];
  readonly rules: readonly Named[];
}

type Named = Pick<Rule, 'id'>;

/** What joins the halves among one text's matches; its answer depends on nothing but them, however they were found. */
export type Joiner = (matches: Match[]) => Match[];

/**
 * Gives each secret half its naming half as a part, and the better confidence of the two. Both stay in the list, since each
 * has its own places; grouping makes them one finding. A naming half without its secret says that it is incomplete.
 */
export function createJoiner({ pairs, rules }: Joinable): Joiner {
  const halves = new Set(pairs.flatMap(({ name, secret }) => [name, secret]));
  return (matches) => {
    if (!matches.some(({ rule }) => halves.has(rule))) return matches;
    const links = new Map<Match, Match[]>();
    const named = new Set<Match>();
    for (const pair of pairs) {
      const names = matches.filter(({ rule }) => rule === pair.name);
      const secrets = matches.filter(({ rule }) => rule === pair.secret);
      for (const [secret, name] of linked(names, secrets)) {
        links.set(secret, [...(links.get(secret) ?? []), name]);
        named.add(name);
      }
    }
    return matches.map((match) => {
      const names = links.get(match);
      if (names !== undefined) return joined(match, names, rules);
      const lacks = pairs.find(({ name }) => name === match.rule);
      return lacks === undefined || named.has(match) ? match : incomplete(match, rules[lacks.secret]!);
    });
  };
}

function joined(match: Match, names: readonly Match[], rules: readonly Named[]): Match {
  const parts = names.map(({ rule, secret }): Part => ({ rule, secret }));
  return {
    ...match,
    confidence: Math.max(match.confidence, ...names.map(({ confidence }) => confidence)),
    reasons: [...match.reasons, ...names.map(({ rule }) => `together with its other half (${rules[rule]!.id})`)],
    learnt: Object.assign({}, ...names.map(({ learnt }) => accountOf(learnt)), match.learnt),
    parts,
  };
}

/** Of what the naming half tells, the owner holds for both. */
function accountOf(learnt: Match['learnt']): Match['learnt'] {
  return learnt?.account === undefined ? {} : { account: learnt.account };
}

function incomplete(match: Match, secret: Named): Match {
  return { ...match, reasons: [...match.reasons, `incomplete: its other half (${secret.id}) is not with it`] };
}

/** Which secret goes with which name. Both lists are in order of position. */
function linked(names: readonly Match[], secrets: readonly Match[]): [secret: Match, name: Match][] {
  if (names.length === 0 || secrets.length === 0) return [];
  const only = distinct(names) === 1 && distinct(secrets) === 1;
  // Halves of several credentials stand in turns: by distance alone a secret would go with the name of the next one.
  if (!only && names.length === secrets.length) {
    const inTurn = secrets.map((secret, index): [Match, Match] => [secret, names[index]!]);
    if (inTurn.every(([secret, name]) => gap(secret, name) <= nearBytes)) return inTurn;
  }
  return secrets.flatMap((secret): [Match, Match][] => {
    const name = names.reduce((best, other) => (gap(secret, other) < gap(secret, best) ? other : best));
    return only || gap(secret, name) <= nearBytes ? [[secret, name]] : [];
  });
}

function distinct(matches: readonly Match[]): number {
  return new Set(matches.map(({ secret }) => secret)).size;
}

/** Bytes between two matches. */
function gap(a: Match, b: Match): number {
  return Math.max(0, a.start - b.end, b.start - a.end);
}
