// Random edits of a text that holds secrets: what people and tools do to files, mostly close to where they did it last.
import type { Random } from '../../src/rules/random.ts';

/** What edits are made from. Texts have one char a byte. */
export interface Material {
  /** Blocks that hold a secret, of one or many lines, each with the words that make or break it. */
  readonly secrets: readonly { readonly text: string; readonly words: readonly string[] }[];
  /** Words that make or break some secret. */
  readonly words: readonly string[];
}

const calm: readonly string[] = [
  'const total = items.reduce((sum, item) => sum + item.price, 0);',
  '// nothing to see here, move along',
  '',
  '    return left < right ? left : right;',
  'The quick brown fox jumps over the lazy dog 1234567890 times.',
  'export function parseHeaderLine(line: string): Header {',
  '}',
  '  "version": "4.17.21",',
];

/** A text, where it was edited last, and the words of the secret that was added last. */
interface State {
  readonly text: string;
  readonly hot: number;
  readonly words?: readonly string[];
}

type Edit = (state: State, random: Random, material: Material) => State;

function spot({ text, hot }: State, random: Random): number {
  const reach = random.pick([40, 200, 700, 3000]);
  if (random.below(10) < 7) return Math.max(0, Math.min(text.length, hot + random.below(2 * reach) - reach));
  return random.below(text.length + 1);
}

const lineStart = (text: string, at: number): number => text.lastIndexOf('\n', at - 1) + 1;
const lineEnd = (text: string, at: number): number =>
  text.indexOf('\n', at) < 0 ? text.length : text.indexOf('\n', at) + 1;

function replaced(text: string, from: number, to: number, by: string): State {
  return { text: text.slice(0, from) + by + text.slice(to), hot: from + by.length };
}

function insertLines(state: State, random: Random, lines: string): State {
  const at = lineStart(state.text, spot(state, random));
  return replaced(state.text, at, at, lines);
}

function addSecret(state: State, random: Random, { secrets }: Material): State {
  const { text, words } = random.pick(secrets);
  return { ...insertLines(state, random, `${text}\n`), words };
}

/** Mostly a word that matters to the secret that was added last. */
function wordFor(state: State, random: Random, words: readonly string[]): string {
  const { words: own = [] } = state;
  return random.pick(own.length > 0 && random.below(4) > 0 ? own : words);
}

function region({ text }: State, at: number, random: Random): { from: number; to: number } {
  const from = lineStart(text, at);
  let to = lineEnd(text, at);
  for (let more = random.below(12); more > 0; more--) to = lineEnd(text, to);
  return { from, to };
}

function alphabetRun(random: Random, length: number): string {
  const characters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
  let text = '';
  for (let i = 0; i < length; i++) text += characters[random.below(64)];
  return text;
}

