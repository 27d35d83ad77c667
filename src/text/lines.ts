// From byte offsets to lines and columns. A line ends with a line feed; a carriage return before it belongs to the end.
import { isAscii } from 'node:buffer';
import { Excerpt } from '../model/place.ts';
import { decode, detectEncoding, type Encoding, unitOf } from './encoding.ts';

/** Where a stretch of bytes stands, with the lines around it. Lines and columns count from 1. */
export interface Location {
  readonly line: number;
  /** In UTF-16 code units of the decoded line, without a byte order mark. */
  readonly column: number;
  readonly endLine: number;
  /** Column behind the last character. */
  readonly endColumn: number;
  readonly excerpt: Excerpt;
}

/** Answers many questions about one run of bytes; the lines are counted once, with the first question. */
export interface Locator {
  /** @param end exclusive; `start <= end <= bytes.length` */
  locate(start: number, end: number): Location;
}

/** Longest line kept in an excerpt, in characters, and most lines of one. */
const excerptColumns = 2000;
const excerptLines = 200;

/** Widest stretch that is decoded for one line, in bytes: beyond it the line is cut for the excerpt. */
const excerptBytes = 8192;

/** The location of `[start, end)`. For more than one question about the same bytes take `createLocator`. */
export function locate(bytes: Uint8Array, start: number, end: number): Location {
  return createLocator(bytes).locate(start, end);
}

/** Where a run of bytes begins when it is only a part of a text; all zero for the beginning. */
export interface Origin {
  /** Lines, and characters of the first line, that come before. */
  readonly lines: number;
  readonly columns: number;
}

/** @param encoding what the bytes are, when the caller saw more of them than these */
export function createLocator(
  bytes: Uint8Array,
  encoding: Encoding = detectEncoding(bytes),
  origin: Origin = { lines: 0, columns: 0 },
): Locator {
  let starts: readonly number[] | undefined;
  const reached = { start: -1, offset: 0, units: 0 };
  return {
    locate(start, end) {
      starts ??= lineStarts(bytes, encoding);
      const text = { bytes, encoding, starts, origin, reached };
      const first = lineAt(starts, start);
      const last = Math.max(first, lineAt(starts, Math.max(start, end - 1)));
      return {
        line: origin.lines + first + 1,
        column: columnOf(text, first, start),
        endLine: origin.lines + last + 1,
        endColumn: columnOf(text, last, end),
        excerpt: excerptOf(text, first, last, start, end),
      };
    },
  };
}

/** The origin of what follows `bytes`, when `bytes` begin at `origin`. */
export function originBehind(bytes: Uint8Array, encoding: Encoding, origin: Origin): Origin {
  let lines = 0;
  let last = 0;
  forEachLineStart(bytes, encoding, (start) => {
    lines++;
    last = start;
  });
  const columns = decode(bytes.subarray(last), encoding).length;
  return { lines: origin.lines + lines, columns: lines === 0 ? origin.columns + columns : columns };
}

interface Lines {
  readonly bytes: Uint8Array;
  readonly encoding: Encoding;
  /** Offset of the first byte of each line. */
  readonly starts: readonly number[];
  readonly origin: Origin;
  /** How far a line was counted last: the offset of an ASCII byte and the UTF-16 code units before it. */
  readonly reached: { start: number; offset: number; units: number };
}

function lineStarts(bytes: Uint8Array, encoding: Encoding): number[] {
  const starts = [0];
  forEachLineStart(bytes, encoding, (start) => starts.push(start));
  return starts;
}

function forEachLineStart(bytes: Uint8Array, encoding: Encoding, tell: (start: number) => void): void {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const unit = unitOf(encoding);
  if (unit > 1) {
    const feed = encoding.endsWith('le') ? 0 : unit - 1;
    for (let at = buffer.indexOf(10); at >= 0; at = buffer.indexOf(10, at + 1)) {
      const start = at - feed;
      if (start % unit !== 0 || start + unit > buffer.length) continue;
      let others = 0;
      for (let i = start; i < start + unit; i++) if (i !== at) others |= buffer[i]!;
      if (others === 0) tell(start + unit);
    }
  } else {
    for (let at = buffer.indexOf(10); at >= 0; at = buffer.indexOf(10, at + 1)) tell(at + 1);
  }
}

/** Index of the line that holds the byte at `offset`. */
function lineAt(starts: readonly number[], offset: number): number {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (starts[middle]! <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}

function columnOf(text: Lines, line: number, offset: number): number {
  const start = text.starts[line]!;
  const narrow = text.encoding === 'utf8' || text.encoding === 'binary';
  if (!narrow)
    return (
      1 + (line === 0 ? text.origin.columns : 0) + decode(text.bytes.subarray(start, offset), text.encoding).length
    );
  // Matches of one long line come in order: what stands before an ASCII byte is decoded once.
  const { reached } = text;
  const on = reached.start === start && reached.offset <= offset;
  const from = on ? reached.offset : start;
  const ahead = text.bytes.subarray(from, offset);
  const units = (on ? reached.units : 0) + (isAscii(ahead) ? ahead.length : decode(ahead, text.encoding).length);
  if ((text.bytes[offset] ?? 0x80) < 0x80) Object.assign(reached, { start, offset, units });
  return 1 + (line === 0 ? text.origin.columns : 0) + units;
}

function excerptOf(text: Lines, first: number, last: number, start: number, end: number): Excerpt {
  const from = Math.max(0, first - 1);
  const to = Math.min(text.starts.length - 1, last + 1, from + excerptLines - 1);
  const lines: string[] = [];
  for (let line = from; line <= to; line++) {
    const behind = text.starts[line + 1] ?? text.bytes.length;
    lines.push(excerptLine(text, text.starts[line]!, behind, start, end));
  }
  return new Excerpt(text.origin.lines + from + 1, lines);
}

/** One line without its end, cut so that the secret is in it whole or not at all: half of one cannot be masked. */
function excerptLine(text: Lines, from: number, behind: number, start: number, end: number): string {
  const limit = from + excerptBytes;
  const cut = Math.min(behind, limit > start && limit < end ? start : limit);
  const line = decode(text.bytes.subarray(from, cut), text.encoding).replace(/\r?\n$/, '');
  if (line.length <= excerptColumns) return line;
  if (start < from || start >= cut) return line.slice(0, excerptColumns);
  const column = decode(text.bytes.subarray(from, start), text.encoding).length;
  const width = decode(text.bytes.subarray(start, Math.min(end, cut)), text.encoding).length;
  return line.slice(0, column < excerptColumns && column + width > excerptColumns ? column : excerptColumns);
}
