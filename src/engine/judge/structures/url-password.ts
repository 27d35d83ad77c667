import { isReservedHost } from '../documented.ts';
import { dropped, type StructureCheck } from './told.ts';
import { toldOfPassword } from './typed.ts';

const authority = /:\/\/([^\s:/@'"]{0,100}):$/;

/** Decodes `%40` and its like; text that is no valid encoding stays as it is. */
function decoded(text: string): string {
  return text.replace(/%([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
}

/**
 * The password in `scheme://user:password@host`. References and placeholders are dropped, stock words and passwords that
 * repeat the user's name are low, hosts of examples lower the score.
 *
 * @param text the password alone
 */
export const urlPassword: StructureCheck = (text, window, start, end) => {
  const user = authority.exec(window.text.slice(Math.max(0, start - 200), start))?.[1] ?? '';
  if (/[<>{}$]|%[sdv]\b|\*\*|^\.+$/.test(text) || /[<{]|\$\{?\w|%[sdv]$/.test(user)) {
    if (/^[<{[$%]|[>}\]]$|\$\{|\{\{|\*\*|%[sdv]\b/.test(text) || /^[<{[$%]|%[sdv]$/.test(user))
      return dropped('a placeholder or a reference');
  }
  const password = decoded(text);
  const host = /^@([\w.-]{1,100})/.exec(window.text.slice(end, end + 101))?.[1] ?? '';
  if (password.toLowerCase() === user.toLowerCase())
    return { holds: null, confidence: 0.25, reason: "repeats the user's name" };
  const told = toldOfPassword(password);
  if (told.drop === true) return told;
  if (isReservedHost(host)) {
    const confidence = Math.min(
      (told.confidence ?? 0) * 0.9,
      /\d/.test(password) && !/p[a@4][s5$]{2}w[o0]rd/i.test(password) ? 1 : 0.45,
    );
    return { ...told, confidence: Math.round(confidence * 100) / 100, reason: `${told.reason}, host of an example` };
  }
  return told;
};
