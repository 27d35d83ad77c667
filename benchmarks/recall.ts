// How many of the planted secrets a report names.
import { readFileSync } from 'node:fs';
import type { Planted } from './corpus.ts';

/** Every string in the report that stands under a key such as `secret`, `Secret` or `Raw`. */
function secretsIn(value: unknown, found: string[] = []): string[] {
  if (typeof value !== 'object' || value === null) return found;
  for (const [key, inner] of Object.entries(value)) {
    if (typeof inner === 'string' && inner.length >= 8 && /^(?:secret|raw|snippet)$/i.test(key)) found.push(inner);
    else secretsIn(inner, found);
  }
  return found;
}

/**
 * The planted secrets that are not in the report; null when it cannot be read. A rule may take a little more or less of
 * the same text than another one does: both count.
 */
export function missedIn(report: string, planted: readonly Planted[]): Planted[] | null {
  let named: string[];
  try {
    named = secretsIn(JSON.parse(readFileSync(report, 'utf8')));
  } catch {
    return null;
  }
  return planted.filter(({ secret }) => !named.some((text) => text.includes(secret) || secret.includes(text)));
}
