// Base64 (or hex) that is broken into lines, as MIME, PEM tools and YAML blocks have it. Only the first line of such a
// block starts a decoding, and that it is the first can be told from the near window; how far it goes on cannot.
import type { Text } from '../text.ts';

/** Shortest line that may be followed by more of the same text; widest line, with its indentation; longest block. */
const minLine = 40;
const maxLine = 256;
const maxBlock = 64 * 1024;

/** Encoded text without its line ends. */
export interface Wrapped {
  readonly text: string;
  readonly lines: readonly { readonly from: number; readonly start: number }[];
  /** Offset behind its last character. */
  readonly end: number;
  /** Offset of the nth character. */
  at(index: number): number;
}

const encoded = Uint8Array.from({ length: 256 }, (_, byte) =>
  Number(/[A-Za-z0-9+/_=-]/.test(String.fromCharCode(byte))),
);

const newline = 10;
const isBlank = (byte: number | undefined): boolean => byte === 0x20 || byte === 9;

/** Whether the run is a line of a block that began further up, and so was looked at there. */
export function goesOn({ buffer, lo, hi }: Text, start: number, end: number): boolean {
  if (!endsLine(buffer, hi, end) || !isPlain(buffer, start, end)) return false;
  let p = start;
  while (p > lo && start - p < maxLine / 2 && isBlank(buffer[p - 1])) p--;
  if (p - 1 < lo || buffer[p - 1] !== newline) return false;
  p -= 2;
  if (p > lo && buffer[p] === 13) p--;
  const last = p;
  while (p >= lo && last - p < minLine && encoded[buffer[p]!] === 1 && buffer[p] !== 0x3d) p--;
  return last - p >= minLine;
}

/** Without an equals sign but for padding: else it is an assignment, and begins a text of its own. */
function isPlain(buffer: Buffer, start: number, end: number): boolean {
  const sign = buffer.subarray(start, end).indexOf(0x3d);
  return sign < 0 || sign >= end - start - 2;
}

function endsLine(buffer: Buffer, hi: number, end: number): boolean {
  return end === hi || buffer[end] === newline || (buffer[end] === 13 && buffer[end + 1] === newline);
}

/** The run `[start, end)` with the lines that go on with it. */
export function wrappedText({ buffer, hi }: Text, start: number, end: number): Wrapped {
  const lines = [{ from: 0, start }];
  const parts = [buffer.toString('latin1', start, end)];
  let length = end - start;
  let lineEnd = end;
  let current = end - start;
  while (current >= minLine && current <= maxLine && !parts.at(-1)!.endsWith('=') && length < maxBlock) {
    let p = lineEnd;
    if (p < hi && buffer[p] === 13) p++;
    if (p >= hi || buffer[p] !== newline) break;
    p++;
    const lineStart = p;
    while (p < hi && p - lineStart < maxLine / 2 && isBlank(buffer[p])) p++;
    let stop = p;
    while (stop < hi && stop - p < maxLine && encoded[buffer[stop]!] === 1) stop++;
    if (stop === p || !endsLine(buffer, hi, stop) || !isPlain(buffer, p, stop)) break;
    lines.push({ from: length, start: p });
    parts.push(buffer.toString('latin1', p, stop));
    current = stop - p;
    length += current;
    lineEnd = stop;
  }
  return {
    text: parts.join(''),
    lines,
    end: lineEnd,
    at: (index) => {
      let low = 0;
      for (let high = lines.length - 1; low < high; ) {
        const middle = (low + high + 1) >> 1;
        if (lines[middle]!.from <= index) low = middle;
        else high = middle - 1;
      }
      return lines[low]!.start + index - lines[low]!.from;
    },
  };
}
