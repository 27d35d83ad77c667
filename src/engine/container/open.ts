// Opens containers in memory and scans what is in them, containers in containers too. Loaded with the first one: lazy.ts.
import type { Match } from '../../model/match.ts';
import { isMedia } from '../../text/media.ts';
import { type Budget, maxContainer } from './budget.ts';
import { type ContainerKind, containerKind } from './kind.ts';
import type { Reader } from './member.ts';
import { stringsOf } from './notebook.ts';
import { officeText } from './office.ts';
import { pdfMembers } from './pdf.ts';
import { sqliteMembers } from './sqlite.ts';
import { gzipMembers, zstdMembers } from './streams.ts';
import { tarMembers } from './tar.ts';
import { zipMembers } from './zip.ts';

/** How one container is opened. */
export interface Opening {
  /** Matches of a text, not of a container. */
  readonly matchText: (bytes: Buffer) => Match[];
  /** Archives that may still be opened, one in the other. */
  readonly depth: number;
  readonly budget: Budget;
}

const readers: Readonly<Record<Exclude<ContainerKind, 'ipynb'>, Reader>> = {
  zip: zipMembers,
  tar: tarMembers,
  gzip: gzipMembers,
  zstd: zstdMembers,
  sqlite: sqliteMembers,
  pdf: pdfMembers,
};

/** A single stream: it counts together with the archive in it, so that `.tar.gz` is one. */
const isStream = (kind: ContainerKind): boolean => kind === 'gzip' || kind === 'zstd';
/** Documents hold no archives, and are also scanned as the bytes that they are. */
const isDocument = (kind: ContainerKind): boolean => kind === 'sqlite' || kind === 'pdf';

/** Text longer than this is scanned in pieces that overlap: memory stays small, and places are those of the member. */
const piece = { size: 4 << 20, overlap: 64 << 10 };

/** The matches in a container, placed at its members. Never throws for what the bytes are. */
export function matchContainer(bytes: Buffer, kind: ContainerKind, opening: Opening): Match[] {
  return open(bytes, kind, opening, false);
}

function open(bytes: Buffer, kind: ContainerKind, opening: Opening, inStream: boolean): Match[] {
  if (kind === 'ipynb') return matchNotebook(bytes, opening);
  const free = isDocument(kind) || (inStream && !isStream(kind));
  const depth = free ? opening.depth : opening.depth - 1;
  if (depth < 0 || bytes.length > maxContainer) {
    opening.budget.reached();
    return matchLong(bytes, opening);
  }
  const found = new Found(opening.budget);
  if (isDocument(kind)) found.addPlain(matchLong(bytes, opening));
  let members = 0;
  try {
    for (const { name, bytes: contents, start, end } of readers[kind](bytes, opening.budget)) {
      members++;
      const label = name === null ? kind : `${kind}:${name}`;
      for (const match of matchMember(name, asBuffer(contents), { ...opening, depth }, isStream(kind))) {
        const within = match.within ?? name;
        const placed = { ...match, start, end, decodedBy: [label, ...match.decodedBy] };
        if (!found.add(within === null ? placed : { ...placed, within })) return found.inOrder();
      }
    }
  } catch {
    opening.budget.unreadable();
  }
  if (members === 0 && !isDocument(kind)) found.addAll(matchLong(bytes, opening));
  return found.inOrder();
}

function asBuffer(bytes: Uint8Array): Buffer {
  return Buffer.isBuffer(bytes) ? bytes : Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

function matchMember(name: string | null, bytes: Buffer, opening: Opening, inStream: boolean): Match[] {
  if (isMedia(bytes)) return [];
  const kind = containerKind(bytes);
  if (kind !== null) return open(bytes, kind, opening, inStream);
  const shown = officeText(name, bytes);
  if (shown === null) return matchLong(bytes, opening);
  return [...matchLong(shown, opening), ...matchLong(bytes, opening)];
}

function matchLong(bytes: Buffer, { matchText, budget }: Opening): Match[] {
  if (bytes.length <= piece.size) return matchText(bytes);
  const found = new Found(budget);
  for (let at = 0; at < bytes.length; at += piece.size - piece.overlap) {
    const matches = matchText(bytes.subarray(at, at + piece.size));
    if (!found.addAll(matches.map((match) => ({ ...match, start: match.start + at, end: match.end + at })))) break;
  }
  return found.inOrder();
}

/** A notebook's cells are judged as Python, in which nearly all are written; the file is scanned as it stands as well. */
function matchNotebook(bytes: Buffer, { matchText, budget }: Opening): Match[] {
  if (bytes.length > maxContainer) return matchLong(bytes, { matchText, budget, depth: 0 });
  const found = new Found(budget);
  found.addPlain(matchText(bytes));
  const clear = stringsOf(bytes);
  for (const match of matchText(clear.bytes)) {
    const start = clear.from[match.start]!;
    const end = clear.from[match.end - 1]! + 1;
    found.add({ ...match, start, end, within: 'notebook.py', decodedBy: ['ipynb', ...match.decodedBy] });
  }
  return found.inOrder();
}

/** The matches of one container: each secret once a member, or once altogether where the bytes as they are hold it. */
class Found {
  readonly #budget: Budget;
  readonly #matches = new Map<string, Match>();
  readonly #plain = new Set<string>();

  constructor(budget: Budget) {
    this.#budget = budget;
  }

  /** False when no more are taken. */
  add(match: Match): boolean {
    const secret = `${match.rule}\0${match.secret}`;
    if (this.#plain.has(secret)) return true;
    const key = `${match.start}\0${match.decodedBy.join()}\0${secret}`;
    if (this.#matches.has(key)) return true;
    if (!this.#budget.match()) return false;
    this.#matches.set(key, match);
    return true;
  }

  /** Takes what the bytes as they are hold: none of it will be taken again out of them. */
  addPlain(matches: readonly Match[]): void {
    this.addAll(matches);
    for (const { rule, secret } of matches) this.#plain.add(`${rule}\0${secret}`);
  }

  addAll(matches: readonly Match[]): boolean {
    return matches.every((match) => this.add(match));
  }

  inOrder(): Match[] {
    return [...this.#matches.values()].sort((a, b) => a.start - b.start || a.rule - b.rule);
  }
}
