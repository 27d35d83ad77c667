// The macro cases: what is run beside what. The first command of a case is ours; ratios are ours over each other's.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Random } from '../src/rules/random.ts';
import { type Corpus, checkedOut, git, scratchFolder } from './corpus.ts';
import type { Command } from './measure.ts';
import type { InstalledPeer, Work } from './peers.ts';

/** A command, and where its findings can be read afterwards. */
export interface Contender {
  readonly command: Command;
  readonly report?: string;
}

export interface Case {
  readonly name: string;
  readonly corpus: Corpus;
  readonly contenders: readonly Contender[];
}

/** Names for `--cases`. */
export const caseNames = ['history', 'files', 'staged', 'staged-5mb', 'rescan', 'rescan-commit', 'kernel'] as const;
export type CaseName = (typeof caseNames)[number];

/** What `npx stanch` starts, wherever package.json says that it stands. */
const { bin } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as {
  bin: { stanch: string };
};
const main = fileURLToPath(new URL(`../../${bin.stanch}`, import.meta.url));

/** The command line of this build. Exit 1 is "found something", 3 "something could not be read". */
export function stanch(args: readonly string[], more: Partial<Command> = {}): Command {
  return {
    name: 'stanch',
    file: process.execPath,
    args: [main, 'scan', ...args, '--progress', 'never'],
    accepts: [0, 1, 3],
    ...more,
  };
}

const bareNode: Contender = { command: { name: 'node -e 0', file: process.execPath, args: ['-e', '0'] } };

function withPeers(peers: readonly InstalledPeer[], work: Work): Contender[] {
  return peers.flatMap((peer) => {
    const report = `${work.report}.${peer.name}.json`;
    const command = peer.commandFor({ ...work, report });
    return command === null ? [] : [{ command, report }];
  });
}

function isInstalled(name: string): boolean {
  return spawnSync(name, ['--version'], { stdio: 'ignore' }).status === 0;
}

function historyCase(corpus: Corpus, peers: readonly InstalledPeer[]): Case {
  const report = join(scratchFolder(`history-${corpus.name}`), 'report');
  const gitRun = (name: string, args: readonly string[]): Contender => ({
    command: { name, file: 'git', args: ['-C', corpus.path, ...args] },
  });
  return {
    name: 'history',
    corpus,
    contenders: [
      { command: stanch(['--no-cache', '--history', corpus.path, '--report', `json=${report}`]), report },
      gitRun('git log -p -U0 --all', ['log', '-p', '-U0', '--all']),
      gitRun('git cat-file --batch', ['cat-file', '--batch', '--batch-all-objects', '--unordered']),
      ...withPeers(peers, { kind: 'history', path: corpus.path, report }),
    ],
  };
}

function filesCase(corpus: Corpus, peers: readonly InstalledPeer[]): Case {
  const path = checkedOut(corpus);
  const report = join(scratchFolder(`files-${corpus.name}`), 'report');
  const rg: Contender[] = isInstalled('rg')
    ? [
        {
          command: {
            name: 'rg',
            file: 'rg',
            args: ['--no-ignore', '--hidden', '--count', 'AKIA[A-Z0-9]{16}', path],
            accepts: [0, 1],
          },
        },
      ]
    : [];
  return {
    name: 'files',
    corpus,
    contenders: [
      { command: stanch([path, '--report', `json=${report}`]), report },
      bareNode,
      ...rg,
      ...withPeers(peers, { kind: 'files', path, report }),
    ],
  };
}

/** A repository with so many bytes of the corpus staged. */
function stagedCase(name: CaseName, corpus: Corpus, bytes: number, peers: readonly InstalledPeer[]): Case {
  const path = scratchFolder(`${name}-${corpus.name}`);
  const report = join(scratchFolder(`${name}-${corpus.name}-report`), 'report');
  git(['init', '--quiet', path]);
  writeFileSync(join(path, 'README.md'), '# staged\n');
  git(['-C', path, 'add', '.']);
  git(['-C', path, '-c', 'user.name=Ada', '-c', 'user.email=ada@example.com', 'commit', '--quiet', '-m', 'first']);
  const list = git(['-C', corpus.path, 'ls-tree', '-r', '--name-only', 'HEAD']).split('\n');
  const random = new Random(name);
  let written = 0;
  for (let file = 0; written < bytes && list.length > 0; file++) {
    const [source] = list.splice(random.below(list.length), 1) as [string];
    const shown = spawnSync('git', ['-C', corpus.path, 'cat-file', 'blob', `HEAD:${source}`], {
      maxBuffer: 1 << 28,
    }).stdout;
    if (shown.length === 0 || (bytes < 1e5 && shown.length > 20_000)) continue;
    writeFileSync(join(path, `staged${file}.txt`), shown);
    written += shown.length;
  }
  git(['-C', path, 'add', '.']);
  return {
    name,
    corpus,
    contenders: [
      { command: stanch(['--staged'], { cwd: path }) },
      bareNode,
      ...withPeers(peers, { kind: 'staged', path, report }),
    ],
  };
}

/** A second scan of a history; `edit`: with one commit more before each run. */
function rescanCase(name: CaseName, corpus: Corpus): Case {
  const path = join(scratchFolder(`${name}-${corpus.name}`), 'copy.git');
  const report = `${path}.report`;
  git(['clone', '--quiet', '--bare', corpus.path, path]);
  let commits = 0;
  const commit = (): void => {
    const text = `commit HEAD\ncommitter Ada <ada@example.com> ${1_900_000_000 + commits} +0000\ndata 3\nnew\nfrom HEAD^0\nM 100644 inline new${commits}.txt\ndata 6\nnew ${commits++ % 10}\n`;
    const branch = git(['-C', path, 'symbolic-ref', 'HEAD']);
    git(['-C', path, 'fast-import', '--quiet'], Buffer.from(text.replaceAll('HEAD', branch)));
  };
  let warm = false;
  const scan = stanch(['--history', path, '--report', `json=${report}`]);
  const prepare = (): void => {
    if (!warm) spawnSync(scan.file, scan.args, { stdio: 'ignore' });
    warm = true;
    if (name === 'rescan-commit') commit();
  };
  return { name, corpus, contenders: [{ command: { ...scan, prepare }, report }, bareNode] };
}

/** The cases of one corpus. Kernel figures are no case: see kernel-alone.ts. */
export function casesOf(corpus: Corpus, names: readonly CaseName[], peers: readonly InstalledPeer[]): (() => Case)[] {
  const all: Partial<Record<CaseName, () => Case>> = {
    history: () => historyCase(corpus, peers),
    files: () => filesCase(corpus, peers),
    staged: () => stagedCase('staged', corpus, 2000, peers),
    'staged-5mb': () => stagedCase('staged-5mb', corpus, 5e6, peers),
    rescan: () => rescanCase('rescan', corpus),
    'rescan-commit': () => rescanCase('rescan-commit', corpus),
  };
  return names.flatMap((name) => all[name] ?? []);
}

/** How many findings a report names; null where it cannot be told. */
export function countFindings(report: string | undefined): number | null {
  if (report === undefined || !existsSync(report)) return null;
  try {
    const value = JSON.parse(readFileSync(report, 'utf8')) as unknown;
    if (Array.isArray(value)) return value.length;
    const { findings } = value as { findings?: readonly unknown[] };
    return findings?.length ?? null;
  } catch {
    return null;
  }
}
