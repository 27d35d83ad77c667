// npm run bench -- [--repo PATH]… [--runs 5] [--cases history,files] [--peers DIR] [--seed 1] [--commits 10000] [--verify]

import { spawnSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { type Case, type CaseName, caseNames, casesOf, countFindings, stanch } from './cases.ts';
import { type Corpus, checkedOut, corpusAt, generatedCorpus, scratchFolder } from './corpus.ts';
import { kernelAlone } from './kernel-alone.ts';
import { type Run, runOnce } from './measure.ts';
import { installedPeers } from './peers.ts';
import { missedIn } from './recall.ts';
import { type CaseResult, keep, machine, printCase, type Row, ratioOf } from './results.ts';
import { verify } from './verify.ts';

const { values } = parseArgs({
  options: {
    repo: { type: 'string', multiple: true, default: [] },
    runs: { type: 'string', default: '5' },
    cases: { type: 'string', default: caseNames.join() },
    peers: { type: 'string' },
    seed: { type: 'string', default: '1' },
    commits: { type: 'string', default: '10000' },
    verify: { type: 'boolean', default: false },
  },
});

const runs = Number(values.runs);
const names = values.cases.split(',') as CaseName[];
const unknown = names.filter((name) => !caseNames.includes(name));
if (unknown.length > 0 || !(runs >= 1)) {
  console.error(
    `usage: npm run bench -- [--repo PATH]… [--runs N] [--cases ${caseNames.join()}] [--peers DIR] [--verify]`,
  );
  process.exit(2);
}

const shareOf = ({ planted }: Corpus, missed: readonly unknown[]): string =>
  `${planted.length - missed.length}/${planted.length}`;

/** Ours, asserted: a scan that shows its secrets, outside the clock. Names the rules whose secret was missed. */
function assertRecall(corpus: Corpus): string {
  const report = join(scratchFolder('recall'), 'report.json');
  const { file, args } = stanch([
    '--no-cache',
    '--history',
    corpus.path,
    '--all',
    '--show-secrets',
    '--report',
    `json=${report}`,
  ]);
  spawnSync(file, args, { stdio: 'ignore' });
  const missed = missedIn(report, corpus.planted) ?? corpus.planted;
  rmSync(report, { force: true });
  if (missed.length > 0) {
    console.error(`MISSED planted secrets of ${missed.map(({ rule }) => rule).join(', ')}`);
    process.exitCode = 1;
  }
  return shareOf(corpus, missed);
}

/** Of a peer, as far as its report names secrets. */
function recallOf(corpus: Corpus, report: string | undefined): string | null {
  const missed = report === undefined ? null : missedIn(report, corpus.planted);
  return missed === null || missed.length === corpus.planted.length ? null : shareOf(corpus, missed);
}

async function measure({ name, corpus, contenders }: Case): Promise<CaseResult> {
  const timed = new Map<string, Run[]>(contenders.map(({ command }) => [command.name, []]));
  for (let run = 0; run < runs; run++) {
    for (const { command } of contenders) timed.get(command.name)!.push(await runOnce(command));
  }
  const ours = timed.get(contenders[0]!.command.name)!.map(({ seconds }) => seconds);
  const rows = contenders.map(({ command, report }, index): Row => {
    const all = timed.get(command.name)!;
    const seconds = all.map((run) => run.seconds);
    const peaks = all.flatMap(({ peak }) => peak ?? []);
    const isHistory = name === 'history' && corpus.planted.length > 0;
    return {
      name: command.name,
      seconds,
      peak: peaks.length === 0 ? null : Math.max(...peaks),
      findings: countFindings(report),
      recall: !isHistory ? null : index === 0 ? assertRecall(corpus) : recallOf(corpus, report),
      ...(index > 0 && { ratio: ratioOf(ours, seconds) }),
    };
  });
  return { name, corpus: corpus.name, rows };
}

const head = machine();
console.log(Object.values(head).join(', '));
const recipe = { seed: Number(values.seed), commits: Number(values.commits), files: 400 };
console.log(`generated corpus: seed ${recipe.seed}, ${recipe.commits} commits`);
const corpora = [...values.repo.map(corpusAt), generatedCorpus(recipe)];

if (values.verify) {
  const same = corpora.map(verify);
  process.exit(same.every(Boolean) ? 0 : 1);
}

const peers = installedPeers(values.peers);
for (const { name, version } of peers) console.log(`peer: ${name} ${version}`);
const results: CaseResult[] = [];
for (const corpus of corpora) {
  for (const make of casesOf(corpus, names, peers)) {
    const result = await measure(make());
    printCase(result);
    results.push(result);
  }
}
const kernel = names.includes('kernel') ? kernelAlone(checkedOut(corpora[0]!), runs) : [];
for (const { tables, gigabytesPerSecond, recordsPerMegabyte } of kernel) {
  const { median, best } = gigabytesPerSecond;
  console.log(
    `kernel, ${tables}: ${median.toFixed(2)} GB/s (best ${best.toFixed(2)}), ${recordsPerMegabyte.toFixed(0)} records/MB`,
  );
}
const shown = peers.map(({ name, version }) => ({ name, version }));
console.log(
  `\nkept in ${keep({ machine: head, runs, recipe, peers: shown, cases: results, kernel }, String(head.date))}`,
);
