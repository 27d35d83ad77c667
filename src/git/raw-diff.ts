// Reads the raw output of `diff-index`, `diff-tree` and `log` with `-z`. Paths stay bytes (one char each): Git does not
// promise UTF-8. Renames are never asked of Git (`--no-renames`): each record has exactly one path.

/** One path that a commit (or the index) holds differently from every side that it is compared with. */
export interface Change {
  /** What stood there before, one for each side compared with; the mode is 0 where the path was absent. */
  readonly old: readonly Side[];
  readonly mode: number;
  /** Blob now; empty when the path is gone. */
  readonly id: string;
  /** Each char one byte. */
  readonly path: string;
}

/** One side of a comparison. */
export interface Side {
  readonly mode: number;
  /** Empty when the path was not there. */
  readonly id: string;
}

/** Modes of a tree entry, as Git writes them in octal. */
export const mode = { symlink: 0o120000, gitlink: 0o160000 } as const;

/** Whether a token opens a record (`:…` for one side, `::…` and so on for a merge). */
export function opensChange(token: string): boolean {
  return token.charCodeAt(0) === 58;
}

/**
 * One record.
 *
 * @param head the part before the first NUL: `:100644 100644 <id> <id> M`, with n colons for n sides
 */
export function parseChange(head: string, path: string): Change {
  let sides = 0;
  while (head.charCodeAt(sides) === 58) sides++;
  // Modes have six digits and ids all the same length, so nothing has to be searched for: this runs for every change
  // of a history.
  const modeAt = (nth: number): number => Number.parseInt(head.slice(sides + 7 * nth, sides + 7 * nth + 6), 8);
  const firstId = sides + 7 * (sides + 1);
  const width = head.indexOf(' ', firstId) - firstId + 1;
  const idAt = (nth: number): string => {
    const at = firstId + width * nth;
    return head.charCodeAt(at) === 48 && onlyZeros.test(head.slice(at, at + width - 1))
      ? ''
      : head.slice(at, at + width - 1);
  };
  const old: Side[] = [];
  for (let side = 0; side < sides; side++) old.push({ mode: modeAt(side), id: idAt(side) });
  return { old, mode: modeAt(sides), id: idAt(sides), path };
}

const onlyZeros = /^0+$/;

/** Whether the change leaves contents at the path that can be read here: not a deletion, not a submodule. */
export function hasContents(change: Change): boolean {
  return change.id !== '' && change.mode !== mode.gitlink;
}

/** Records of `diff-index -z` or `diff-tree -z` without headers, from tokens that end with NUL. */
export async function* changesIn(batches: AsyncIterable<readonly string[]>): AsyncGenerator<Change> {
  const parse = createChangeParser();
  for await (const batch of batches) yield* parse(batch);
}

/** Takes tokens in any portions and gives the records that they complete. */
export function createChangeParser(): (tokens: readonly string[]) => Change[] {
  let head: string | null = null;
  return (tokens) => {
    const changes: Change[] = [];
    for (const token of tokens) {
      if (head === null) head = token;
      else {
        changes.push(parseChange(head, token));
        head = null;
      }
    }
    return changes;
  };
}
