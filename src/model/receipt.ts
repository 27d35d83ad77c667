export type SkipReason =
  | 'unreadable-file'
  | 'missing-object'
  | 'corrupt-object'
  | 'shallow-boundary'
  | 'time-limit'
  | 'archive-limit'
  | 'unreadable-archive'
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
export const skipReasons: Readonly<
  Record<SkipReason, { readonly incomplete: boolean; readonly one: string; readonly many: string }>
> = {
  'unreadable-file': { incomplete: true, one: 'file that could not be read', many: 'files that could not be read' },
  'missing-object': {
    incomplete: true,
    one: 'object that is not here (a partial clone?)',
    many: 'objects that are not here (a partial clone?)',
  },
  'corrupt-object': { incomplete: true, one: 'object that is damaged', many: 'objects that are damaged' },
  'shallow-boundary': {
    incomplete: true,
    one: 'commit whose parents are not here (a shallow clone)',
    many: 'commits whose parents are not here (a shallow clone)',
  },
  'time-limit': {
    incomplete: true,
    one: 'part left out when the time was up',
    many: 'parts left out when the time was up',
  },
  'archive-limit': {
    incomplete: true,
    one: 'archive larger or deeper than the limit',
    many: 'archives larger or deeper than the limit',
  },
  'unreadable-archive': {
    incomplete: false,
    one: 'archive that is damaged, encrypted or packed in an unknown way, in whole or in part',
    many: 'archives that are damaged, encrypted or packed in an unknown way, in whole or in part',
  },
  'decode-limit': {
    incomplete: true,
    one: 'encoded text longer than the limit',
    many: 'encoded texts longer than the limit',
  },
  'rule-dropped': { incomplete: true, one: 'rule dropped while running', many: 'rules dropped while running' },
  interrupted: {
    incomplete: true,
    one: 'part left out when the run was interrupted',
    many: 'parts left out when the run was interrupted',
  },
  'lfs-pointer': {
    incomplete: false,
    one: 'Git LFS file whose contents are not here',
    many: 'Git LFS files whose contents are not here',
  },
  submodule: { incomplete: false, one: 'submodule', many: 'submodules' },
  media: { incomplete: false, one: 'picture, font, sound or video', many: 'pictures, fonts, sound and video' },
  'size-limit': {
    incomplete: false,
    one: 'file larger than the limit that you set',
    many: 'files larger than the limit that you set',
  },
  symlink: {
    incomplete: false,
    one: 'symbolic link (what it points at is scanned where it stands)',
    many: 'symbolic links (what they point at is scanned where it stands)',
  },
  'special-file': { incomplete: false, one: 'socket, pipe or device', many: 'sockets, pipes and devices' },
  ignored: { incomplete: false, one: 'file that Git ignores', many: 'files that Git ignores' },
  excluded: {
    incomplete: false,
    one: 'file left out by your include and exclude patterns',
    many: 'files left out by your include and exclude patterns',
  },
  'slow-rule': {
    incomplete: false,
    one: 'rule without any fixed text, run on every line',
    many: 'rules without any fixed text, run on every line',
  },
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

/** What a tally counted, without its notes. Plain JSON. */
export type Amounts = Pick<Receipt, 'commits' | 'blobs' | 'files' | 'bytes' | 'skipped'>;

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

  /** Adds what another tally counted. */
  absorb({ commits, blobs, files, bytes, skipped }: Amounts): void {
    this.commits += commits;
    this.blobs += blobs;
    this.files += files;
    this.bytes += bytes;
    for (const { reason, count, examples } of skipped)
      for (const [index, example] of examples.entries())
        this.skip(reason, example, index === 0 ? count - examples.length + 1 : 1);
  }

  get amounts(): Amounts {
    const skipped = [...this.#skipped].map(([reason, entry]) => ({ reason, ...entry }));
    return { commits: this.commits, blobs: this.blobs, files: this.files, bytes: this.bytes, skipped };
  }

  get notes(): readonly string[] {
    return [...this.#notes];
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
