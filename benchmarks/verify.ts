// `--verify`: delta scanning finds what a scan of every version finds, and both engines the same, on real repositories.
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { stanch } from './cases.ts';
import { type Corpus, scratchFolder } from './corpus.ts';

interface Read {
  readonly findings: readonly object[];
  readonly receipt: { readonly blobs: number; readonly bytes: number; readonly complete: boolean };
}

function scan(corpus: Corpus, ...more: string[]): Read {
  const report = join(scratchFolder(`verify-${corpus.name}`), 'report.json');
  const { file, args } = stanch([
    '--no-cache',
    '--history',
    corpus.path,
    '--all',
    '--report',
    `json=${report}`,
    ...more,
  ]);
  const done = spawnSync(file, args, { encoding: 'utf8' });
  if (![0, 1, 3].includes(done.status ?? -1)) throw new Error(done.stderr);
  return JSON.parse(readFileSync(report, 'utf8')) as Read;
}

/** Findings as text, without what is salted anew in each run. */
function linesOf({ findings }: Read): string[] {
  return findings.map((finding) => JSON.stringify({ ...finding, fingerprint: '' })).sort();
}

/** Prints what differs; true when nothing does. */
export function verify(corpus: Corpus): boolean {
  const byDelta = scan(corpus);
  const others: Record<string, readonly string[]> = {
    'every version in full': ['--exhaustive'],
    'one thread': ['--jobs', '1'],
    ...(corpus.planted.length > 0 ? { 'the plain engine': ['--engine', 'plain'] } : {}),
  };
  let same = true;
  for (const [name, options] of Object.entries(others)) {
    const other = scan(corpus, ...options);
    const [ours, theirs] = [new Set(linesOf(byDelta)), new Set(linesOf(other))];
    const lost = [...theirs].filter((line) => !ours.has(line)).length;
    const invented = [...ours].filter((line) => !theirs.has(line)).length;
    same &&= lost + invented === 0 && other.receipt.complete === byDelta.receipt.complete;
    console.log(
      `${corpus.name}: against ${name}: ${theirs.size} findings, ${lost} lost, ${invented} invented, ${byDelta.receipt.blobs} and ${other.receipt.blobs} blobs`,
    );
  }
  return same;
}
