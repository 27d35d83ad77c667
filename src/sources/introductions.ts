// Decides which commit brought a secret to a path. Fed with commits, newest first; knows nothing of processes.
import type { Commit, LoggedCommit } from '../git/log.ts';
import { type Change, hasContents } from '../git/raw-diff.ts';
import { flat, type Held, holds, secretsOf } from './held.ts';

/** A commit that put a secret at a path. */
export interface Arrival {
  readonly commit: Commit;
  readonly blob: string;
}

/** One secret at one path, through all commits that were seen. */
export interface Story {
  readonly secret: string;
  /** Each char one byte. */
  readonly path: string;
  /** The oldest commit after which the path held it, while nothing that the commit replaced did. */
  introduced?: Arrival;
  /** The oldest commit that brought it here from a path that the same commit removed: a rename. */
  moved?: Arrival;
  /** Whether `moved` was learnt only when a merge was compared with its parents; what a walk sees goes before it. */
  movedByMerge?: true;
  /** Whether any commit was seen to put it here that is no rename: it settles the doubts about newer merges. */
  arrived?: true;
  /** The newest commit whose tree is known to have held it here. */
  last?: string;
}

/** A merge that seems to bring in a secret, until each of its parents was asked what the merge removed. */
interface Doubt {
  readonly story: Story;
  readonly arrival: Arrival;
  /** Whether an older commit was seen to introduce it since; then the merge does not matter. */
  settled: boolean;
}

/** Collects stories. Memory grows with the number of distinct (secret, path) pairs, not with the history. */
export class Introductions {
  readonly stories: Map<string, Story> = new Map();
  /** Blobs with secrets that a commit was seen to record. */
  readonly seen: Set<string> = new Set();
  readonly #held: Held;
  readonly #doubts = new Map<string, Doubt[]>();

  constructor(held: Held) {
    this.#held = held;
  }

  /** Whether the commit brought or took any secret. */
  see(commit: LoggedCommit): boolean {
    let concerned = false;
    for (const change of commit.changes) {
      const matches = hasContents(change) ? this.#held.get(change.id) : undefined;
      const secrets = matches === undefined ? noSecrets : secretsOf(matches);
      if (matches !== undefined) this.seen.add(flat(change.id));
      concerned ||= matches !== undefined || change.old.some(({ id }) => this.#held.has(id));
      for (const secret of secrets) this.#arrive(commit, change, secret);
      for (const side of change.old) {
        for (const match of this.#held.get(side.id) ?? [])
          if (!secrets.has(match.secret)) this.#leave(commit, change.path, match.secret);
      }
    }
    return concerned;
  }

  /** Ids of the merges that must be asked parent by parent. */
  get doubtful(): readonly string[] {
    return [...this.#doubts].filter(([, doubts]) => doubts.some(({ settled }) => !settled)).map(([id]) => id);
  }

  /** Takes in what was learnt of commits that are all older than those seen here. To be called before any `resolve`. */
  continueWith(older: Iterable<readonly [key: string, story: Story]>): void {
    for (const [key, old] of older) {
      const story = this.stories.get(key);
      if (story === undefined) {
        this.stories.set(key, { ...old });
        continue;
      }
      if (old.arrived === true) this.#settle(story);
      if (old.introduced !== undefined) story.introduced = old.introduced;
      if (old.moved !== undefined && (old.movedByMerge === undefined || story.moved === undefined)) {
        story.moved = old.moved;
        if (old.movedByMerge === true) story.movedByMerge = true;
      }
      if (story.last === undefined && old.last !== undefined) story.last = old.last;
    }
  }

  /** @param removed blobs that the merge removed in comparison with any one parent */
  resolve(merge: string, removed: readonly string[]): void {
    for (const { story, arrival, settled } of this.#doubts.get(merge) ?? []) {
      if (settled) continue;
      if (!removed.some((blob) => holds(this.#held, blob, story.secret))) story.introduced = arrival;
      else if (story.moved === undefined) {
        story.moved = arrival;
        story.movedByMerge = true;
      }
    }
    this.#doubts.delete(merge);
  }

  #arrive(commit: LoggedCommit, change: Change, secret: string): void {
    const story = this.#story(change.path, secret);
    story.last ??= flat(commit.id);
    if (change.old.some((side) => holds(this.#held, side.id, secret))) return;
    const arrival = { commit: commit.commit(), blob: flat(change.id) };
    if (removedBy(commit).some((blob) => holds(this.#held, blob, secret))) {
      story.moved = arrival;
      return;
    }
    this.#settle(story);
    if (!commit.isMerge) {
      story.introduced = arrival;
      return;
    }
    const doubts = this.#doubts.get(arrival.commit.id) ?? [];
    doubts.push({ story, arrival, settled: false });
    this.#doubts.set(arrival.commit.id, doubts);
  }

  #settle(story: Story): void {
    story.arrived = true;
    for (const doubts of this.#doubts.values()) for (const doubt of doubts) doubt.settled ||= doubt.story === story;
  }

  #leave(commit: LoggedCommit, path: string, secret: string): void {
    const story = this.#story(path, secret);
    story.last ??= commit.commit().parents[0] ?? flat(commit.id);
  }

  #story(path: string, secret: string): Story {
    const key = `${secret}\0${path}`;
    let story = this.stories.get(key);
    if (story === undefined) {
      story = { secret, path: flat(path) };
      this.stories.set(key, story);
    }
    return story;
  }
}

const noSecrets: ReadonlySet<string> = new Set();

/** Blobs whose path the commit removed (or turned into a submodule). */
export function removedBy(commit: Pick<LoggedCommit, 'changes'>): string[] {
  return commit.changes
    .filter((change) => !hasContents(change))
    .flatMap(({ old }) => old.map(({ id }) => id).filter((id) => id !== ''));
}
