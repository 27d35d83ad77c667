// Walks commits in a way that leaves something to go on from: the next time only what is new on top is walked.
import { createHash } from 'node:crypto';
import { parseLog, startLog } from '../../git/log.ts';
import type { RefState } from '../../git/refs.ts';
import type { Repository } from '../../git/repository.ts';
import { readGit } from '../../git/stream.ts';
import { settleMerges, type Walked } from '../attribution.ts';
import { flat, type Held } from '../held.ts';
import { Introductions } from '../introductions.ts';
import type { Selection } from '../selection.ts';
import { OrderWatch } from './order.ts';
import type { WalkState } from './snapshot.ts';

/** So many ids are given to Git as arguments. */
const mostTips = 2000;

/** A walk with what the next one needs. */
export interface Remembered extends Walked {
  readonly state: WalkState;
}

/**
 * Walks a selection, from its beginning or on top of what an earlier walk came to, if that gives the same.
 *
 * @param held every blob with matches, the earlier ones too
 * @param output of a walk over the whole selection that was started already
 */
export async function walkOn(
  repository: Repository,
  selection: Selection,
  held: Held,
  before: { readonly walk: WalkState; readonly held: Held } | null,
  refs: RefState,
  output?: AsyncIterable<Uint8Array>,
): Promise<Remembered> {
  const added = before === null ? null : await walkAdded(repository, held, before.walk, refs);
  const now = added ?? (await walkFrom(repository, held, { revisions: selection.revisions, output }));
  if (added !== null && before !== null) {
    added.introductions.continueWith(before.walk.stories);
    added.newest = Math.max(added.newest, before.walk.newest);
  }
  await settleMerges(repository.git, now.introductions);
  const { stories, seen } = now.introductions;
  const earlier = added === null ? null : before;
  const unseenBefore = new Set(earlier?.walk.unseen);
  const saw = (blob: string): boolean =>
    seen.has(blob) || (earlier?.held.has(blob) === true && !unseenBefore.has(blob));
  const unseen = [...held.keys()].filter((blob) => !saw(blob));
  const { heads, newest } = now;
  const stable = now.stable && (earlier === null || earlier.walk.stable);
  const at = { tips: [...refs.tips], refs: digestOfRefs(refs), stable };
  return { stories, saw, state: { ...at, heads, newest, stories: [...stories], unseen } };
}

/** Null where the new commits cannot be put before the old ones: an old tip is gone, or a date is not later. */
async function walkAdded(repository: Repository, held: Held, before: WalkState, refs: RefState): Promise<Walk | null> {
  if (!before.stable && before.refs !== digestOfRefs(refs)) return null;
  const known = new Set(before.tips);
  // Only tips that are new: with every tag of a long history Git would look at all of it again.
  const added = [...refs.tips].filter((id) => !known.has(id));
  if (added.length + before.heads.length > mostTips) return null;
  const walk =
    added.length === 0
      ? {
          introductions: new Introductions(held),
          heads: before.heads,
          newest: before.newest,
          later: true,
          stable: true,
        }
      : await walkFrom(repository, held, { revisions: [...added, ...before.heads.map((id) => `^${id}`)], before });
  return walk.later && walk.stable && (await reachesAll(repository, walk, before, refs)) ? walk : null;
}

/** Whether every old head is a tip still or has become a parent. */
async function reachesAll({ git }: Repository, walk: Walk, before: WalkState, refs: RefState): Promise<boolean> {
  const heads = new Set(walk.heads);
  const gone = before.heads.filter((id) => heads.has(id) && !refs.tips.has(id));
  if (gone.length === 0) return true;
  const peeled = await readGit(git, ['for-each-ref', '--format=%(*objectname)', 'refs/tags'], {
    doing: 'list the tags',
  });
  const tagged = new Set(peeled.split('\n'));
  return gone.every((id) => tagged.has(id));
}

/** Names where all refs point, and their order. */
export function digestOfRefs({ lines }: RefState): string {
  return createHash('sha256').update(lines.join('\n')).digest('hex');
}

interface Walk {
  readonly introductions: Introductions;
  /** Those of `before` that are parents now are left out. */
  heads: readonly string[];
  newest: number;
  /** Whether all commits are later than those of the walk before. */
  later: boolean;
  stable: boolean;
}

async function walkFrom(
  { git }: Repository,
  held: Held,
  {
    revisions,
    output,
    before,
  }: {
    revisions: readonly string[];
    output?: AsyncIterable<Uint8Array> | undefined;
    before?: WalkState;
  },
): Promise<Walk> {
  const introductions = new Introductions(held);
  const heads = new Set(before?.heads);
  const parents = new Set<string>();
  let newest = before?.newest ?? 0;
  let later = true;
  const order = new OrderWatch();
  for await (const commit of parseLog(output ?? startLog(git, ['--date-order', ...revisions]))) {
    order.see(commit, introductions.see(commit));
    newest = Math.max(newest, commit.time);
    later &&= before === undefined || commit.time > before.newest;
    if (!parents.delete(commit.id)) heads.add(flat(commit.id)); // every child comes before its parents
    for (const parent of commit.parents.split(' ')) if (parent !== '') parents.add(flat(parent));
  }
  for (const parent of parents) heads.delete(parent);
  return { introductions, heads: [...heads], newest, later, stable: order.stable };
}
