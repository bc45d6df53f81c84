import type { Cell } from './workbook.ts';

/** Excel reads a file as UTF-8 only when it begins with this mark. */
export const CSV_MARK = '\uFEFF';

/** A cell that begins so would be run as a formula, also with full-width signs, and after an empty line. */
const FORMULA = /^[=+\-@\t\r\n＝＋－＠]/;

/** One line of a CSV file (RFC 4180), ready to be opened in a spreadsheet. */
export function csvLine(cells: readonly Cell[]): string {
  return `${cells.map(csvCell).join(',')}\r\n`;
}

function csvCell(value: Cell): string {
  if (value === null) return '';
  // Digits and a sign are no formula.
  if (typeof value === 'object') return value.decimal;
  if (typeof value !== 'string') return String(value);
  const safe = FORMULA.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
