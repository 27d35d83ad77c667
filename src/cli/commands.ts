import type { CommandEntry } from './command.ts';

/** Every command. Each is loaded only when it runs: a hook must not pay for the others. */
export const commands: readonly CommandEntry[] = [
  {
    name: 'scan',
    summary: 'Find secrets in files, the index, commits, the whole history or standard input',
    load: async () => (await import('./commands/scan.ts')).scanCommand,
  },
  {
    name: 'hook',
    summary: 'Install, remove or check the Git hooks that refuse a commit with a secret',
    load: async () => (await import('./commands/hook.ts')).hookCommand,
  },
  {
    name: 'baseline',
    summary: 'Write, refresh or check the file of accepted findings',
    load: async () => (await import('./commands/baseline.ts')).baselineCommand,
  },
  {
    name: 'rules',
    summary: 'List, show, check or try rules',
    load: async () => (await import('./commands/rules.ts')).rulesCommand,
  },
  {
    name: 'explain',
    summary: 'Say which rules came near a line, and what stopped each',
    load: async () => (await import('./commands/explain.ts')).explainCommand,
  },
  {
    name: 'cache',
    summary: 'Remove what scans of a history remember',
    load: async () => (await import('./commands/cache.ts')).cacheCommand,
  },
];
