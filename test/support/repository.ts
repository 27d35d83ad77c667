// Real repositories for tests, in folders of their own that vanish with the test process. Git reads no configuration
// of the machine, and its clock stands still but for one minute a commit, so ids and dates are the same everywhere.
import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** What a program left behind. */
export interface Outcome {
  readonly exit: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Files by path: contents, or null to delete. */
export type Files = Readonly<Record<string, string | Uint8Array | null>>;

/** A repository on disk and ways to change it. */
export interface TestRepository {
  readonly path: string;
  /** Runs Git; fails the test when Git does. Gives stdout without the last line feed. */
  git(...args: string[]): string;
  /** As `git`, but gives stdout as it came. */
  bytes(...args: string[]): Buffer;
  /** Runs Git and hands back how it ended. */
  tryGit(args: readonly string[], input?: string | Uint8Array): Outcome;
  write(files: Files): void;
  /** Writes, stages everything and commits. Gives the commit's id. */
  commit(files: Files, message?: string): string;
  symlink(path: string, target: string): void;
  /** Absolute path in the repository. */
  at(path: string): string;
}

const rubbish: string[] = [];
process.on('exit', () => {
  for (const path of rubbish) rmSync(path, { recursive: true, force: true });
});

/** An empty folder that is gone when the tests end. */
export function temporaryFolder(name = 'work'): string {
  const root = mkdtempSync(join(tmpdir(), 'stanch-test-'));
  rubbish.push(root);
  const path = join(root, name);
  mkdirSync(path);
  return path;
}

let minutes = 0;

/** The environment of Git (and of whatever runs Git) in tests: no system or user configuration, a known author and clock. */
export function isolatedEnvironment(extra: Readonly<Record<string, string>> = {}): Record<string, string> {
  const date = `${1_767_225_600 + 60 * minutes} +0000`; // from 2026-01-01T00:00:00Z
  return {
    PATH: process.env.PATH ?? '',
    HOME: join(tmpdir(), 'stanch-no-home'),
    GIT_CONFIG_NOSYSTEM: '1',
    GIT_CONFIG_GLOBAL: '/dev/null',
    GIT_CONFIG_COUNT: '4',
    GIT_CONFIG_KEY_0: 'init.defaultBranch',
    GIT_CONFIG_VALUE_0: 'main',
    GIT_CONFIG_KEY_1: 'protocol.file.allow',
    GIT_CONFIG_VALUE_1: 'always',
    GIT_CONFIG_KEY_2: 'advice.detachedHead',
    GIT_CONFIG_VALUE_2: 'false',
    GIT_CONFIG_KEY_3: 'safe.directory',
    GIT_CONFIG_VALUE_3: '*',
    GIT_AUTHOR_NAME: 'Ada',
    GIT_AUTHOR_EMAIL: 'ada@example.com',
    GIT_COMMITTER_NAME: 'Ada',
    GIT_COMMITTER_EMAIL: 'ada@example.com',
    GIT_AUTHOR_DATE: date,
    GIT_COMMITTER_DATE: date,
    LC_ALL: 'C',
    ...extra,
  };
}

/** Makes this very process see Git as `isolatedEnvironment` has it: for tests that call the sources directly. */
export function isolateThisProcess(): void {
  for (const name of Object.keys(process.env)) if (name.startsWith('GIT_')) delete process.env[name];
  const { GIT_AUTHOR_DATE: _, GIT_COMMITTER_DATE: __, ...rest } = isolatedEnvironment();
  Object.assign(process.env, rest);
}

/** How a repository begins. */
export interface RepositoryOptions {
  readonly files?: Files;
  readonly objectFormat?: 'sha1' | 'sha256';
  readonly bare?: boolean;
}

/** A new repository, with a first commit when there are files. */
export function createRepo(options: RepositoryOptions = {}): TestRepository {
  const repository = openRepo(temporaryFolder());
  const format = options.objectFormat === undefined ? [] : [`--object-format=${options.objectFormat}`];
  repository.git('init', '--quiet', ...format, ...(options.bare ? ['--bare'] : []));
  if (options.files !== undefined) repository.commit(options.files, 'first');
  return repository;
}

/** Copies a repository the way a user would. Gives the copy. */
export function cloneRepo(source: TestRepository, ...options: string[]): TestRepository {
  const path = join(temporaryFolder(), 'copy');
  source.git('clone', '--quiet', ...options, `file://${source.path}`, path);
  return openRepo(path);
}

/** A bare repository made from the text of `git fast-export`. */
export function importRepo(fixture: string, replace: (text: string) => string = (text) => text): TestRepository {
  const repository = createRepo({ bare: true });
  const text = replace(readFileSync(fixture, 'latin1'));
  const outcome = repository.tryGit(
    ['-c', 'fastimport.unpackLimit=1', 'fast-import', '--quiet', '--force'],
    Buffer.from(text, 'latin1'),
  );
  if (outcome.exit !== 0) throw new Error(`git fast-import: ${outcome.stderr}`);
  return repository;
}

/** Works with a repository that exists already. */
export function openRepo(path: string): TestRepository {
  const repository: TestRepository = {
    path,
    at: (name) => join(path, name),
    tryGit(args, input) {
      const result = spawnSync('git', [...args], {
        cwd: path,
        env: isolatedEnvironment(),
        ...(input === undefined ? {} : { input }),
        maxBuffer: 1 << 28,
      });
      return { exit: result.status ?? -1, stdout: result.stdout.toString(), stderr: result.stderr.toString() };
    },
    git(...args) {
      const outcome = repository.tryGit(args);
      if (outcome.exit !== 0) throw new Error(`git ${args.join(' ')}: ${outcome.stderr}`);
      return outcome.stdout.replace(/\n$/, '');
    },
    bytes(...args) {
      const result = spawnSync('git', args, { cwd: path, env: isolatedEnvironment(), maxBuffer: 1 << 28 });
      if (result.status !== 0) throw new Error(`git ${args.join(' ')}: ${result.stderr}`);
      return result.stdout;
    },
    write(files) {
      for (const [name, contents] of Object.entries(files)) {
        const target = join(path, name);
        if (contents === null) rmSync(target, { recursive: true, force: true });
        else {
          mkdirSync(dirname(target), { recursive: true });
          writeFileSync(target, contents);
        }
      }
    },
    commit(files, message = 'change') {
      minutes++;
      repository.write(files);
      repository.git('add', '--all');
      repository.git('commit', '--quiet', '--allow-empty', '--message', message);
      return repository.git('rev-parse', 'HEAD');
    },
    symlink: (name, target) => symlinkSync(target, join(path, name)),
  };
  return repository;
}

/** Makes a file that a test may run. */
export function writeExecutable(path: string, text: string): void {
  writeFileSync(path, text);
  chmodSync(path, 0o755);
}
