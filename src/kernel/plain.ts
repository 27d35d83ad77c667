// The slow, obvious finder: the reference that the kernel is tested against, and `--engine=plain`.
import { candidateKind, type Lens, type LensTables, maxValueRun, minCased, minMixed, minRun } from './lens.ts';

const isDigit = (byte: number): boolean => byte >= 0x30 && byte <= 0x39;
const isLetter = (byte: number): boolean => (byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x7a;
const isAlnum = (byte: number): boolean => isDigit(byte) || isLetter(byte);
const isHex = (byte: number): boolean => isDigit(byte) || ((byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x66);
const tokenBytes = Uint8Array.from({ length: 256 }, (_, byte) =>
  Number(isAlnum(byte) || '+-./=_~'.includes(String.fromCharCode(byte))),
);

/** Whether the byte is a token character (see lens.ts). */
export function isTokenByte(byte: number): boolean {
  return tokenBytes[byte] === 1;
}

const backslash = 0x5c;
const percent = 0x25;

/** Offsets of the word starts in the run `bytes[start, end)`; `from` is where the range begins. */
function wordStarts(bytes: Uint8Array, from: number, start: number, end: number): number[] {
  const before = start > from ? bytes[start - 1]! : 0;
  const starts: number[] = [];
  for (let i = start; i < end; i++) {
    const fresh = isAlnum(bytes[i]!) && (i === start || !isAlnum(bytes[i - 1]!));
    const escaped = i === start + 1 && before === backslash && 'bfnrt'.includes(String.fromCharCode(bytes[start]!));
    const encoded = i === start + 2 && before === percent && isHex(bytes[start]!) && isHex(bytes[start + 1]!);
    if (fresh || ((escaped || encoded) && isAlnum(bytes[i]!))) starts.push(i);
  }
  return starts;
}

/** Whether a run looks like a token rather than like a name. */
function looksMade(run: string): boolean {
  const stretches = run.match(/[A-Za-z0-9]+/g) ?? [];
  const mixed = stretches.some((text) => text.length >= minMixed && /[0-9]/.test(text) && /[A-Za-z]/.test(text));
  const cased = stretches.some((text) => text.length >= minCased && /[a-z]/.test(text) && /[A-Z]/.test(text));
  return mixed || (cased && /[0-9]/.test(run));
}

/** Makes a finder without WebAssembly: some thirty times slower than the kernel, with the same records. */
export function createPlainLens(tables: LensTables): Lens {
  return {
    find(bytes, from, to) {
      const records: number[] = [];
      const text = Buffer.from(bytes.buffer, bytes.byteOffset + from, to - from).toString('latin1');
      for (let start = from; start < to; start++) {
        if (!isTokenByte(bytes[start]!)) continue;
        let end = start;
        while (end < to && isTokenByte(bytes[end]!)) end++;
        if (end - start >= minRun) {
          for (const at of wordStarts(bytes, from, start, end)) {
            tables.prefixes.forEach((prefix, id) => {
              if (text.startsWith(prefix, at - from)) records.push(candidateKind.prefix, id, at);
            });
          }
          if (end - start <= maxValueRun && looksMade(text.slice(start - from, end - from))) {
            records.push(candidateKind.value, start, end);
          }
        }
        start = end;
      }
      const lower = text.replace(/[A-Z]+/g, (upper: string) => upper.toLowerCase());
      tables.literals.forEach((literal, id) => {
        for (let at = lower.indexOf(literal); at >= 0; at = lower.indexOf(literal, at + 1)) {
          records.push(candidateKind.literal, id, from + at);
        }
      });
      return Int32Array.from(records);
    },
  };
}
