import fc from 'fast-check';
import * as assert from 'uvu/assert';
import { csv } from '../../src/report/csv.ts';
import { hostileText } from '../support/hostile.ts';
import { findingsOf, inHistory, match, options, place, reportOf, ruleNumber, secrets } from '../support/reports.ts';
import { suite } from '../support/suite.ts';

/** RFC 4180, read the strict way. */
function parse(text: string): string[][] {
  const rows: string[][] = [];
  const cell = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/y;
  let row: string[] = [];
  while (cell.lastIndex < text.length) {
    const found = cell.exec(text);
    if (found === null) throw new Error('this is no CSV');
    row.push(found[1]?.replaceAll('""', '"') ?? found[2]!);
    if (found[3] === ',') continue;
    rows.push(row);
    row = [];
  }
  return rows;
}

const render = (text: string): string =>
  csv.render(
    reportOf(
      findingsOf({
        match: match(ruleNumber.token, secrets.token),
        place: place({ ...inHistory, path: text, author: text, email: text }, secrets.token),
      }),
    ),
    options,
  );

const tables = suite('csv');
tables('has the same columns in every row, whatever the names', () => {
  fc.assert(
    fc.property(hostileText, (text) => {
      const rows = parse(render(text));
      assert.is(rows.length, 2);
      assert.is(rows[1]!.length, rows[0]!.length);
    }),
  );
});
tables('has no cell that a spreadsheet would run', () => {
  fc.assert(
    fc.property(fc.constantFrom('=', '+', '-', '@', ' =', '\t=', '＝'), hostileText, (start, text) => {
      for (const cell of parse(render(start + text)).flat()) assert.not.match(cell, /^\s*[=+\-@＝＋－＠]/);
    }),
  );
});
for (const { name, path, cell } of [
  { name: 'quotes commas', path: 'a,b', cell: '"a,b"' },
  { name: 'doubles quotes', path: 'a"b', cell: '"a""b"' },
  { name: 'disarms a formula', path: '=1+1', cell: "'=1+1" },
]) {
  tables(name, () => assert.ok(render(path).includes(`,${cell},1,8,`)));
}
tables.run();
