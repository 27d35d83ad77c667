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
  const fields = head.slice(sides).split(' ');
  const old: Side[] = [];
  for (let side = 0; side < sides; side++)
    old.push({ mode: Number.parseInt(fields[side]!, 8), id: idOrEmpty(fields[sides + 1 + side]!) });
  return { old, mode: Number.parseInt(fields[sides]!, 8), id: idOrEmpty(fields[2 * sides + 1]!), path };
}

function idOrEmpty(id: string): string {
  return /^0+$/.test(id) ? '' : id;
}

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
