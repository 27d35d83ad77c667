// Whose a password is, where that stands in a fixed place beside it: a URL's authority, a line of .netrc or .pgpass.
import type { StructureCheck } from './told.ts';

/** How much of a name is kept. */
const longest = 100;

/** What `check` says, with the owner added to what is learnt. References are no owners. */
function owned(check: StructureCheck, ownerOf: (before: string, after: string) => string | undefined): StructureCheck {
  return (text, window, start, end) => {
    const told = check(text, window, start, end);
    if (told.drop === true) return told;
    const before = window.text.slice(Math.max(0, start - 300), start);
    const owner = ownerOf(before, window.text.slice(end, end + 200));
    if (owner === undefined || /[<>{}$*%]/.test(owner)) return told;
    return { ...told, learnt: { ...told.learnt, account: owner.slice(0, longest) } };
  };
}

function userAt(user: string | undefined, host: string | undefined): string | undefined {
  const parts = [user, host].filter((part) => part !== undefined && part !== '');
  return parts.length === 0 ? undefined : parts.join('@');
}

/** `scheme://user:password@host` (RFC 3986, section 3.2). */
export const ofUrl = (check: StructureCheck): StructureCheck =>
  owned(check, (before, after) =>
    userAt(/:\/\/([^\s:/@'"]{0,100}):$/.exec(before)?.[1], /^@([\w.-]{1,100})/.exec(after)?.[1]),
  );

/** `machine host login user password …`: https://everything.curl.dev/usingcurl/netrc.html */
export const ofNetrc = (check: StructureCheck): StructureCheck =>
  owned(check, (before) => {
    const found = /(?:machine\s+(\S{1,120})|default)\s+(?:login|user)\s+(\S{1,100})\s+password\s+"?$/.exec(before);
    return userAt(found?.[2], found?.[1]);
  });

/** `host:port:database:user:password`: https://www.postgresql.org/docs/current/libpq-pgpass.html */
export const ofPgpass = (check: StructureCheck): StructureCheck =>
  owned(check, (before) => {
    const found = /^([^:\s]{1,120}):(?:\d{1,5}|\*):[^:\n]{1,100}:([^:\n]{1,100}):$/m.exec(before);
    return userAt(found?.[2], found?.[1]);
  });
