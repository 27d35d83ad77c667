import type { Assignment, Match } from '../../model/match.ts';
import type { Rule } from '../../model/rule.ts';
import { type FileKind, fileKindOf } from './filekind.ts';
import { appliesAt } from './rule-paths.ts';

/**
 * The match with its confidence at this path, or null where its rule does not apply there.
 *
 * Test and documentation paths change nothing: most true leaks stand there. Lock files and texts for translators hold
 * no secrets that are known by a key word alone.
 *
 * @param path slash-separated; null for stdin, messages and tags, where everything passes unchanged
 */
export function judgeOnPath(match: Match, rule: Rule, path: string | null): Match | null {
  if (path === null) return match;
  if (!appliesAt(rule, path)) return null;
  return match.assignment === undefined ? match : judgeAssignment(match, match.assignment, kindFor(path));
}

function judgeAssignment(match: Match, assignment: Assignment, file: FileKind): Match | null {
  const made = assignment.form === 'made';
  switch (file.kind) {
    case 'lock':
      return null;
    case 'translation':
      return made ? match : null;
    case 'code':
      // Strings stand in quotes there: a bare value is a variable, a type or a call, unless no variable is called so.
      if (!assignment.quoted && !assignment.comment && !(made && isUnlikeName(match))) return null;
      break;
    case 'minified':
      return scaled(match, made ? 0.9 : 0.6, 'in minified code');
  }
  return file.vendored && !made ? scaled(match, 0.9, 'in copied code') : match;
}

/** Long and random: it stands in a text of several lines, since no person gives such a name to a variable. */
function isUnlikeName(match: Match): boolean {
  return match.secret.length >= 20 && match.confidence >= 0.8 && /^[\w+/=.~-]+$/.test(match.secret);
}

function scaled(match: Match, factor: number, reason: string): Match {
  const confidence = Math.round(match.confidence * factor * 100) / 100;
  return { ...match, confidence, reasons: [...match.reasons, reason] };
}

let last: { readonly path: string; readonly kind: FileKind } | undefined;

/** Matches of one file come one after another. */
function kindFor(path: string): FileKind {
  if (last?.path !== path) last = { path, kind: fileKindOf(path) };
  return last.kind;
}
