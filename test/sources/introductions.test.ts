// Which commit brought a secret where: histories as data, newest first as `git log` gives them.
import * as assert from 'uvu/assert';
import type { LoggedCommit } from '../../src/git/log.ts';
import type { Match } from '../../src/model/match.ts';
import type { Held } from '../../src/sources/held.ts';
import { Introductions } from '../../src/sources/introductions.ts';
import { suite } from '../support/suite.ts';

/** `path: old,old -> new`; a dash is no blob. Blobs are named after the secrets that they hold: `ab1` holds a and b. */
type Line = readonly [commit: string, ...changes: string[]];

function commitOf([id, ...changes]: Line): LoggedCommit {
  const parsed = changes.map((change) => {
    const [path, rest] = change.split(': ') as [string, string];
    const [old, now] = rest.split(' -> ') as [string, string];
    const side = (name: string) => ({ mode: name === '-' ? 0 : 0o100644, id: name === '-' ? '' : name });
    return { path, old: old.split(',').map(side), ...side(now) };
  });
  const isMerge = parsed.some(({ old }) => old.length > 1);
  const commit = { id, parents: [`before ${id}`], author: '', email: '', date: '', subject: '' };
  return { id, isMerge, parents: '', time: 0, changes: parsed, commit: () => commit };
}

function heldIn(history: readonly Line[], more: readonly string[]): Held {
  const inHistory = history.flatMap(([, ...changes]) =>
    changes.flatMap((change) => change.split(/: |,| -> /).slice(1)),
  );
  return new Map(
    [...new Set([...inHistory, ...more])]
      .filter((name) => /[a-w]/.test(name))
      .map((name) => [name, [...name.replace(/[^a-w]/g, '')].map((secret) => ({ secret }) as Match)]),
  );
}

/** `secret@path introduced/moved/last` of each story. */
function tell(history: readonly Line[], removedByMerge: readonly string[] = []): string[] {
  const introductions = new Introductions(heldIn(history, removedByMerge));
  for (const line of history) introductions.see(commitOf(line));
  for (const merge of introductions.doubtful) introductions.resolve(merge, removedByMerge);
  return [...introductions.stories.values()]
    .map(
      ({ secret, path, introduced, moved, last }) =>
        `${secret}@${path} ${introduced?.commit.id ?? '-'}/${moved?.commit.id ?? '-'}/${last}`,
    )
    .sort();
}

const stories = suite('Introductions');

for (const { name, history, told, removed } of [
  {
    name: 'blame the first commit that holds it',
    history: [
      ['2', 'p: a1 -> a2'],
      ['1', 'p: - -> a1'],
    ],
    told: ['a@p 1/-/2'],
  },
  {
    name: 'know the last commit before a removal',
    history: [
      ['3', 'p: a1 -> x'],
      ['1', 'p: - -> a1'],
    ],
    told: ['a@p 1/-/before 3'],
  },
  {
    name: 'blame the first of two introductions',
    history: [
      ['3', 'p: x -> a2'],
      ['2', 'p: a1 -> x'],
      ['1', 'p: - -> a1'],
    ],
    told: ['a@p 1/-/3'],
  },
  {
    name: 'tell secrets in one file apart',
    history: [
      ['2', 'p: a1 -> ab2'],
      ['1', 'p: - -> a1'],
    ],
    told: ['a@p 1/-/2', 'b@p 2/-/2'],
  },
  {
    name: 'call a path that the commit emptied a rename',
    history: [
      ['2', 'p: a1 -> -', 'q: - -> a2'],
      ['1', 'p: - -> a1'],
    ],
    told: ['a@p 1/-/before 2', 'a@q -/2/2'],
  },
  {
    name: 'call a copy an introduction',
    history: [
      ['2', 'q: - -> a1'],
      ['1', 'p: - -> a1'],
    ],
    told: ['a@p 1/-/1', 'a@q 2/-/2'],
  },
  {
    name: 'do not blame a merge for what a parent held',
    history: [
      ['3', 'p: a1,x -> a3'],
      ['1', 'p: - -> a1'],
    ],
    told: ['a@p 1/-/3'],
  },
  { name: 'blame a merge for what no parent held', history: [['3', 'p: x,y -> a3']], told: ['a@p 3/-/3'] },
  {
    name: 'call it a rename when the merge dropped it elsewhere',
    history: [['3', 'p: x,- -> a3']],
    removed: ['a1'],
    told: ['a@p -/3/3'],
  },
  {
    name: 'blame an older commit rather than a merge',
    history: [
      ['3', 'p: x,y -> a3'],
      ['2', 'p: a1 -> x'],
      ['1', 'p: - -> a1'],
    ],
    told: ['a@p 1/-/3'],
  },
  {
    name: 'blame an older merge rather than a commit',
    history: [
      ['4', 'p: x -> a4'],
      ['3', 'p: x,y -> a3'],
    ],
    told: ['a@p 3/-/4'],
  },
] as { name: string; history: Line[]; told: string[]; removed?: string[] }[]) {
  stories(name, () => assert.equal(tell(history, removed), told));
}

stories.run();
