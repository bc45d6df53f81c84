import type { LanguageCode } from './language.ts';

const ENGLISH_MONTHS = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ');

/** A period in words: `2026 年 11 月`, `Nov 2026`; a span of days stays as it is. */
export function periodName(text: string, language: LanguageCode): string {
  const found = /^(\d{4})(?:-(?:Q([1-4])|(0[1-9]|1[0-2])))?$/.exec(text);
  if (found === null) return text;
  const [, year = '', quarter, month] = found;
  if (language === 'en') {
    if (quarter !== undefined) return `Q${quarter} ${year}`;
    return month === undefined ? year : `${ENGLISH_MONTHS[Number(month) - 1] ?? month} ${year}`;
  }
  if (quarter !== undefined) return `${year} 年第 ${quarter} 季度`;
  return month === undefined ? `${year} 年` : `${year} 年 ${Number(month)} 月`;
}
