// The open cases, scored as the score.py beside them does: over hits and misses of quality `ok`.
import { readFileSync } from 'node:fs';
import type { Engine } from '../../src/engine/engine.ts';
import { type Found, findIn, type Sample } from './found.ts';
import { type Canon, readCanon } from './providers.ts';

/** One line of cases.open.jsonl; its README says what the fields mean. */
export interface Case {
  readonly id: string;
  readonly source: string;
  readonly rule: string;
  readonly provider: string;
  readonly text: string;
  readonly path: string | null;
  readonly expect: 'hit' | 'miss';
  readonly secrets: readonly string[];
  readonly scope: 'any' | 'rule' | null;
  readonly tier: 'specific' | 'generic';
  readonly quality: string;
}

/** A case with what became of it. For a miss, `found` means a false alarm. */
export interface Judged {
  readonly each: Case;
  readonly found: boolean;
  readonly named: boolean;
  readonly rules: readonly string[];
}

/** Judges every case of quality `ok`. Counts low grades too, as the report in gitleaks' form does with `--all`. */
export function judgeCases(engine: Engine, folder: string, least = 0): Judged[] {
  const cases = readFileSync(`${folder}/cases.open.jsonl`, 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as Case);
  const canon = readCanon(`${folder}/providers.py`);
  const byCase = new Map<number, Found[]>();
  for (const found of findIn(engine, samplesOf(cases))) {
    if (found.confidence < least) continue;
    const index = Number(found.file.split('/')[1]!.slice(1));
    byCase.set(index, [...(byCase.get(index) ?? []), found]);
  }
  return cases
    .map((each, index) => judgeCase(each, byCase.get(index) ?? [], canon))
    .filter(({ each }) => each.quality === 'ok');
}

/** The paths of score.py's tree, so that a rule's `paths` and the file's kind mean the same. */
function* samplesOf(cases: readonly Case[]): Generator<Sample> {
  for (const [index, { text, path }] of cases.entries()) {
    const name =
      (path ?? '')
        .split('/')
        .at(-1)!
        .replace(/[^\w.-]/g, '_') || 'snippet.txt';
    const digits = (value: number, width: number): string => String(value).padStart(width, '0');
    yield { path: `${digits(Math.floor(index / 500), 2)}/c${digits(index, 5)}/${name}`, bytes: Buffer.from(text) };
  }
}

function judgeCase(each: Case, all: readonly Found[], canon: Canon): Judged {
  const isSame = ({ rule }: Found): boolean => canon(rule) === each.provider;
  if (each.expect === 'miss') {
    const alarms = each.scope === 'any' ? all : all.filter(isSame);
    return { each, found: alarms.length > 0, named: false, rules: alarms.map(({ rule }) => rule) };
  }
  const good = all.filter((found) => overlaps(each, found));
  return { each, found: good.length > 0, named: good.some(isSame), rules: good.map(({ rule }) => rule) };
}

function spans(text: string, needle: string): [number, number][] {
  const found: [number, number][] = [];
  for (let at = text.indexOf(needle); at >= 0 && found.length < 200; at = text.indexOf(needle, at + 1))
    found.push([at, at + needle.length]);
  return found;
}

const touch = (a: readonly [number, number][], b: readonly [number, number][]): boolean =>
  a.some(([from, to]) => b.some(([start, end]) => from < end && start < to));

function overlaps({ text, secrets }: Case, found: Found): boolean {
  if (secrets.length === 0) return true;
  const value = found.secret.replace(/^[\r\n]+|[\r\n]+$/g, '');
  const wanted = secrets.flatMap((secret) => spans(text, secret));
  if (value.length >= 4) {
    const got = spans(text, value);
    if (got.length > 0) return touch(wanted, got);
    if (secrets.some((secret) => secret.length >= 6 && (value.includes(secret) || secret.includes(value)))) return true;
  }
  const lines = text.split('\n');
  if (found.startLine > lines.length) return false;
  const before = lines.slice(0, found.startLine - 1).join('\n').length + Number(found.startLine > 1);
  const length = lines.slice(found.startLine - 1, found.endLine).join('\n').length;
  return touch(wanted, [[before, before + length]]);
}
