import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fromRoot } from './paths.ts';

/** What a program did. `out` is both streams. */
export interface Outcome {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
  readonly out: string;
}

/** A temporary folder with the built command line and Git, cut off from the user's own configuration. */
export interface Workplace {
  readonly path: string;
  git(...args: string[]): Outcome;
  /** Runs Git and fails the test when Git fails. */
  must(...args: string[]): string;
  stanch(...args: string[]): Outcome;
  /** Runs any program, with more environment and standard input when wanted. */
  run(file: string, args: readonly string[], more?: { env?: Record<string, string>; input?: string }): Outcome;
  write(path: string, text: string, options?: { executable?: boolean }): void;
  read(path: string): string;
  /** The same, seen from a folder below or beside. */
  at(path: string): Workplace;
  remove(): void;
}

/** The built command, as hooks and npm run it. */
export const mainScript: string = fromRoot('dist', 'src', 'cli', 'stanch.cjs');

/** The same without the hook's short way. */
export const longWay: string = fromRoot('dist', 'src', 'cli', 'main.js');

/** Makes an empty folder; `git init` is up to the test. */
export function createWorkplace(): Workplace {
  const home = realpathSync(mkdtempSync(join(tmpdir(), 'stanch-test-')));
  mkdirSync(join(home, 'home'));
  mkdirSync(join(home, 'work'));
  return placeAt(join(home, 'work'), home);
}

function placeAt(path: string, home: string): Workplace {
  const env = environment(home);
  const run: Workplace['run'] = (file, args, more = {}) => {
    const input = more.input === undefined ? {} : { input: more.input };
    const done = spawnSync(file, [...args], { cwd: path, env: { ...env, ...more.env }, encoding: 'utf8', ...input });
    if (done.error !== undefined) throw done.error;
    return { code: done.status, stdout: done.stdout, stderr: done.stderr, out: done.stdout + done.stderr };
  };
  const git = (...args: string[]): Outcome => run('git', args);
  return {
    path,
    run,
    git,
    must(...args) {
      const done = git(...args);
      if (done.code !== 0) throw new Error(`git ${args.join(' ')} ended with ${done.code}: ${done.out}`);
      return done.stdout.trim();
    },
    stanch: (...args) => run(process.execPath, [mainScript, ...args]),
    write(name, text, options = {}) {
      mkdirSync(dirname(join(path, name)), { recursive: true });
      writeFileSync(join(path, name), text);
      if (options.executable === true) chmodSync(join(path, name), 0o755);
    },
    read: (name) => readFileSync(join(path, name), 'utf8'),
    at(way) {
      mkdirSync(join(path, way), { recursive: true });
      return placeAt(join(path, way), home);
    },
    remove: () => rmSync(home, { recursive: true, force: true }),
  };
}

function environment(home: string): Record<string, string> {
  return {
    PATH: process.env.PATH ?? '',
    HOME: join(home, 'home'),
    XDG_CONFIG_HOME: join(home, 'home', '.config'),
    GIT_CONFIG_NOSYSTEM: '1',
    GIT_AUTHOR_NAME: 'Ada',
    GIT_AUTHOR_EMAIL: 'ada@example.com',
    GIT_COMMITTER_NAME: 'Ada',
    GIT_COMMITTER_EMAIL: 'ada@example.com',
    GIT_TERMINAL_PROMPT: '0',
    LC_ALL: 'C',
  };
}
