import { dropped, type StructureCheck } from './told.ts';

/** A shared access signature of Azure: `sig=` beside `se=` (expiry), in one query string. */
export const azureSas: StructureCheck = (text, window, start, end) => {
  const around = window.text.slice(Math.max(0, start - 400), end + 400);
  if (/^(?:[<{[%]|x{4}|\*{3})/i.test(text)) return dropped('a placeholder');
  const expiry = /[?&;](?:amp;)?se=([\dTZ:%A-Fa-f-]{8,40})/.exec(around)?.[1];
  const date = expiry === undefined ? undefined : new Date(decodeURIComponentSafely(expiry));
  const expires = date === undefined || Number.isNaN(date.getTime()) ? undefined : date.toISOString();
  return {
    holds: null,
    reason: expires === undefined ? '' : `expires ${expires}`,
    learnt: { kind: 'shared access signature', ...(expires !== undefined && { expires }) },
  };
};

function decodeURIComponentSafely(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
