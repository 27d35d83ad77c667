// The text of PDF pages: streams packed with Flate, and in them what the text operators show. Fonts whose codes are not
// those of Latin text stay unread.
import type { Budget } from './budget.ts';
import { inflate } from './inflate.ts';
import type { Member } from './member.ts';

const opening = Buffer.from('stream', 'latin1');
const closing = Buffer.from('endstream', 'latin1');
const dictionary = 1024;

export function* pdfMembers(bytes: Buffer, budget: Budget): Generator<Member> {
  let at = bytes.indexOf(opening);
  for (let nth = 0; at >= 0; nth++) {
    let start = at + opening.length;
    if (bytes[start] === 13) start++;
    if (bytes[start] === 10) start++;
    const found = bytes.indexOf(closing, start);
    const end = found < 0 ? bytes.length : found;
    const head = bytes.toString('latin1', Math.max(0, at - dictionary), at);
    const facts = head.slice(head.lastIndexOf(' obj') + 1);
    if (!budget.entry(nth)) return;
    if (/\/(?:FlateDecode|Fl)\b/.test(facts) && !/\/Image\b|\/FontFile|\/XRef\b/.test(facts)) {
      const inflated = inflate(bytes.subarray(start, end), 'zlib', budget);
      if (inflated !== null) yield { name: null, bytes: shownText(inflated) ?? inflated, start, end };
    }
    at = found < 0 ? -1 : bytes.indexOf(opening, found + closing.length);
  }
}

/** Strings, numbers between them (a wide gap is a space), and operators: those that show text, or move to a new line. */
const token =
  /\(((?:\\[\s\S]|[^\\()]|\((?:\\[\s\S]|[^\\()]){0,4096}\)){0,4096})\)|<([0-9A-Fa-f\s]{0,8192})>|(-?\d+(?:\.\d+)?)|([A-Za-z'"*]+)|[[\]]/g;
const newLine = /^(?:T\*|Td|TD|Tm|ET|'|")$/;
const wordGap = -180;

/** What the operators of a content stream show; null when it has none. */
function shownText(content: Buffer): Buffer | null {
  const text = content.toString('latin1');
  if (!/\bT[jJ]\b/.test(text)) return null;
  const parts: string[] = [];
  let inArray = false;
  token.lastIndex = 0;
  for (let found = token.exec(text); found !== null; found = token.exec(text)) {
    const [all, string, hex, number, operator] = found;
    if (string !== undefined) parts.push(string.replace(/\\([0-7]{1,3}|\r?\n|[\s\S])/g, characterOf));
    else if (hex !== undefined) parts.push(Buffer.from(hex.replace(/\s/g, ''), 'hex').toString('latin1'));
    else if (number !== undefined) {
      if (inArray && Number(number) < wordGap) parts.push(' ');
    } else if (operator === undefined) inArray = all === '[';
    else if (newLine.test(operator)) parts.push('\n');
  }
  return Buffer.from(parts.join(''), 'latin1');
}

function characterOf(_: string, what: string): string {
  if (/^[0-7]/.test(what)) return String.fromCharCode(Number.parseInt(what, 8) & 0xff);
  if (/^\r?\n/.test(what)) return '';
  return ({ n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' } as Readonly<Record<string, string>>)[what] ?? what;
}
