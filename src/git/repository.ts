// simple-git's only home. It answers the small questions about a repository; whatever may be large (history, blobs)
// goes through stream.ts, because simple-git keeps all output in memory. It is loaded with the first question, so a
// hook, which asks none, never pays for it.
import type { SimpleGit } from 'simple-git';
import { ToolError } from '../model/errors.ts';
import { type Located, locateRepository } from './locate.ts';

/** A repository with answers that take a run of Git each. */
export interface Repository extends Located {
  /** Ids of all root commits that a ref reaches, sorted: the seed of the fingerprint's salt. Empty before the first commit. */
  rootCommits(): Promise<readonly string[]>;
  /** Full name of the branch that HEAD is on; null when it is detached. */
  branch(): Promise<string | null>;
  /** Where `origin`, or else the first remote, is fetched from; null without remotes. A password in it is cut out. */
  remoteUrl(): Promise<string | null>;
  /**
   * The commit that a revision names.
   *
   * @throws {ToolError} BAD_REVISION
   */
  commitOf(revision: string): Promise<string>;
}

/**
 * Opens the repository that holds `path` (a folder, a file, a bare repository or a git dir).
 *
 * @throws {ToolError} PATH_NOT_FOUND, NOT_A_REPOSITORY or GIT_MISSING
 */
export async function openRepository(path: string): Promise<Repository> {
  return withQuestions(locateRepository(path));
}

/** Adds the questions to a repository that the fast path found. */
export function withQuestions(located: Located): Repository {
  let client: Promise<SimpleGit> | undefined;
  const ask = async (args: string[]): Promise<string> => {
    client ??= createClient(located);
    return (await client).raw(args);
  };
  return {
    ...located,
    rootCommits: async () => lines(await ask(['rev-list', '--max-parents=0', '--all'])).sort(),
    branch: async () => {
      const name = (await ask(['rev-parse', '--symbolic-full-name', 'HEAD']).catch(() => '')).trim();
      return name === '' || name === 'HEAD' ? null : name;
    },
    remoteUrl: async () => {
      const names = lines(await ask(['remote']));
      const name = names.includes('origin') ? 'origin' : names[0];
      return name === undefined ? null : withoutPassword((await ask(['remote', 'get-url', name])).trim());
    },
    commitOf: async (revision) => {
      const asked = ['rev-parse', '--verify', '--quiet', '--end-of-options', `${revision}^{commit}`];
      const found = (await ask(asked).catch(emptyAnswer)).trim();
      if (/^[0-9a-f]{40,64}$/.test(found)) return found;
      throw new ToolError('BAD_REVISION', `${revision} is not a commit of this repository`, {
        hint: located.shallow
          ? 'This is a shallow clone; fetch more of the history first: git fetch --unshallow'
          : 'List what there is: git branch --all; git log --oneline',
      });
    },
  };
}

async function createClient({ git }: Located): Promise<SimpleGit> {
  const { simpleGit } = await import('simple-git');
  // simple-git drops every GIT_ variable that it was not told to let through. It also refuses settings that could start
  // a program, be they in the arguments (ours, which forbid that) or in the user's own GIT_CONFIG_ variables.
  return simpleGit({
    baseDir: git.cwd,
    config: [...git.settings],
    allowEnvironment: Object.keys(git.env),
    unsafe: Object.fromEntries(guards.map((guard) => [`allowUnsafe${guard}`, true])),
  }).env({ ...git.env });
}

/** What simple-git would refuse. No argument of ours comes from a repository, and revisions follow --end-of-options. */
const guards: readonly string[] = [
  'Alias',
  'AskPass',
  'CommandBinaries',
  'ConfigEnvCount',
  'ConfigPaths',
  'CredentialHelper',
  'DiffExternal',
  'DiffTextConv',
  'Editor',
  'Exec',
  'Filter',
  'FsMonitor',
  'GitProxy',
  'GpgProgram',
  'HooksPath',
  'Include',
  'MergeDriver',
  'Pack',
  'Pager',
  'ProtocolOverride',
  'SshCommand',
  'Submodule',
  'TemplateDir',
  'UrlRewrite',
];

/** Git says nothing and ends with 1 when the answer is no; whatever else goes wrong has something to say. */
function emptyAnswer(error: Error): string {
  if (/^\s*$|fatal:|error:/.test(error.message)) return '';
  throw error;
}

const lines = (text: string): string[] => text.split('\n').filter((line) => line !== '');

function withoutPassword(url: string): string {
  return url.replace(/^([a-z][a-z0-9+.-]*:\/\/)[^/@]*@/i, '$1');
}
