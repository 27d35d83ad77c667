// piscina's only home: a pool of threads that walk families together.
import { extname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Piscina } from 'piscina';
import { ToolError } from '../../model/errors.ts';
import { exitCode } from '../../model/exit-code.ts';
import type { Ruleset } from '../../model/rule.ts';
import type { WalkResults } from './results.ts';
import { type SharedWork, stateAt } from './share.ts';
import type { WalkOptions } from './walk-options.ts';

const self = fileURLToPath(import.meta.url);
const worker = new URL(`./scan-worker${extname(self)}`, import.meta.url).href;

/** A pool that starts its threads at once, so that they are up when the work has been laid out. */
export class WalkPool {
  readonly #pool: Piscina;
  readonly #threads: number;

  constructor(ruleset: Ruleset, options: WalkOptions, threads: number) {
    this.#threads = threads;
    this.#pool = new Piscina({
      filename: worker,
      minThreads: threads,
      maxThreads: threads,
      workerData: { ruleset, options },
    });
  }

  /**
   * Every thread takes families until none is left.
   *
   * @param nameOf the id of an object, to name the family in which a thread died
   * @throws {ToolError} WORKER_CRASHED
   */
  async run(work: SharedWork, nameOf: (set: number, position: number) => string): Promise<WalkResults[]> {
    const shares = Array.from({ length: this.#threads }, async (_, index) => {
      try {
        return (await this.#pool.run({ work, worker: index })) as WalkResults;
      } catch (cause) {
        Atomics.store(work.state, stateAt.stop, 1);
        const at = stateAt.working(work.sets.length, index);
        const set = work.state[at]! - 1; // 0 while it has none
        const family = set < 0 ? '(none yet)' : nameOf(set, work.state[at + 1]!);
        const message = cause instanceof Error ? cause.message : String(cause);
        throw new ToolError('WORKER_CRASHED', `a scanning thread died in the family of object ${family}: ${message}`, {
          hint: 'Scan with --jobs 1 to see whether it is this object; report it with the id, without the contents.',
          exit: exitCode.internal,
          cause,
        });
      }
    });
    return Promise.all(shares);
  }

  async close(): Promise<void> {
    await this.#pool.destroy();
  }
}
