// The last report of a whole history: while nothing changed that it depends on, it is shown again and nothing is read.
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Located } from '../../git/locate.ts';
import { listStore, objectFolders } from '../../git/pack/store.ts';
import { readRefs } from '../../git/refs.ts';
import type { ShownReport } from '../../report/shown.ts';
import { baselineName } from '../../suppress/baseline.ts';
import type { Io } from '../io.ts';
import type { Salt } from '../salt.ts';
import type { ScanOptions } from '../scan-options.ts';
import { isCacheable, keyOf, toolIdentity } from './cacheable.ts';
import { folderFor, repositoryFor } from './folder-for.ts';

/** A report that may be kept, or was. */
export interface KeptReport {
  /** The earlier report, where it still holds, with the times of this run. */
  recall(): Promise<ShownReport | null>;
  /** Keeps a report, unless it is incomplete or the repository has changed under it. */
  keep(report: ShownReport, salt: Salt | null): Promise<void>;
}

/**
 * Null where no report is kept: bounded scans, working trees, rules of the user's own, a repository of somebody else. What
 * is kept is what may be printed: no secret, and masked excerpts.
 */
export function openKeptReport(options: ScanOptions, io: Pick<Io, 'env' | 'now'>): KeptReport | null {
  const { source, rules } = options;
  if (!isCacheable(options) || source.kind !== 'history' || rules !== undefined) return null;
  const startedAt = io.now();
  const folder = folderFor(options, io);
  if (folder === null) return null;
  const repository = repositoryFor(options, source.repository);
  const { jobs: _, timeout: __, ...relevant } = options;
  const name = keyOf('report', [toolIdentity(), relevant]);
  const state = stateOf(repository, options);
  return {
    async recall() {
      const text = state === null ? null : folder.read(name);
      if (text === null || !text.startsWith(`${state}\n`)) return null;
      const { recallReport } = await import('../../report/keep.ts');
      const report = recallReport(text.slice(text.indexOf('\n') + 1));
      const { receipt } = report;
      const note = `Nothing has changed since the scan of ${receipt.startedAt}, whose results these are (--no-cache scans anew).`;
      const now = { startedAt: new Date(startedAt).toISOString(), seconds: Math.round(io.now() - startedAt) / 1000 };
      return { ...report, receipt: { ...receipt, ...now, notes: [...receipt.notes, note] } };
    },
    async keep(report, salt) {
      const lasting = report.receipt.complete && salt?.note === undefined;
      if (!lasting || state === null || stateOf(repository, options) !== state) return;
      const { keepReport } = await import('../../report/keep.ts');
      const plain = { ...report, receipt: { ...report.receipt, notes: [] } };
      folder.write(name, `${state}\n${keepReport(plain)}`);
    },
  };
}

/** Names everything outside of the options that the report of a history depends on. Reads folders and small files. */
function stateOf(repository: Located, { top, baseline }: ScanOptions): string | null {
  const { git, gitDir, commonDir } = repository;
  const refs = readRefs(repository);
  if (refs === null) return null;
  const hash = createHash('sha256');
  const add = (value: unknown): void => void hash.update(`${JSON.stringify(value)}\n`);
  add(refs.lines);
  const { packs, sizes, loose } = listStore(objectFolders(commonDir, git.env));
  add([packs, sizes]);
  add([...loose].sort());
  for (const path of [join(commonDir, 'logs', 'refs', 'stash'), join(commonDir, 'shallow')]) add(contents(path));
  for (const path of [baseline ?? join(top, baselineName), join(top, '.stanchignore')]) add(contents(path));
  for (const folder of new Set([commonDir, gitDir, ...worktreesOf(commonDir)])) {
    const index = statSync(join(folder, 'index'), { throwIfNoEntry: false });
    add([folder, index?.mtimeMs, index?.size, index?.ino]);
  }
  return hash.digest('hex');
}

function contents(path: string): string | null {
  return existsSync(path) ? readFileSync(path, 'latin1') : null;
}

function worktreesOf(commonDir: string): string[] {
  const folder = join(commonDir, 'worktrees');
  return existsSync(folder) ? readdirSync(folder).map((name) => join(folder, name)) : [];
}
