// The text of office documents. Word splits it wherever spelling or style changes, so that a token stands in pieces.
import { escapes, undo } from '../decode/escapes.ts';

const html = escapes.find(({ name }) => name === 'html')!;
const parts =
  /(?:^|\/)(?:word\/[^/]+|xl\/sharedStrings|xl\/worksheets\/[^/]+|xl\/comments\d*|ppt\/(?:slides|notesSlides)\/[^/]+|content)\.xml$/;
/** Ends of paragraphs, cells, rows and lines. */
const breaks = /<\/(?:w:p|a:p|si|c|row|text:p|text:h|comment)>|<(?:w:br|w:cr|a:br|text:line-break)\b[^<>]*>/g;
const tabs = /<(?:w:tab|text:tab)\b[^<>]*>/g;

/** What a person sees of a part of a document; null for anything else. */
export function officeText(name: string | null, bytes: Buffer): Buffer | null {
  if (name === null || !parts.test(name) || bytes[0] !== 0x3c) return null;
  const text = bytes
    .toString('latin1')
    .replace(breaks, '\n')
    .replace(tabs, '\t')
    .replace(/<[^<>]*>/g, '');
  return undo(text, html).bytes;
}
