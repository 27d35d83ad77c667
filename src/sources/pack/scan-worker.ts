// The worker file: what piscina starts in each thread. Rules cross once, as worker data.
import { workerData } from 'node:worker_threads';
import type { Ruleset } from '../../model/rule.ts';
import type { WalkResults } from './results.ts';
import { type SharedWork, walkShare } from './share.ts';
import type { WalkOptions } from './walk-options.ts';

/** What a worker is born with. */
export interface WorkerData {
  readonly ruleset: Ruleset;
  readonly options: WalkOptions;
}

export default function task({ work, worker }: { work: SharedWork; worker: number }): WalkResults {
  const { ruleset, options } = workerData as WorkerData;
  return walkShare(ruleset, options, work, worker);
}
