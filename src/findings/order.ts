import type { Unidentified } from '../model/finding.ts';
import type { Place, PlaceKind } from '../model/place.ts';
import { severities } from '../model/severity.ts';

/** Compares by UTF-16 code unit: the same on every machine, whatever its language. */
function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** What is in the history came before what is about to enter it; what no ref reaches says least. */
const kinds: readonly PlaceKind[] = [
  'commit',
  'message',
  'tag',
  'note',
  'stash',
  'index',
  'file',
  'stdin',
  'unreachable',
];

/** The introducing place first: by date (places without one last), then kind, path and position. */
export function comparePlaces(a: Place, b: Place): number {
  return (
    compareText(a.date ?? '~', b.date ?? '~') ||
    kinds.indexOf(a.kind) - kinds.indexOf(b.kind) ||
    comparePosition(a, b) ||
    compareText(a.commit ?? '', b.commit ?? '')
  );
}

function comparePosition(a: Place, b: Place): number {
  return compareText(a.path ?? '', b.path ?? '') || a.line - b.line || a.column - b.column;
}

/**
 * Order of reports: worst severity, highest confidence, then rule, path and line. The rest makes it the same in every run:
 * two secrets of one rule never cover the same bytes of the same object.
 */
export function compareFindings(a: Unidentified, b: Unidentified): number {
  const [here, there] = [a.places[0]!, b.places[0]!];
  return (
    severities.indexOf(a.severity) - severities.indexOf(b.severity) ||
    b.confidence - a.confidence ||
    compareText(a.rule, b.rule) ||
    comparePosition(here, there) ||
    compareText(here.date ?? '~', there.date ?? '~') ||
    compareText(here.commit ?? '', there.commit ?? '') ||
    compareText(here.blob ?? '', there.blob ?? '') ||
    here.start - there.start ||
    here.end - there.end ||
    compareText(here.decodedBy.join(), there.decodedBy.join())
  );
}
