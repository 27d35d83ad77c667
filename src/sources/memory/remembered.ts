// The whole history once more: what was read before is taken from memory, only what is new is read. The answer is that of
// scanHistory, and wherever that is not sure, scanHistory gives it.
import { addedTo, type ObjectStore } from '../../git/pack/store.ts';
import { type RefState, readRefs } from '../../git/refs.ts';
import type { Repository } from '../../git/repository.ts';
import type { Detection } from '../../model/detection.ts';
import { type Amounts, Tally } from '../../model/receipt.ts';
import { attribute, type StartedWalks, startWalks, type Walked } from '../attribution.ts';
import type { Held } from '../held.ts';
import { countWhatIsAbsent, readStored, scanHistory, storeOf } from '../history.ts';
import { scanMessages } from '../messages.ts';
import type { PackSettings } from '../pack/settings.ts';
import type { ScanRequest } from '../request.ts';
import { type Selection, selectHistory } from '../selection.ts';
import { digestOfRefs, walkOn } from './commits.ts';
import { digestOfPacked } from './objects.ts';
import type { Snapshot, WalkState } from './snapshot.ts';
import { Forgotten, Tokens } from './tokens.ts';

/** Keeps one snapshot between scans with the same rules and options. */
export interface Memory {
  /** What was saved last; null where there is nothing, or nothing that can be trusted. */
  load(): Snapshot | null;
  save(snapshot: Snapshot): void;
  /** Names secrets in the snapshot. */
  readonly key: Uint8Array;
}

type Request = ScanRequest & { readonly packs: PackSettings };

/** Like `scanHistory` without bounds. Saves what it learnt, unless the scan was incomplete. */
export async function* scanRemembered(
  repository: Repository,
  options: { readonly messages: boolean },
  request: Request,
  memory: Memory,
): AsyncGenerator<Detection> {
  const refs = readRefs(repository);
  const store = storeOf(repository);
  if (refs === null || new Set(store.loose).size < store.loose.length) {
    yield* scanHistory(repository, options, request);
    return;
  }
  const snapshot = memory.load();
  for (const before of snapshot === null ? [null] : [snapshot, null]) {
    const tally = new Tally();
    const scan = new RememberedScan(repository, options, { ...request, tally }, { memory, refs, store, before });
    try {
      const { detections, learnt, note } = await scan.run();
      request.tally.absorb(tally.amounts);
      for (const told of tally.notes) request.tally.note(told);
      if (note !== null) request.tally.note(note);
      yield* detections;
      if (learnt !== null) memory.save(learnt);
      return;
    } catch (error) {
      if (before === null || request.signal.aborted) throw error;
    }
  }
}

interface Outcome {
  readonly detections: readonly Detection[];
  /** Null when it is not worth keeping. */
  readonly learnt: Snapshot | null;
  readonly note: string | null;
}

/** One attempt. */
class RememberedScan {
  readonly #repository: Repository;
  readonly #options: { readonly messages: boolean };
  readonly #request: Request;
  readonly #refs: RefState;
  readonly #store: ObjectStore;
  readonly #tokens: Tokens;
  readonly #before: Snapshot | null;
  readonly #added: ObjectStore;
  #objects: string | null = null;

  constructor(
    repository: Repository,
    options: { readonly messages: boolean },
    request: Request,
    at: { memory: Memory; refs: RefState; store: ObjectStore; before: Snapshot | null },
  ) {
    this.#repository = repository;
    this.#options = options;
    this.#request = request;
    this.#refs = at.refs;
    this.#store = at.store;
    this.#tokens = new Tokens(at.memory.key, request.engine);
    const added = at.before === null ? at.store : this.#addedTo(at.before);
    this.#before = added === null ? null : at.before;
    this.#added = added ?? at.store;
  }

  /** What is new; nothing, where the same objects were only packed anew; null where anything is gone. */
  #addedTo(before: Snapshot): ObjectStore | null {
    const added = addedTo(before.store, this.#store);
    if (added !== null || before.objects === null || this.#store.loose.length > 0) return added;
    this.#objects = digestOfPacked(this.#store.packs, this.#hashSize);
    return this.#objects === before.objects ? { packs: [], sizes: [], packedBytes: 0, loose: [] } : null;
  }

  get #hashSize(): number {
    return this.#repository.objectFormat === 'sha256' ? 32 : 20;
  }

  async run(): Promise<Outcome> {
    // Without anything to go on from, Git walks all commits while the blobs are scanned.
    const started = this.#before === null ? await startWalks(this.#repository) : null;
    try {
      return await this.#runBeside(started);
    } finally {
      await started?.stop();
    }
  }

