export type SkipReason =
  | 'unreadable-file'
  | 'missing-object'
  | 'corrupt-object'
  | 'shallow-boundary'
  | 'time-limit'
  | 'archive-limit'
  | 'decode-limit'
  | 'rule-dropped'
  | 'interrupted'
  | 'lfs-pointer'
  | 'submodule'
  | 'media'
  | 'size-limit'
  | 'symlink'
  | 'special-file'
  | 'ignored'
  | 'excluded'
  | 'slow-rule';

/** What a run can pass over, and whether that leaves it incomplete (exit code 3) or is only counted. */
export const skipReasons: Readonly<Record<SkipReason, { readonly incomplete: boolean; readonly says: string }>> = {
  'unreadable-file': { incomplete: true, says: 'files that could not be read' },
  'missing-object': { incomplete: true, says: 'objects that are not here (a partial clone?)' },
  'corrupt-object': { incomplete: true, says: 'objects that are damaged' },
  'shallow-boundary': { incomplete: true, says: 'commits whose parents are not here (a shallow clone)' },
  'time-limit': { incomplete: true, says: 'parts left out when the time was up' },
  'archive-limit': { incomplete: true, says: 'archives larger or deeper than the limit' },
  'decode-limit': { incomplete: true, says: 'encoded texts longer than the limit' },
  'rule-dropped': { incomplete: true, says: 'rules dropped while running' },
  interrupted: { incomplete: true, says: 'parts left out when the run was interrupted' },
  'lfs-pointer': { incomplete: false, says: 'Git LFS files whose contents are not here' },
  submodule: { incomplete: false, says: 'submodules' },
  media: { incomplete: false, says: 'pictures, fonts, sound and video' },
  'size-limit': { incomplete: false, says: 'files larger than the limit that you set' },
  symlink: { incomplete: false, says: 'symbolic links (what they point at is scanned where it stands)' },
  'special-file': { incomplete: false, says: 'sockets, pipes and devices' },
  ignored: { incomplete: false, says: 'files that Git ignores' },
  excluded: { incomplete: false, says: 'files left out by your include and exclude patterns' },
  'slow-rule': { incomplete: false, says: 'rules without any fixed text, run on every line' },
};

/** One line of the receipt: how often something was passed over, with up to five examples (paths, ids). */
export interface Skip {
  readonly reason: SkipReason;
  readonly count: number;
  readonly examples: readonly string[];
}

export type Scope = 'files' | 'stdin' | 'staged' | 'range' | 'history' | 'history+files';

/** What a run covered and what it did not. Nothing skipped is ever silent. */
export interface Receipt {
  readonly scope: Scope;
  readonly commits: number;
  readonly blobs: number;
  readonly files: number;
  readonly bytes: number;
  readonly skipped: readonly Skip[];
  /** Notes that a reader must know, such as a salt made for this run only. */
  readonly notes: readonly string[];
  readonly complete: boolean;
  readonly startedAt: string;
  readonly seconds: number;
}

/** Collects a receipt while a run goes on. Counting is cheap; examples stop at five. */
export class Tally {
  commits = 0;
  blobs = 0;
  files = 0;
  bytes = 0;
  readonly #skipped = new Map<SkipReason, { count: number; examples: string[] }>();
  readonly #notes = new Set<string>();

  /** @param example a path or an id, never content */
  skip(reason: SkipReason, example: string, count = 1): void {
    const entry = this.#skipped.get(reason) ?? { count: 0, examples: [] };
    entry.count += count;
    if (entry.examples.length < 5) entry.examples.push(example);
    this.#skipped.set(reason, entry);
  }

  note(text: string): void {
    this.#notes.add(text);
  }

  get complete(): boolean {
    return [...this.#skipped.keys()].every((reason) => !skipReasons[reason].incomplete);
  }

  /** @param startedAt milliseconds since 1970; `endedAt` likewise */
  receipt(scope: Scope, startedAt: number, endedAt: number): Receipt {
    const skipped = [...this.#skipped].map(([reason, entry]) => ({ reason, ...entry }));
    return {
      scope,
      commits: this.commits,
      blobs: this.blobs,
      files: this.files,
      bytes: this.bytes,
      skipped: skipped.sort((a, b) => b.count - a.count || (a.reason < b.reason ? -1 : 1)),
      notes: [...this.#notes],
      complete: this.complete,
      startedAt: new Date(startedAt).toISOString(),
      seconds: Math.round(endedAt - startedAt) / 1000,
    };
  }
}
