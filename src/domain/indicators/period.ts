import { addDays, addMonths, civilOf, dayOf, formatDay, parseDay } from '../time/day.ts';
import type { Day } from '../time/day.ts';

/** A span of calendar days (Asia/Shanghai) that indicators are taken over, both ends included. */
export interface Period {
  /** As it is asked for: `2026-10`, `2026-Q4`, `2026-H2`, `2026`, `2026-10-01..2026-10-15`. */
  readonly text: string;
  readonly kind: 'month' | 'quarter' | 'half' | 'year' | 'days';
  readonly from: Day;
  readonly to: Day;
}

/** Longest span of single days: a leap year. */
const MOST_DAYS = 366;

/** Reads a period; undefined for any other form. */
export function readPeriod(text: string): Period | undefined {
  const month = /^(\d{4})-(\d{2})$/.exec(text);
  if (month !== null) {
    const [year, no] = [Number(month[1]), Number(month[2])];
    return no < 1 || no > 12 ? undefined : months(text, 'month', dayOf(year, no, 1), 1);
  }
  const quarter = /^(\d{4})-Q([1-4])$/.exec(text);
  if (quarter !== null) {
    const first = dayOf(Number(quarter[1]), Number(quarter[2]) * 3 - 2, 1);
    return months(text, 'quarter', first, 3);
  }
  const half = /^(\d{4})-H([12])$/.exec(text);
  if (half !== null) return halfOf(Number(half[1]), Number(half[2]));
  if (/^\d{4}$/.test(text)) return months(text, 'year', dayOf(Number(text), 1, 1), 12);
  const [first = '', last = '', ...more] = text.split('..');
  const from = parseDay(first);
  const to = parseDay(last);
  if (from === undefined || to === undefined || more.length > 0) return undefined;
  return to < from || to - from >= MOST_DAYS ? undefined : { text, kind: 'days', from, to };
}

/** The period of the same length just before. */
export function periodBefore({ kind, from, to }: Period): Period {
  if (kind === 'month') return monthOf(addDays(from, -1));
  if (kind === 'quarter') {
    const { year, month } = civilOf(addDays(from, -1));
    return months(`${pad(year)}-Q${month / 3}`, 'quarter', addMonths(from, -3), 3);
  }
  if (kind === 'half') {
    const { year, month } = civilOf(addDays(from, -1));
    return halfOf(year, month / 6);
  }
  if (kind === 'year') {
    const { year } = civilOf(addDays(from, -1));
    return months(pad(year), 'year', dayOf(year, 1, 1), 12);
  }
  const length = to - from + 1;
  const [before, end] = [addDays(from, -length), addDays(from, -1)];
  return { text: `${formatDay(before)}..${formatDay(end)}`, kind, from: before, to: end };
}

/** The month of a day. */
export function monthOf(day: Day): Period {
  const { year, month } = civilOf(day);
  return months(formatDay(day).slice(0, 7), 'month', dayOf(year, month, 1), 1);
}

function halfOf(year: number, no: number): Period {
  return months(`${pad(year)}-H${no}`, 'half', dayOf(year, no * 6 - 5, 1), 6);
}

function months(text: string, kind: Period['kind'], from: Day, count: number): Period {
  return { text, kind, from, to: addDays(addMonths(from, count), -1) };
}

function pad(year: number): string {
  return String(year).padStart(4, '0');
}
