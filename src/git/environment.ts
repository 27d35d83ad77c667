// The only place that decides what Git sees: its variables and its `-c` settings (DESIGN, section 7).
import { type Environment, inheritedEnvironment } from '../process/environment.ts';

/**
 * What Git itself sets for a hook, and what a user or a CI job may have set to point Git at a repository. A hook must
 * keep them: `git commit -a` and `git commit PATH` write a temporary index and name it in GIT_INDEX_FILE only.
 */
const repositoryVariables: ReadonlySet<string> = new Set([
  ...['GIT_DIR', 'GIT_WORK_TREE', 'GIT_COMMON_DIR', 'GIT_INDEX_FILE', 'GIT_INDEX_VERSION', 'GIT_PREFIX'],
  ...['GIT_OBJECT_DIRECTORY', 'GIT_ALTERNATE_OBJECT_DIRECTORIES', 'GIT_QUARANTINE_PATH', 'GIT_QUARANTINE_ENVIRONMENT'],
  ...['GIT_SHALLOW_FILE', 'GIT_NAMESPACE', 'GIT_IMPLICIT_WORK_TREE', 'GIT_INTERNAL_SUPER_PREFIX'],
]);

/** `git merge` names the commits that it merges in variables; MERGE_HEAD comes only after the hook. */
export const mergedCommit: RegExp = /^GITHEAD_([0-9a-f]{40,64})$/;

/** Where Git's programs and the user's own configuration are found; harmless in every repository. */
const ambientVariables: ReadonlySet<string> = new Set([
  ...['GIT_EXEC_PATH', 'GIT_CONFIG_GLOBAL', 'GIT_CEILING_DIRECTORIES', 'GIT_DISCOVERY_ACROSS_FILESYSTEM'],
  ...['GIT_CONFIG_PARAMETERS', 'GIT_CONFIG_COUNT', 'GIT_TEST_DEFAULT_HASH'],
]);

/** Whether Git's own variables name the repository (inside a hook), or the path that the user gave does. */
export type RepositoryFrom = 'environment' | 'path';

/**
 * The environment of every local read. Nothing in it lets a scanned repository start a program, reach the network,
 * take a lock or hide objects behind replace refs and grafts. Messages are in English, because some are read.
 */
export function gitEnvironment(from: RepositoryFrom): Environment {
  const keeps = (name: string): boolean =>
    ambientVariables.has(name) ||
    /^GIT_CONFIG_(KEY|VALUE)_\d+$/.test(name) ||
    (from === 'environment' && (repositoryVariables.has(name) || mergedCommit.test(name)));
  return {
    ...inheritedEnvironment(keeps),
    LC_ALL: 'C',
    GIT_CONFIG_NOSYSTEM: '1',
    GIT_ATTR_NOSYSTEM: '1',
    GIT_NO_REPLACE_OBJECTS: '1',
    GIT_GRAFT_FILE: '/dev/null',
    GIT_NO_LAZY_FETCH: '1',
    GIT_OPTIONAL_LOCKS: '0',
    GIT_TERMINAL_PROMPT: '0',
    GIT_FLUSH: '0',
  };
}

/** `-c` settings of every local read. They come last, so a repository's own configuration cannot undo them. */
export const gitSettings: readonly string[] = [
  'protocol.allow=never',
  'core.fsmonitor=false',
  'core.hooksPath=/dev/null',
  'core.quotePath=false',
  'core.pager=',
  'advice.graftFileDeprecated=false',
  'log.showSignature=false',
  'log.showRoot=true',
  'log.mailmap=false',
  'diff.external=',
  'diff.orderFile=/dev/null',
  'diff.ignoreSubmodules=none',
  'diff.relative=false',
  'submodule.recurse=false',
];

/** The settings as arguments that stand before Git's command. */
export function settingArguments(settings: readonly string[]): string[] {
  return settings.flatMap((setting) => ['-c', setting]);
}
