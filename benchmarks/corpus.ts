// The corpora: a generated repository whose secrets are known, the user's repositories, and their files checked out.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readRuleFolder } from '../src/rules/load.ts';
import { Random } from '../src/rules/random.ts';
import { fillMarked } from '../src/rules/sample.ts';

/** A repository to scan. */
export interface Corpus {
  readonly name: string;
  readonly path: string;
  /** Secrets that are known to stand in it, by rule. */
  readonly planted: readonly Planted[];
}

/** One planted secret: commits that add it and take it away again. */
export interface Planted {
  readonly rule: string;
  readonly secret: string;
}

const root = fileURLToPath(new URL('../..', import.meta.url));
const store = join(tmpdir(), 'stanch-bench');

/** Runs Git and fails when it fails. */
export function git(args: readonly string[], input?: Buffer): string {
  const done = spawnSync('git', args, { ...(input && { input }), maxBuffer: 1 << 30 });
  if (done.status !== 0) throw new Error(`git ${args.join(' ')}: ${done.stderr}`);
  return done.stdout.toString().trim();
}

/** A repository that the user names. */
export function corpusAt(path: string): Corpus {
  const name = basename(resolve(path)).replace(/\.git$/, '');
  return { name, path: resolve(path), planted: [] };
}

/** Source text of the installed packages, in an order drawn from the seed. */
function sourceTexts(random: Random, wanted: number): string[] {
  const folder = join(root, 'node_modules');
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(?:[cm]?[jt]s|json|md|ya?ml)$/.test(name) && !/\.min\./.test(name))
    .sort();
  const texts: string[] = [];
  while (texts.length < wanted && names.length > 0) {
    const [name] = names.splice(random.below(names.length), 1) as [string];
    const text = readFileSync(join(folder, name), 'latin1');
    if (text.length > 500 && text.length < 60_000) texts.push(text);
  }
  return texts;
}

/** A secret for each rule that is found by itself, on one line. */
function secretsToPlant(): (Planted & { readonly line: string })[] {
  return readRuleFolder(join(root, 'rules'))
    .flatMap((file) => file.rules)
    .filter(
      (spec) =>
        spec.generic !== true && spec.companion !== true && spec.context === undefined && spec.paths === undefined,
    )
    .flatMap((spec) => {
      const { text, start, end } = fillMarked(spec.composed, spec, 7);
      const secret = text.slice(start ?? 0, end ?? text.length);
      return secret.includes('\n') || text.includes('\n') || /[^ -~]/.test(text)
        ? []
        : [{ rule: spec.id, secret, line: text }];
    });
}

/** How the generated repository comes to be. */
export interface Recipe {
  readonly seed: number;
  readonly commits: number;
  readonly files: number;
}

/** The generated repository; made once for each recipe and kept in the temporary folder. */
export function generatedCorpus({ seed, commits, files }: Recipe): Corpus {
  const name = `generated-${seed}-${commits}`;
  const path = join(store, `${name}.git`);
  const manifest = join(store, `${name}.json`);
  if (!existsSync(manifest)) {
    rmSync(path, { recursive: true, force: true });
    mkdirSync(store, { recursive: true });
    const unfinished = `${path}.new`;
    rmSync(unfinished, { recursive: true, force: true });
    git(['init', '--quiet', '--bare', '--initial-branch=main', unfinished]);
    const { stream, planted } = historyOf({ seed, commits, files });
    git(['-C', unfinished, '-c', 'fastimport.unpackLimit=1', 'fast-import', '--quiet'], stream);
    git(['-C', unfinished, 'repack', '-adfq', '--depth=50', '--window=10']);
    renameSync(unfinished, path);
    writeFileSync(manifest, JSON.stringify(planted), { mode: 0o600 });
  }
  return { name, path, planted: JSON.parse(readFileSync(manifest, 'utf8')) as Planted[] };
}

/** The input of `git fast-import`. */
function historyOf({ seed, commits, files }: Recipe): { stream: Buffer; planted: Planted[] } {
  const random = new Random(`bench ${seed}`);
  const spare = sourceTexts(random, files + 50);
  const lines = spare.flatMap((text) => text.split('\n')).filter((line) => line.length < 300);
  const contents = spare.slice(0, files).map((text) => text.split('\n'));
  const secrets = secretsToPlant();
  const chunks: Buffer[] = [];
  const write = (file: number): void => {
    const bytes = Buffer.from(contents[file]!.join('\n'), 'latin1');
    chunks.push(
      Buffer.from(`M 100644 inline src/part${file % 20}/file${file}.ts\ndata ${bytes.length}\n`),
      bytes,
      Buffer.from('\n'),
    );
  };
  const removeLater: { commit: number; file: number; line: string }[] = [];
  for (let commit = 0; commit < commits; commit++) {
    const when = 1_500_000_000 + 3600 * commit;
    chunks.push(Buffer.from(`commit refs/heads/main\ncommitter Ada <ada@example.com> ${when} +0000\ndata 6\nchange\n`));
    const touched = new Set(commit === 0 ? contents.keys() : []);
    for (let more = 1 + random.below(3); more > 0; more--) {
      const file = random.below(files);
      const text = contents[file]!;
      const at = random.below(text.length + 1);
      const taken = random.below(4);
      const given = Array.from({ length: Math.min(random.below(6), 4000 - text.length) }, () => random.pick(lines));
      text.splice(at, taken, ...given);
      touched.add(file);
    }
    // Each secret comes at some time and goes a few commits later: only the history still holds it.
    const turn = Math.floor((commit * secrets.length) / commits);
    if (turn < secrets.length && Math.floor(((commit + 1) * secrets.length) / commits) > turn) {
      const file = random.below(files);
      const { line } = secrets[turn]!;
      contents[file]!.splice(random.below(contents[file]!.length + 1), 0, '', '', line, '', '');
      removeLater.push({ commit: commit + 1 + random.below(40), file, line });
      touched.add(file);
    }
    for (const { file, line } of removeLater.filter((entry) => entry.commit === commit)) {
      const at = contents[file]!.indexOf(line);
      if (at >= 0) contents[file]!.splice(at, 1);
      touched.add(file);
    }
    for (const file of touched) write(file);
  }
  return { stream: Buffer.concat(chunks), planted: secrets.map(({ rule, secret }) => ({ rule, secret })) };
}

/** The files of its newest commit in a folder of their own, without a repository around them. */
export function checkedOut(corpus: Corpus): string {
  const id = git(['-C', corpus.path, 'rev-parse', 'HEAD']);
  const folder = join(store, `files-${corpus.name}-${id.slice(0, 12)}`);
  if (!existsSync(folder)) {
    mkdirSync(folder, { recursive: true });
    const index = join(store, 'index');
    const done = spawnSync('git', ['-C', corpus.path, `--work-tree=${folder}`, 'checkout', '-f', 'HEAD', '--', '.'], {
      env: { ...process.env, GIT_INDEX_FILE: index },
    });
    rmSync(index, { force: true });
    if (done.status !== 0) throw new Error(`git checkout: ${done.stderr}`);
  }
  return folder;
}

/** A folder for one case, empty. */
export function scratchFolder(name: string): string {
  const folder = join(store, 'scratch', name);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  return folder;
}
