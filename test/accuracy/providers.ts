// One spelling for each provider. The tables stay where they are, in the corpus: providers.py is read as text.
import { readFileSync } from 'node:fs';

/** Gives a rule's id, or a provider's name, the spelling that the cases use. */
export type Canon = (name: string) => string;

const wordsOf = (name: string): string[] =>
  name
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter(Boolean);

const quoted = (text: string): string[] => [...text.matchAll(/"([^"\n]*)"/g)].map((found) => found[1]!);

/** @param path of providers.py */
export function readCanon(path: string): Canon {
  const source = readFileSync(path, 'utf8').replace(/#[^\n"]*$/gm, '');
  const block = (pattern: RegExp): string => pattern.exec(source)?.[1] ?? fail(pattern);
  const dropped = new Set(quoted(block(/^TAIL_WORDS = [\s\S]*?"""\.split\(\)\) - \{([^}]*)\}/m)));
  const tails = new Set(
    block(/^TAIL_WORDS = set\("""([\s\S]*?)"""/m)
      .split(/\s+/)
      .filter((word) => word !== '' && !dropped.has(word)),
  );
  const alias = new Map<string, string>();
  for (const [, from, to] of source.matchAll(/"([^"\n]+)"\s*:\s*"([^"\n]*)"/g)) alias.set(from!, to!);
  const families = quoted(block(/^FAMILY = \(([^)]*)\)/m));
  const family = (name: string): string => {
    const found = families.find((each) => name.startsWith(each) && name !== each);
    if (found === undefined) return name;
    return found === 'npmtoken' ? 'npm' : (alias.get(found) ?? found);
  };
  return (name) => {
    const words = wordsOf(name);
    for (let count = 4; count > 0; count--) {
      const known = words.length < count ? undefined : alias.get(words.slice(0, count).join(''));
      if (known !== undefined) return known;
    }
    while (words.length > 1 && (tails.has(words.at(-1)!) || /^\d+$/.test(words.at(-1)!))) {
      words.pop();
      const known = alias.get(words.join(''));
      if (known !== undefined) return known;
    }
    const joined = words.join('');
    return family(alias.get(joined) ?? joined);
  };
}

function fail(pattern: RegExp): never {
  throw new Error(`providers.py does not look as expected: ${pattern}`);
}
