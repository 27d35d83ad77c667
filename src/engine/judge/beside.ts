import type { Window } from './window.ts';

/** What a password's name ends in; what stands before it is shared with the names of its user and its host. */
const passwordWord = /(?:pass(?:w(?:or)?d|phrase)?|pwd|secret(?:_?key)?|token|key)$/i;

const assigned =
  /(?<![\w.-])([\w.-]{2,80})["']?\s{0,3}(?:=>|:=|=|:)\s{0,3}(["']?)([\w.@+-]{1,80})\2(?=[\s"',;)}\]]|$)/g;
const ownerWord = /(?:user(?:[_-]?name)?|login|id|host(?:[_-]?name)?|server|endpoint)$/i;

const plain = (name: string): string => name.replace(/[\W_]/g, '').toLowerCase();

/**
 * Whose password this is: the user and the host, or the client id, that are assigned beside it under names of the same
 * stem (`DB_USER`, `DB_HOST` beside `DB_PASSWORD`), as `user@host`. Undefined where none is, or where it is a reference.
 *
 * @param start of the password in `window.text`
 */
export function ownerBeside(window: Window, start: number, key: string): string | undefined {
  if (!passwordWord.test(key)) return undefined;
  const stem = plain(key.replace(passwordWord, ''));
  let user: string | undefined;
  let host: string | undefined;
  for (const [, name, quote, value] of [...window.text.matchAll(assigned)].sort(
    (a, b) => Math.abs(a.index - start) - Math.abs(b.index - start),
  )) {
    const word = ownerWord.exec(name!)?.[0];
    if (word === undefined) continue;
    const before = name!.slice(0, -word.length);
    // A bare `id` may be anything's.
    if (stem === '' && /^id$/i.test(word)) continue;
    if (plain(before) !== stem || /^(?:process|os|env|config|self|this|null|none|true|false|undefined)\b/i.test(value!))
      continue;
    // Outside quotes a dotted or camel-cased word is a property as often as a name.
    if (quote === '' && /^[a-z]+(?:[A-Z]|\.[a-z]+$)/.test(value!) && !/^(?:host|server|endpoint)/i.test(word)) continue;
    if (/^(?:host|server|endpoint)/i.test(word)) host ??= value;
    else user ??= value;
  }
  return user === undefined ? host : host === undefined ? user : `${user}@${host}`;
}