  async #runBeside(started: StartedWalks | null): Promise<Outcome> {
    const { tally } = this.#request;
    await countWhatIsAbsent(this.#repository, this.#request);
    const { held, letters, amounts } = await this.#read();
    const { detections, walk } = await this.#attribute(held, started);
    const told = this.#options.messages
      ? await this.#messages(letters)
      : { detections: [], letters: [], letterBytes: 0, telling: [] };
    const { letters: read, letterBytes, telling } = told;
    const stillThere = readRefs(this.#repository)?.lines.join('\n') === this.#refs.lines.join('\n');
    const before = this.#before;
    const tips = before?.walk.tips ?? [];
    const moved = tips.length !== this.#refs.tips.size || digestOfRefs(this.#refs) !== before?.walk.refs;
    const sure = tally.complete && tally.notes.length === 0 && walk !== null && stillThere;
    const packed = this.#store.loose.length === 0;
    const nothingNew = before !== null && this.#added.packs.length + this.#added.loose.length === 0;
    const objects = nothingNew
      ? before.objects
      : packed
        ? (this.#objects ?? digestOfPacked(this.#store.packs, this.#hashSize))
        : null;
    return {
      detections: [...detections, ...told.detections],
      learnt:
        sure && !(nothingNew && !moved && addedTo(this.#store, before.store) !== null)
          ? {
              ...{ store: this.#store, objects, amounts, held, letters: read, letterBytes, telling, walk: walk! },
              ...(before?.encoded === undefined ? {} : { encoded: before.encoded }),
            }
          : null,
      note:
        before === null
          ? null
          : 'Objects that an earlier scan had read were taken from its cache (--no-cache reads all).',
    };
  }

  /** Matches what is new and joins it with what is known; its secrets are hidden. */
  async #read(): Promise<{ held: Held; letters: readonly string[]; amounts: Amounts }> {
    const before = this.#before;
    const read: Held = new Map();
    const tally = new Tally();
    const { packs, loose } = this.#added;
    const letters =
      packs.length + loose.length === 0
        ? []
        : await readStored(this.#repository, this.#added, { ...this.#request, tally }, this.#options, read);
    if (before !== null && tally.notes.length > 0) throw new Forgotten('what is new cannot be read by itself');
    const held: Held = new Map(before?.held);
    for (const [blob, matches] of read)
      held.set(
        blob,
        matches.map((match) => this.#tokens.hide(match)),
      );
    if (before !== null) tally.absorb(before.amounts);
    const { amounts } = tally;
    this.#request.tally.absorb(amounts);
    for (const note of tally.notes) this.#request.tally.note(note);
    return { held, letters, amounts };
  }

  async #attribute(
    held: Held,
    started: StartedWalks | null,
  ): Promise<{ detections: Detection[]; walk: WalkState | null }> {
    const detections: Detection[] = [];
    let state: WalkState | null = held.size === 0 ? emptyWalk : null;
    const request = { ...this.#request, reveal: this.#tokens.reveal.bind(this.#tokens) };
    const selections = held.size === 0 ? [] : (started?.selections ?? (await selectHistory(this.#repository, {})));
    const [commits] = selections;
    const walk = async (selection: Selection): Promise<Walked | undefined> => {
      if (selection !== commits) return undefined;
      const walked = await walkOn(
        this.#repository,
        selection,
        held,
        this.#before,
        this.#refs,
        started?.outputOf(selection),
      );
      state = walked.state;
      return walked;
    };
    const scope = { selections, whole: true, walk, started: started ?? undefined };
    for await (const detection of attribute(this.#repository, held, request, scope)) detections.push(detection);
    return { detections, walk: state };
  }

  /** Looks into new letters, and again into those that are known to hold something. */
  async #messages(letters: readonly string[]) {
    const before = this.#before ?? { letters: [], letterBytes: 0, telling: [] };
    const known = new Set(before.letters);
    const added = letters.filter((id) => !known.has(id));
    const again = { ...this.#request, tally: new Tally() };
    const detections: Detection[] = [];
    for await (const one of scanMessages(this.#repository.git, before.telling, again)) detections.push(one);
    if (again.tally.amounts.skipped.length > 0) throw new Forgotten('a message is gone');
    const fresh = { ...this.#request, tally: new Tally() };
    if (added.length > 0)
      for await (const one of scanMessages(this.#repository.git, added, fresh)) detections.push(one);
    const { tally } = this.#request;
    tally.absorb(fresh.tally.amounts);
    tally.bytes += before.letterBytes;
    return {
      detections,
      letters: [...before.letters, ...added],
      letterBytes: before.letterBytes + fresh.tally.bytes,
      telling: [...new Set(detections.map(({ place }) => place.commit!))],
    };
  }
}

const emptyWalk: WalkState = { tips: [], refs: '', stable: true, heads: [], newest: 0, stories: [], unseen: [] };
