// Turns blobs with matches into places: which commit brought the secret to which path. Upstream: anything that says
// which blobs hold what (history.ts, range.ts; one day a pack reader). Runs only when something was found.
import { parseLog, startLog } from '../git/log.ts';
import { changesIn, hasContents } from '../git/raw-diff.ts';
import { readAhead } from '../git/read-ahead.ts';
import type { Repository } from '../git/repository.ts';
import { asUtf8, type Git, tokensOfGit } from '../git/stream.ts';
import { readTree } from '../git/tree.ts';
import type { Detection } from '../model/detection.ts';
import type { Match } from '../model/match.ts';
import { type Held, holds } from './held.ts';
import { type Arrival, Introductions, type Story } from './introductions.ts';
import { type Placement, placeAll } from './placing.ts';
import type { ScanRequest } from './request.ts';
import { type Selection, selectHistory } from './selection.ts';
import { placeUnreached } from './unreached.ts';

/** Bytes of Git's output that wait for their turn: 40,000 commits come to 25 MB. */
const aheadLimit = 48 << 20;

/** Walks that were started before it was known whether anything would be found. */
export interface StartedWalks {
  readonly selections: readonly Selection[];
  /** The output of one walk; each can be taken once. */
  outputOf(selection: Selection): AsyncIterable<Uint8Array> | undefined;
  /** Ends those that were not taken. */
  stop(): Promise<void>;
}

/** Lets Git walk the whole history while the blobs are scanned: with two cores that is half of its time saved. */
export async function startWalks(repository: Repository): Promise<StartedWalks> {
  const selections = await selectHistory(repository, {});
  const outputs = new Map(
    selections.map((selection) => [selection, readAhead(startLog(repository.git, argumentsOf(selection)), aheadLimit)]),
  );
  return {
    selections,
    outputOf: (selection) => {
      const output = outputs.get(selection);
      outputs.delete(selection);
      return output;
    },
    stop: async () => {
      await Promise.all([...outputs.values()].map((output) => output.stop()));
    },
  };
}

const argumentsOf = ({ revisions }: Selection): string[] => ['--date-order', ...revisions];

/** What part of the history the places are looked for in. */
export interface AttributionScope {
  /** Walks, in order; a secret at a path that an earlier one placed is not placed again. */
  readonly selections: readonly Selection[];
  /** Whether these reach all that refs reach: blobs that none of them meets are then placed as unreachable. */
  readonly whole: boolean;
  /** The walks, when they were started already. */
  readonly started?: StartedWalks | undefined;
  /** Adds more blobs to `held`. Needed where not every blob was matched, for the old sides of merges. */
  readonly lookUp?: ((blobs: readonly string[]) => Promise<void>) | undefined;
  /** How to walk one of the selections; by default, from its beginning. */
  readonly walk?: (selection: Selection) => Promise<Walked | undefined>;
}

/** What the walk over one selection gave. */
export interface Walked {
  readonly stories: ReadonlyMap<string, Story>;
  /** Whether a commit of it was seen to record a blob with a secret. */
  saw(blob: string): boolean;
}

/**
 * The places of every secret in `held`, one for each path that it came to by itself. A commit introduces a secret when
 * it records it at a path while nothing that it replaced there, in any parent, and no path that it removed held it.
 *
 * Two runs of Git over the commits and trees, one reading of the blobs concerned. Memory grows with what was found.
 *
 * @param held every blob with its path-free matches; blobs that were never read count as holding nothing
 */
export async function* attribute(
  repository: Repository,
  held: Held,
  request: ScanRequest,
  scope?: AttributionScope,
): AsyncGenerator<Detection> {
  if (held.size === 0) return;
  const { selections, whole, lookUp, walk, started }: AttributionScope = scope ?? {
    selections: await selectHistory(repository, {}),
    whole: true,
  };
  const head = await headBlobs(repository, held);
  const known = new Set<string>();
  const walks: Walked[] = [];
  for (const selection of selections) {
    const walked = (await walk?.(selection)) ?? (await walkAll(repository, selection, held, { lookUp, started }));
    walks.push(walked);
    const stories = [...walked.stories].filter(([key]) => !known.has(key));
    for (const [key] of stories) known.add(key);
    const chosen = choose(
      stories.map(([, story]) => story),
      { held, head, request, whole },
    );
    yield* placeAll(repository.git, placements(chosen, selection, { held, head }), request);
  }
  if (!whole) return;
  const rest = new Map([...held].filter(([blob]) => !walks.some((walked) => walked.saw(blob))));
  if (rest.size > 0) yield* placeUnreached(repository, rest, known, request);
}

