// What is known of blobs after they were read: which secrets each holds. Everything else of them is forgotten.
import type { Match } from '../model/match.ts';

/** Blob id → its matches. A blob without matches has no entry. */
export type Held = Map<string, readonly Match[]>;

/** Whether a blob holds a secret, under whatever rule. */
export function holds(held: ReadonlyMap<string, readonly Match[]>, blob: string, secret: string): boolean {
  return held.get(blob)?.some((match) => match.secret === secret) ?? false;
}

/** The distinct secrets among matches. */
export function secretsOf(matches: readonly Match[]): Set<string> {
  return new Set(matches.map((match) => match.secret));
}

/**
 * A copy of a string that shares no memory with another: V8 keeps a whole chunk alive for one small slice of it.
 *
 * @param text each char one byte
 */
export function flat(text: string): string {
  return Buffer.from(text, 'latin1').toString('latin1');
}

/** Makes equal secrets of many versions of a file share one string. One per run. */
export function createInterner(): (matches: readonly Match[]) => readonly Match[] {
  const known = new Map<string, string>();
  return (matches) =>
    matches.map((match) => {
      let secret = known.get(match.secret);
      if (secret === undefined) {
        secret = flat(match.secret);
        known.set(secret, secret);
      }
      return { ...match, secret };
    });
}
