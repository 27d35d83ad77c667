// Real code with labelled lines, scored by the score.mjs that lies beside it.
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Engine } from '../../src/engine/engine.ts';
import { type Found, findIn, type Sample } from './found.ts';

/** Lines: true and found, false and reported, true and missed, false and left alone. */
export interface Cell {
  readonly TP: number;
  readonly FP: number;
  readonly FN: number;
  readonly TN: number;
}

/** What score.mjs says. */
export interface CredDataScore {
  readonly core: Cell;
  readonly tiers: Readonly<Record<'format' | 'made' | 'typed', Cell>>;
  readonly categories: Readonly<Record<string, Cell>>;
}

interface Scorer {
  readTruth(): unknown[];
  makeUnits(truth: unknown[]): unknown[];
  findingsOf(data: unknown): unknown[];
  score(units: unknown[], findings: unknown[]): CredDataScore;
}

/** Everything found below `folder/files`, low grades too. */
export function findInCredData(engine: Engine, folder: string): Found[] {
  return findIn(engine, filesOf(`${folder}/files`));
}

/** The score of what was found with at least this confidence. */
export async function createCredDataScorer(
  folder: string,
): Promise<(found: readonly Found[], least: number) => CredDataScore> {
  const scorer = (await import(pathToFileURL(`${folder}/score.mjs`).href)) as Scorer;
  const units = scorer.makeUnits(scorer.readTruth());
  return (found, least) =>
    scorer.score(units, scorer.findingsOf(found.filter(({ confidence }) => confidence >= least)));
}

export const precisionOf = ({ TP, FP }: Cell): number => (TP + FP === 0 ? 0 : TP / (TP + FP));
export const recallOf = ({ TP, FN }: Cell): number => (TP + FN === 0 ? 0 : TP / (TP + FN));

function* filesOf(folder: string): Generator<Sample> {
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const absolute = join(entry.parentPath, entry.name);
    yield { path: relative(folder, absolute).split(sep).join('/'), bytes: readFileSync(absolute) };
  }
}
