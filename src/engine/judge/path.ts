import type { Assignment, Match } from '../../model/match.ts';
import type { Rule } from '../../model/rule.ts';
import { type FileKind, fileKindOf } from './filekind.ts';
import { isExpression, isPropertyPath } from './reference.ts';

/**
 * The match with its confidence at this path, or null where its rule does not apply there.
 *
 * Test and documentation paths lower a generic score a little; they never silence it: most true leaks stand there.
 *
 * @param path slash-separated; null for stdin, messages and tags, where everything passes unchanged
 */
export function judgeOnPath(match: Match, rule: Rule, path: string | null): Match | null {
  if (path === null || match.assignment === undefined) return match;
  const file = kindFor(path);
  if (file.kind === 'lock' || file.kind === 'translation') return null;
  if (file.kind === 'code' && isReferenceIn(match.secret, match.assignment)) return null;
  const { factor, reason } = scaleFor(file, match.assignment);
  if (factor === 1) return match;
  const confidence = Math.round(match.confidence * factor * 100) / 100;
  return { ...match, confidence, reasons: reason === '' ? match.reasons : [...match.reasons, reason] };
}

let lastPath = '';
let lastKind: FileKind = fileKindOf('');

/** Matches of one file come one after another. */
function kindFor(path: string): FileKind {
  if (path !== lastPath) {
    lastKind = fileKindOf(path);
    lastPath = path;
  }
  return lastKind;
}

/** In a language whose strings stand in quotes, a bare value is a variable, a type or a call. */
function isReferenceIn(secret: string, assignment: Assignment): boolean {
  if (assignment.quoted || assignment.comment) return false;
  if (isExpression(secret) || isPropertyPath(secret)) return true;
  return true;
}

function scaleFor(file: FileKind, assignment: Assignment): { factor: number; reason: string } {
  if (file.kind === 'minified') return { factor: 0.6, reason: 'in minified code' };
  if (file.vendored && assignment.form !== 'made') return { factor: 0.9, reason: 'in copied code' };
  return { factor: 1, reason: '' };
}
