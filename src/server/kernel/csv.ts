/**
 * Tables for French spreadsheets: UTF-8 with a byte-order mark, semicolons, CRLF. A text that a spreadsheet would run as
 * a formula is made a text by an apostrophe in front; numbers stay numbers.
 */
export type CsvCell = string | number | null;

const byteOrderMark = '\uFEFF';
// A formula may hide behind white space, too.
const startsFormula = /^\s*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20]|^[\t\r\n]/;

/** One table; `null` is an empty cell. Numbers are written with a decimal comma. */
export function writeCsv(header: readonly string[], rows: readonly (readonly CsvCell[])[]): string {
  const lines = [header, ...rows].map((row) => row.map(writeCell).join(';'));
  return `${byteOrderMark}${lines.join('\r\n')}\r\n`;
}

function writeCell(cell: CsvCell): string {
  if (cell === null) return '';
  if (typeof cell === 'number') return String(cell).replace('.', ',');
  const harmless = startsFormula.test(cell) ? `'${cell}` : cell;
  return /[";\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}
