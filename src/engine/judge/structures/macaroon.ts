import type { StructureCheck } from './told.ts';

/** Packets of libmacaroons' second format: https://github.com/rescrv/libmacaroons/blob/master/doc/format.txt */
const types = { end: 0, location: 1, identifier: 2, signature: 6 } as const;

interface Macaroon {
  readonly location: string;
  readonly identifier: string;
  readonly caveats: readonly string[];
}

/** Reads a number in LEB128, as packets have it for type and length. */
class Reader {
  readonly #bytes: Uint8Array;
  #at = 1;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }

  get done(): boolean {
    return this.#at >= this.#bytes.length;
  }

  number(): number {
    let value = 0;
    for (let shift = 0; shift < 28; shift += 7) {
      const byte = this.#bytes[this.#at++];
      if (byte === undefined) return Number.NaN;
      value |= (byte & 0x7f) << shift;
      if (byte < 0x80) return value;
    }
    return Number.NaN;
  }

  text(): string | null {
    const length = this.number();
    const from = this.#at;
    this.#at += length;
    if (Number.isNaN(length) || this.#at > this.#bytes.length) return null;
    return Buffer.from(this.#bytes.subarray(from, this.#at)).toString('utf8');
  }
}

/** The macaroon in `bytes`, or null when they are none: at most 64 packets are read. */
function readMacaroon(bytes: Uint8Array): Macaroon | null {
  if (bytes[0] !== 2) return null;
  const reader = new Reader(bytes);
  let location = '';
  const identifiers: string[] = [];
  for (let packets = 0; packets < 64 && !reader.done; packets++) {
    const type = reader.number();
    if (type === types.end) continue;
    const text = reader.text();
    if (text === null) return null;
    if (type === types.location && location === '') location = text;
    else if (type === types.identifier) identifiers.push(text);
    else if (type === types.signature)
      return identifiers.length === 0 ? null : { location, identifier: identifiers[0]!, caveats: identifiers.slice(1) };
    else if (type > 6 || Number.isNaN(type)) return null;
  }
  return null;
}

/** What a caveat of PyPI says: `[0, not after, not before]`, `[1, projects]`, `[2, project ids]`, `[3, user]` as JSON. */
function caveatOf(text: string): { expires?: string; scope?: string } {
  try {
    const caveat: unknown = JSON.parse(text);
    if (!Array.isArray(caveat)) return {};
    const [kind, value] = caveat as unknown[];
    if (kind === 0 && typeof value === 'number') {
      const date = new Date(value * 1000);
      return Number.isNaN(date.getTime()) ? {} : { expires: date.toISOString() };
    }
    if (kind === 1 && Array.isArray(value)) return { scope: `project ${value.map(String).join(', ').slice(0, 100)}` };
    if (kind === 2) return { scope: 'some projects' };
    if (kind === 3 && typeof value === 'string') return { scope: `user ${value.slice(0, 60)}` };
  } catch {}
  return {};
}

/**
 * A PyPI token: `pypi-` and a macaroon in base64url, whose location is the index and whose caveats narrow it.
 *
 * @see https://github.com/pypi/warehouse/blob/main/warehouse/macaroons/caveats/__init__.py
 */
export const pypiMacaroon: StructureCheck = (text) => {
  const macaroon = readMacaroon(Buffer.from(text.slice('pypi-'.length), 'base64url'));
  if (macaroon === null || !/^(?:test\.)?pypi\b/.test(macaroon.location))
    return { holds: false, confidence: 0.3, reason: 'the body is no macaroon' };
  const told = macaroon.caveats.map(caveatOf);
  const expires = told.find((caveat) => caveat.expires !== undefined)?.expires;
  const scope = told.find((caveat) => caveat.scope !== undefined)?.scope;
  return {
    holds: true,
    confidence: 0.99,
    reason: `a macaroon of ${macaroon.location}${scope === undefined ? '' : ' with a narrower scope'}`,
    learnt: {
      kind: `API token of ${macaroon.location}`,
      ...(scope !== undefined && { account: scope }),
      ...(expires !== undefined && { expires }),
    },
  };
};
