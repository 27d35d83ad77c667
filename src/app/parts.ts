// The one place where a scan's parts are loaded: each with await import(), so that a run pays for what it uses. A hook
// gets here with `staged` and loads neither simple-git, picomatch, yaml nor ajv.
import type { Engine } from '../engine/engine.ts';
import type { Repository } from '../git/repository.ts';
import type { Roots } from '../git/roots.ts';
import type { Detection } from '../model/detection.ts';
import type { Unidentified } from '../model/finding.ts';
import type { RuleDetails, Ruleset } from '../model/rule.ts';
import type { Memory } from '../sources/memory/remembered.ts';
import type { ScanRequest } from '../sources/request.ts';
import type { NameMemory } from './cache/name-memory.ts';
import type { Io } from './io.ts';
import type { Salt } from './salt.ts';
import type { ScanOptions } from './scan-options.ts';

/** What a scan is made of. Tests replace single parts. */
export interface Parts {
  engine(options: ScanOptions): Promise<Engine>;
  accepts(options: ScanOptions): Promise<(path: string) => boolean>;
  detections(options: ScanOptions, request: ScanRequest, io: Io): AsyncIterable<Detection>;
  roots(options: ScanOptions, io: Io): Promise<Roots>;
  /** Fingerprints that earlier runs worked out. */
  names?(options: ScanOptions, salt: Salt, io: Io): Promise<NameMemory | null>;
  group(detections: readonly Detection[], ruleset: Ruleset): Promise<Unidentified[]>;
  details(options: ScanOptions): Promise<ReadonlyMap<string, RuleDetails>>;
}

/** The real parts. */
export const realParts: Parts = {
  async engine(options) {
    const [{ loadRuleset }, { createEngine }] = await Promise.all([
      import('./rules.ts'),
      import('../engine/create.ts'),
    ]);
    const { engine: lens, checksums, maxDecodeDepth: decodeDepth, maxArchiveDepth: archiveDepth } = options;
    return createEngine(await loadRuleset(options.rules), { lens, checksums, decodeDepth, archiveDepth });
  },

  async accepts({ include, exclude }) {
    if (include.length === 0 && exclude.length === 0) return () => true;
    const { createPathFilter } = await import('../text/globs.ts');
    return createPathFilter({ include, exclude });
  },

  async *detections(options, request, io) {
    const { source } = options;
    if (source.kind === 'stdin') {
      const { scanStdin } = await import('../sources/stdin.ts');
      yield* scanStdin(io.stdin, request);
      return;
    }
    if (source.kind !== 'files') yield* gitDetections(options, request, io);
    if (source.kind === 'files' || source.kind === 'history+files') {
      const { scanFiles } = await import('../sources/files.ts');
      const paths = source.kind === 'files' ? [...source.paths] : [source.repository];
      yield* scanFiles(paths, { gitignore: options.gitignore }, request);
    }
  },

  async roots(options, io) {
    if (options.cache === true) return (await import('./cache/root-memory.ts')).rememberedRoots(options, io);
    const { rootsOf } = await import('../git/roots.ts');
    return rootsOf(options.top);
  },

  async names(options, salt, io) {
    return options.cache === true ? (await import('./cache/name-memory.ts')).openNames(options, salt, io) : null;
  },

  async group(detections, ruleset) {
    const { groupFindings } = await import('../findings/group.ts');
    return groupFindings(detections, ruleset);
  },

  async details({ rules }) {
    const { loadDetails } = await import('./rules.ts');
    return loadDetails(rules);
  },
};

async function* gitDetections(options: ScanOptions, request: ScanRequest, io: Io): AsyncGenerator<Detection> {
  const { source } = options;
  if (source.kind === 'staged') {
    const [{ scanStaged }, { locateRepository }] = await Promise.all([
      import('../sources/staged.ts'),
      import('../git/locate.ts'),
    ]);
    yield* scanStaged(locateRepository(source.repository), request);
    return;
  }
  const { openRepository } = await import('../git/repository.ts');
  if (source.kind === 'range') {
    const { scanRange } = await import('../sources/range.ts');
    yield* scanRange(await openRepository(source.repository), source.range, request);
  } else if (source.kind === 'history' || source.kind === 'history+files') {
    const repository = await openRepository(source.repository);
    const { packs } = request;
    if (options.cache === true && packs !== undefined) {
      const memory = await openCache(options, repository, packs.ruleset, request, io);
      if (memory !== null) {
        const { scanRemembered } = await import('../sources/memory/remembered.ts');
        yield* scanRemembered(repository, options, { ...request, packs }, memory);
        return;
      }
    }
    const { scanHistory } = await import('../sources/history.ts');
    const { since, branch, maxCommits, messages } = options;
    const filter = {
      messages,
      ...(since === undefined ? {} : { since }),
      ...(branch === undefined ? {} : { branch }),
      ...(maxCommits === undefined ? {} : { maxCommits }),
    };
    yield* scanHistory(repository, filter, request);
  }
}

async function openCache(
  options: ScanOptions,
  repository: Repository,
  ruleset: Ruleset,
  { tally }: ScanRequest,
  io: Io,
): Promise<Memory | null> {
  const { isCacheable } = await import('./cache/cacheable.ts');
  if (!isCacheable(options)) return null;
  const { openMemory } = await import('./cache/history-memory.ts');
  return openMemory(repository, options, ruleset, io, (text) => tally.note(text));
}
