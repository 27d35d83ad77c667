// Finds candidates in a text as the engine does, and asks the judge: what tests of the judge see.
import { assignmentOfKeyword, assignmentOfValue } from '../../../src/engine/judge/assignment.ts';
import type { Assigned } from '../../../src/engine/judge/window.ts';

const words = /pass|pwd|identified|secret|token|bearer|authorization|api[-_]?key|credential|curl | -u |--user/gi;

/** The most confident value that the judge finds in `text`, or null. */
export function judged(text: string): Assigned | null {
  const window = { text, origin: 0 };
  const found: (Assigned | null)[] = [];
  for (const run of text.matchAll(/[A-Za-z0-9_+/=.~-]{16,}/g)) {
    if (/\d/.test(run[0]) && /[a-z]/i.test(run[0]))
      found.push(assignmentOfValue(window, run.index, run.index + run[0].length));
  }
  for (const word of text.matchAll(words)) {
    found.push(assignmentOfKeyword(window, word.index, word.index + word[0].length));
  }
  return found.reduce(
    (best, next) => (next !== null && next.confidence > (best?.confidence ?? -1) ? next : best),
    null,
  );
}
