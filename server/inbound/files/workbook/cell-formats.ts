/** How the number of a cell is shown: as it stands, or as a point in time. */
export type CellFormat = 'number' | 'date' | 'dateTime' | 'time';

// Numbers of formats that are built in (ECMA-376 part 1, 18.8.30), those of East Asia included.
const DATES = new Set([14, 15, 16, 17, 27, 28, 29, 30, 31, 36, 50, 51, 52, 53, 54, 57, 58]);
const TIMES = new Set([18, 19, 20, 21, 32, 33, 34, 35, 45, 46, 47, 55, 56]);
const DATE_TIME = 22;

/** What a format of a workbook shows. */
export function cellFormat(id: number, code: string | undefined): CellFormat {
  if (code !== undefined) return formatOf(code);
  if (id === DATE_TIME) return 'dateTime';
  if (DATES.has(id)) return 'date';
  return TIMES.has(id) ? 'time' : 'number';
}

/** Only the part for positive numbers counts; quoted texts, colours and conditions say nothing. */
function formatOf(code: string): CellFormat {
  const [positive = ''] = code
    .replaceAll(/"[^"]*"|\\.|_.|\*./g, '')
    .replaceAll(/\[(?!h+\]|m+\]|s+\])[^\]]*\]/gi, '')
    .split(';');
  const text = positive.toLowerCase();
  if (/general|@|[#0?]/.test(text.replaceAll(/s\.0+/g, 's'))) return 'number';
  const hasDate = /[yde年月日]/.test(text);
  const hasTime = /[hs时分秒]|上午|am\/pm/.test(text);
  if (hasDate) return hasTime ? 'dateTime' : 'date';
  if (hasTime) return 'time';
  return text.includes('m') ? 'date' : 'number';
}

const DAY_MS = 86_400_000;
// Day 0 of both systems; in the first one 1900 is held for a leap year, so that it fits from March on.
const EPOCH_1900 = Date.UTC(1899, 11, 30);
const EPOCH_1904 = Date.UTC(1904, 0, 1);

/**
 * The number of a cell as its reader sees it: a point in time as `2026-03-02 09:00:00`, other
 * numbers by their digits. A number that is no day of this calendar stays a number.
 *
 * @param is1904 whether days are counted from 1904
 */
export function shownNumber(written: string, format: CellFormat, is1904: boolean): string {
  const number = Number(written);
  if (written.trim() === '' || !Number.isFinite(number)) return written;
  if (format === 'number') return plainNumber(written, number);
  // Days of four-digit years; 60 is the day that 1900 did not have.
  if (number < 0 || number > 2_958_466) return plainNumber(written, number);
  const ms = Math.round(number * DAY_MS);
  const epoch = is1904 ? EPOCH_1904 : number < 60 ? EPOCH_1900 + DAY_MS : EPOCH_1900;
  const [day = '', ofDay = ''] = new Date(epoch + ms).toISOString().slice(0, -1).split('T');
  const time = ofDay.replace(/\.000$/, '');
  if (format === 'time' && number < 1) return time;
  return format === 'date' && ms % DAY_MS === 0 ? day : `${day} ${time}`;
}

/** Excel writes 0.1 as 0.10000000000000001 and long numbers with an exponent. */
function plainNumber(written: string, number: number): string {
  if (Number.isSafeInteger(number)) return String(number);
  return /e/i.test(written) || /\d{16}/.test(written.replace('.', '')) ? String(number) : written;
}
