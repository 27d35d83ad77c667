import type { LoggedCommit } from '../../git/log.ts';

/**
 * Watches a walk by date. Commits of the same second that do not follow from each other come in the order of the refs that
 * lead to them, and where two of them matter, a renamed branch can change what came first.
 */
export class OrderWatch {
  /** False once two commits that matter may change places. */
  stable = true;
  #floor = Number.POSITIVE_INFINITY;
  #last: LoggedCommit | undefined;
  #matter = 0;
  #chain = true;

  /** @param matters whether the commit brings or takes a secret */
  see(commit: LoggedCommit, matters: boolean): void {
    if (commit.time < this.#floor) {
      // Everything before was later, whatever the order in which it came.
      this.#floor = commit.time;
      this.#matter = 0;
      this.#chain = true;
    } else if (this.#last?.parents.includes(commit.id) !== true) {
      this.#chain = false;
    }
    this.#last = commit;
    if (matters) this.#matter++;
    if (this.#matter > 1 && !this.#chain) this.stable = false;
  }
}
