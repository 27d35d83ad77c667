// Other scanners, as far as they are installed: how each is told to do the same work and to write its findings down.
import { spawnSync } from 'node:child_process';
import { existsSync, rmSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import type { Command } from './measure.ts';

/** What a scanner is asked to do. `report`: the file for its findings. */
export interface Work {
  readonly kind: 'history' | 'files' | 'staged';
  readonly path: string;
  readonly report: string;
}

interface Peer {
  readonly name: string;
  readonly version: readonly string[];
  /** Arguments, or null for work that it does not do. */
  argumentsFor(work: Work): readonly string[] | null;
  readonly accepts?: readonly number[];
}

const likeGitleaks = (name: string): Peer => ({
  name,
  version: ['version'],
  argumentsFor({ kind, path, report }) {
    const rest = ['--report-format', 'json', '--report-path', report, '--exit-code', '0', '--no-banner', '-l', 'error'];
    if (kind === 'staged') return ['git', '--pre-commit', '--staged', ...rest, path];
    return [kind === 'history' ? 'git' : 'dir', ...rest, path];
  },
});

const peers: readonly Peer[] = [
  likeGitleaks('gitleaks'),
  likeGitleaks('betterleaks'),
  {
    name: 'trufflehog',
    version: ['--version'],
    argumentsFor: ({ kind, path }) =>
      kind === 'staged'
        ? null
        : [
            ...(kind === 'history' ? ['git', `file://${path}`] : ['filesystem', path]),
            '--json',
            '--no-verification',
            '--no-update',
          ],
  },
  {
    name: 'noseyparker',
    version: ['--version'],
    argumentsFor: ({ kind, path, report }) =>
      kind === 'staged' ? null : ['scan', '--quiet', '--datastore', `${report}.np`, path],
  },
  {
    name: 'kingfisher',
    version: ['--version'],
    accepts: [0, 200, 205],
    argumentsFor: ({ kind, path, report }) =>
      kind === 'staged'
        ? null
        : ['scan', path, '--no-validate', '--no-update-check', '--format', 'json', '--output', report],
  },
  {
    name: 'secretlint',
    version: ['--version'],
    accepts: [0, 1],
    argumentsFor: ({ kind, path, report }) =>
      kind === 'files' ? [`${path}/**/*`, '--format', 'json', '--output', report] : null,
  },
];

/** A peer that is here. */
export interface InstalledPeer {
  readonly name: string;
  readonly version: string;
  commandFor(work: Work): Command | null;
}

function locate(name: string, folders: readonly string[]): string | undefined {
  return [...folders, ...(process.env.PATH ?? '').split(delimiter)]
    .map((folder) => join(folder, name))
    .find((path) => existsSync(path));
}

/** The peers in `folder` or on PATH, with their versions. */
export function installedPeers(folder: string | undefined): InstalledPeer[] {
  return peers.flatMap((peer) => {
    const file = locate(peer.name, folder === undefined ? [] : [folder]);
    if (file === undefined) return [];
    const shown = spawnSync(file, [...peer.version], { encoding: 'utf8' });
    const version = `${shown.stdout}${shown.stderr}`.trim().split('\n')[0] ?? '';
    return [
      {
        name: peer.name,
        version,
        commandFor(work: Work): Command | null {
          const args = peer.argumentsFor(work);
          if (args === null) return null;
          const prepare = (): void => {
            for (const path of [work.report, `${work.report}.np`]) rmSync(path, { recursive: true, force: true });
          };
          return {
            name: peer.name,
            file,
            args,
            prepare,
            ...(peer.accepts && { accepts: peer.accepts }),
            ...(work.kind === 'staged' && { cwd: work.path }),
          };
        },
      },
    ];
  });
}