async function walkAll(
  { git }: Repository,
  selection: Selection,
  held: Held,
  { lookUp, started }: Pick<AttributionScope, 'lookUp' | 'started'>,
): Promise<Walked> {
  const introductions = new Introductions(held);
  const output = started?.outputOf(selection) ?? startLog(git, argumentsOf(selection));
  for await (const commit of parseLog(output)) introductions.see(commit);
  await settleMerges(git, introductions, lookUp);
  return { stories: introductions.stories, saw: (blob) => introductions.seen.has(blob) };
}

/** Compares the merges that seem to bring in a secret with each of their parents. */
export async function settleMerges(
  git: Git,
  introductions: Introductions,
  lookUp?: AttributionScope['lookUp'],
): Promise<void> {
  for (const merge of introductions.doubtful) {
    const args = ['diff-tree', '-m', '-r', '-z', '--no-renames', '--no-commit-id', '--no-abbrev', merge];
    const removed: string[] = [];
    for await (const change of changesIn(tokensOfGit(git, args, '\0', { doing: 'compare a merge' })))
      if (!hasContents(change)) removed.push(...change.old.map(({ id }) => id));
    await lookUp?.(removed);
    introductions.resolve(merge, removed);
  }
}

/** Path → blob, for the paths of HEAD whose blobs hold something. */
async function headBlobs({ git, head }: Repository, held: Held): Promise<ReadonlyMap<string, string>> {
  const blobs = new Map<string, string>();
  if (head === null) return blobs;
  for await (const { path, id } of readTree(git, head)) if (held.has(id)) blobs.set(path, id);
  return blobs;
}

interface Chosen {
  readonly story: Story;
  readonly arrival: Arrival;
}

/**
 * The stories worth telling: introductions; and renames, where the secret still stands on HEAD at its new path, or
 * where no introduction of it passes the user's patterns.
 */
function choose(
  stories: readonly Story[],
  {
    held,
    head,
    request,
    whole,
  }: { held: Held; head: ReadonlyMap<string, string>; request: ScanRequest; whole: boolean },
): Chosen[] {
  const chosen: Chosen[] = [];
  const told = new Set<string>();
  for (const story of stories) {
    if (story.introduced === undefined || !accepted(story, request)) continue;
    chosen.push({ story, arrival: story.introduced });
    told.add(story.secret);
  }
  if (!whole) return chosen;
  for (const story of stories) {
    if (story.introduced !== undefined || story.moved === undefined || !accepted(story, request)) continue;
    const stays = holds(held, head.get(story.path) ?? '', story.secret);
    if (stays || !told.has(story.secret)) chosen.push({ story, arrival: story.moved });
  }
  return chosen;
}

function accepted(story: Story, { accepts, tally }: ScanRequest): boolean {
  const path = asUtf8(story.path);
  if (accepts(path)) return true;
  tally.skip('excluded', path);
  return false;
}

function* placements(
  chosen: readonly Chosen[],
  { kind }: Selection,
  { held, head }: { held: Held; head: ReadonlyMap<string, string> },
): Generator<Placement> {
  for (const { story, arrival } of chosen) {
    const { id, parents: _, ...letter } = arrival.commit;
    const matches = held.get(arrival.blob)!.filter((match: Match) => match.secret === story.secret);
    const onHead = holds(held, head.get(story.path) ?? '', story.secret);
    const provenance = { commit: id, ...(story.last === undefined ? {} : { lastCommit: story.last }), ...letter };
    const blob = arrival.blob;
    const origin = { kind, path: asUtf8(story.path) };
    yield {
      blob,
      matches,
      origin: { ...origin, provenance: { ...provenance, blob, ...(kind === 'commit' ? { onHead } : {}) } },
    };
  }
}