/** Each edit with how often it is drawn. */
const edits: readonly (readonly [weight: number, name: string, edit: Edit])[] = [
  [8, 'add a secret', addSecret],
  [
    5,
    'add calm lines',
    (state, random) =>
      insertLines(
        state,
        random,
        `${Array.from({ length: 1 + random.below(6) }, () => random.pick(calm)).join('\n')}\n`,
      ),
  ],
  [
    6,
    'add a word as a line',
    (state, random, { words }) => insertLines(state, random, `${wordFor(state, random, words)}\n`),
  ],
  [
    6,
    'add a word',
    (state, random, { words }) => {
      const at = spot(state, random);
      return replaced(state.text, at, at, ` ${wordFor(state, random, words)} `);
    },
  ],
  [
    6,
    'take a word out',
    (state, random, { words }) => {
      const at = state.text.toLowerCase().indexOf(wordFor(state, random, words), Math.max(0, state.hot - 1500));
      return at < 0 ? state : replaced(state.text, at, at + 1 + random.below(3), '');
    },
  ],
  [
    5,
    'take lines out',
    (state, random) => {
      const { from, to } = region(state, spot(state, random), random);
      return replaced(state.text, from, to, '');
    },
  ],
  [
    5,
    'take one line out',
    (state, random) => {
      const at = spot(state, random);
      return replaced(state.text, lineStart(state.text, at), lineEnd(state.text, at), '');
    },
  ],
  [
    6,
    'change one character',
    (state, random) => {
      const at = spot(state, random);
      return replaced(
        state.text,
        at,
        at + 1,
        random.pick(['x', '0', ' ', '"', '=', '-', '\n', 'Z', '_', '\u00e9', '%', '\\']),
      );
    },
  ],
  [
    4,
    'take a few characters out',
    (state, random) => {
      const at = spot(state, random);
      return replaced(state.text, at, at + 1 + random.below(30), '');
    },
  ],
  [
    4,
    'split a line',
    (state, random) => {
      const at = spot(state, random);
      return replaced(state.text, at, at, random.pick(['\n', '\r\n', ' ', '\t', '\n\n\n']));
    },
  ],
  [
    4,
    'join two lines',
    (state, random) => {
      const end = state.text.indexOf('\n', spot(state, random));
      return end < 0 ? state : replaced(state.text, end, end + 1, '');
    },
  ],
  [
    3,
    'copy lines to elsewhere',
    (state, random) => {
      const { from, to } = region(state, spot(state, random), random);
      return insertLines(state, random, state.text.slice(from, to));
    },
  ],
  [
    3,
    'move lines',
    (state, random) => {
      const { from, to } = region(state, spot(state, random), random);
      const lines = state.text.slice(from, to);
      return insertLines({ text: state.text.slice(0, from) + state.text.slice(to), hot: from }, random, lines);
    },
  ],
  [
    2,
    'indent lines',
    (state, random) => {
      const { from, to } = region(state, spot(state, random), random);
      return replaced(state.text, from, to, state.text.slice(from, to).replace(/^/gm, '    '));
    },
  ],
  [
    1,
    'change the line ends',
    (state) => {
      const text = state.text.includes('\r\n')
        ? state.text.replaceAll('\r\n', '\n')
        : state.text.replaceAll('\n', '\r\n');
      return { text, hot: state.hot };
    },
  ],
  [
    1,
    'cut the end off',
    (state, random) => {
      const at = Math.max(state.text.length >> 1, spot(state, random));
      return { text: state.text.slice(0, at), hot: at };
    },
  ],
  [1, 'cut the beginning off', (state, random) => ({ text: state.text.slice(random.below(300)), hot: 0 })],
  [
    1,
    'make lines one long line',
    (state, random) => {
      const from = lineStart(state.text, spot(state, random));
      const to = Math.min(state.text.length, from + 6000);
      return replaced(
        state.text,
        from,
        to,
        state.text.slice(from, to).replace(/\r?\n/g, random.pick([' ', ';', '\\n'])),
      );
    },
  ],
  [
    2,
    'encode lines',
    (state, random, { secrets }) => {
      const encoding = random.pick(['base64', 'hex', 'base64url'] as const);
      return insertLines(
        state,
        random,
        `blob: ${Buffer.from(random.pick(secrets).text, 'latin1').toString(encoding)}\n`,
      );
    },
  ],
  [
    1,
    'add a long run',
    (state, random) => insertLines(state, random, `data:${alphabetRun(random, 200 + random.below(9000))}\n`),
  ],
  [
    2,
    'grow a run',
    (state, random) => {
      const at = spot(state, random);
      return replaced(state.text, at, at, alphabetRun(random, 1 + random.below(40)));
    },
  ],
  [
    1,
    'add a zero byte',
    (state, random) => {
      const at = spot(state, random);
      return replaced(state.text, at, at, '\0');
    },
  ],
];

const lottery = edits.flatMap(([weight, , edit]) => Array.from({ length: weight }, () => edit));

/** Versions of a text, each made from the one before by a few edits. A few of them are UTF-16. */
export function versionsOf(count: number, random: Random, material: Material): Buffer[] {
  let state: State = {
    text: Array.from({ length: 40 + random.below(200) }, () => random.pick(calm)).join('\n'),
    hot: 0,
  };
  for (let some = 6 + random.below(10); some > 0; some--)
    state = addSecret({ ...state, hot: random.below(state.text.length) }, random, material);
  return Array.from({ length: count }, () => {
    for (let more = random.below(3); more >= 0; more--)
      state = { ...state, ...random.pick(lottery)(state, random, material) };
    if (random.below(6) === 0) state = { ...state, hot: random.below(state.text.length + 1) };
    if (state.text.length > 60_000) state = { ...state, text: state.text.slice(20_000), hot: 0 };
    const wide = random.below(25) === 0;
    return Buffer.from(wide ? `\u00ff\u00fe${[...state.text].join('\0')}\0` : state.text, 'latin1');
  });
}
