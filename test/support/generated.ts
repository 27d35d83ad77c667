// Repositories made from a seed: files that hold secrets of every rule, edited version by version, in one pack of deltas.

import { readRuleFolder } from '../../src/rules/load.ts';
import { Random } from '../../src/rules/random.ts';
import type { RuleSpec } from '../../src/rules/rule-file.ts';
import { fillMarked } from '../../src/rules/sample.ts';
import { type Material, versionsOf } from './edits.ts';
import { fromRoot } from './paths.ts';
import { createRepo, type TestRepository } from './repository.ts';

let known: readonly RuleSpec[] | undefined;

const latin1 = (text: string): string => Buffer.from(text, 'utf8').toString('latin1');

/** Words that often decide, whatever the rule. */
const decisive = ['password = ', 'EXAMPLE', '"', "'", '-----END', '\\n', '${', '<', 'server=', 'authorization'];

/** Examples of rules, filled, with the context words of each. */
export function ruleMaterial(wanted: (spec: RuleSpec) => boolean = () => true): Material {
  known ??= readRuleFolder(fromRoot('rules')).flatMap((file) => file.rules);
  const wordsOf = (spec: RuleSpec): string[] => [
    ...(spec.context?.any ?? []),
    ...(spec.anchor ?? []),
    ...(spec.needs ?? []),
  ];
  const secrets = known.filter(wanted).flatMap((spec) =>
    [...spec.examples.match, spec.composed].map((template, seed) => ({
      text: latin1(fillMarked(template, spec, seed).text),
      words: wordsOf(spec).map((word) => word.toLowerCase()),
    })),
  );
  return { secrets, words: [...new Set([...known.flatMap(wordsOf).map((word) => word.toLowerCase()), ...decisive])] };
}

/** Rules whose matches depend on more than their own bytes: pairs, context words, blocks of many lines. */
export function isDelicate(spec: RuleSpec): boolean {
  const { parts, context, companion, reach, structure } = spec;
  return [parts, context, companion, reach, structure].some((field) => field !== undefined);
}

/** How a repository is generated. */
export interface Generated {
  readonly seed: number;
  readonly files?: number;
  readonly versions?: number;
  readonly material?: Material;
  /** Options of `git repack`. */
  readonly repack?: readonly string[];
}

/** Imports the versions of each file as the commits of one branch and packs them. */
export function generateRepo(options: Generated): TestRepository {
  const { seed, files = 4, versions = 30, material = ruleMaterial(seed % 2 === 0 ? undefined : isDelicate) } = options;
  const random = new Random(`generated ${seed}`);
  const histories = Array.from({ length: files }, () => versionsOf(versions, random, material));
  const repository = createRepo();
  const stream: Buffer[] = [];
  for (let version = 0; version < versions; version++) {
    const who = `Ada <ada@example.com> ${1_767_225_600 + 60 * version} +0000`;
    stream.push(Buffer.from(`commit refs/heads/main\ncommitter ${who}\ndata 8\nversion\n`));
    histories.forEach((history, file) => {
      const contents = history[version]!;
      stream.push(
        Buffer.from(`M 100644 inline file${file}.txt\ndata ${contents.length}\n`),
        contents,
        Buffer.from('\n'),
      );
    });
  }
  const imported = repository.tryGit(
    ['-c', 'fastimport.unpackLimit=1', 'fast-import', '--quiet'],
    Buffer.concat(stream),
  );
  if (imported.exit !== 0) throw new Error(imported.stderr);
  repository.git('repack', '-adfq', ...(options.repack ?? ['--depth=50', '--window=10']));
  return repository;
}
