import { visible } from '../text/visible.ts';
import type { Reporter } from './reporter.ts';
import { show } from './show.ts';
import type { ShownFinding, ShownPlace } from './shown.ts';

type Cell = string | number | boolean | undefined | null;

/**
 * One row for each place, RFC 4180 (CRLF, quotes doubled), UTF-8. A cell that a spreadsheet would run as a formula gets
 * an apostrophe in front. No receipt: a table has no place for it.
 */
export const csv: Reporter = {
  name: 'csv',
  render(report, options) {
    const shown = show(report, options);
    const rows = [...shown.findings, ...shown.low].flatMap((finding) =>
      finding.places.map((place) => rowOf(finding, place)),
    );
    const names = Object.keys(columnsOf).filter((name) => name !== 'secret' || options.showSecrets);
    return [names, ...rows.map((row) => names.map((name) => row[name]))]
      .map((cells) => `${cells.map(cellText).join(',')}\r\n`)
      .join('');
  },
};

const columnsOf: Readonly<Record<string, (finding: ShownFinding, place: ShownPlace) => Cell>> = {
  severity: (finding) => finding.severity,
  confidence: (finding) => finding.confidence,
  grade: (finding) => finding.grade,
  validity: (finding) => finding.validity.state,
  rule: (finding) => finding.rule,
  title: (finding) => finding.title,
  masked: (finding) => finding.masked,
  secret: (finding) => finding.secret,
  account: (finding) => finding.account,
  path: (_, place) => place.path,
  line: (_, place) => place.line,
  column: (_, place) => place.column,
  endLine: (_, place) => place.endLine,
  endColumn: (_, place) => place.endColumn,
  kind: (_, place) => place.kind,
  commit: (_, place) => place.commit,
  author: (_, place) => place.author,
  email: (_, place) => place.email,
  date: (_, place) => place.date,
  blob: (_, place) => place.blob,
  onHead: (_, place) => place.onHead,
  link: (_, place) => place.link,
  decodedBy: (_, place) => place.decodedBy.join(' '),
  fingerprint: (finding) => finding.fingerprint,
};

function rowOf(finding: ShownFinding, place: ShownPlace): Record<string, Cell> {
  return Object.fromEntries(Object.entries(columnsOf).map(([name, read]) => [name, read(finding, place)]));
}

/** @see https://owasp.org/www-community/attacks/CSV_Injection */
function cellText(cell: Cell): string {
  if (cell === undefined || cell === null) return '';
  if (typeof cell !== 'string') return String(cell);
  const text = visible(cell);
  const inert = /^\s*[=+\-@＝＋－＠]/.test(text) ? `'${text}` : text;
  return /[",;\s]/.test(inert) ? `"${inert.replaceAll('"', '""')}"` : inert;
}
