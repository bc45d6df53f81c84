import { addDays, addMonths, civilOf, dayOf } from '../time/day.ts';
import type { Day } from '../time/day.ts';

/** A period of assessment: calendar days, both included. */
export interface Period {
  /** `2026-10`, `2026-Q4`, `2026-H2` or `2026`. */
  readonly code: string;
  readonly from: Day;
  readonly to: Day;
}

const FORM = /^(\d{4})(?:-(?:(0[1-9]|1[0-2])|Q([1-4])|H([12])))?$/;
const LENGTH = { month: 1, quarter: 3, half: 6, year: 12 } as const;

/** Reads a month `2026-10`, a quarter `2026-Q4`, a half-year `2026-H2` or a year `2026`. */
export function readPeriod(code: string): Period | undefined {
  const match = FORM.exec(code);
  if (match === null) return undefined;
  const [, year = '', month, quarter, half] = match;
  if (month !== undefined) return spanOf(code, Number(year), Number(month), LENGTH.month);
  if (quarter !== undefined) {
    return spanOf(code, Number(year), (Number(quarter) - 1) * LENGTH.quarter + 1, LENGTH.quarter);
  }
  if (half !== undefined) {
    return spanOf(code, Number(year), (Number(half) - 1) * LENGTH.half + 1, LENGTH.half);
  }
  return spanOf(code, Number(year), 1, LENGTH.year);
}

/** The period of the same length right before. */
export function periodBefore({ code, from }: Period): Period {
  const { year, month } = civilOf(addDays(from, -1));
  return read(codeAt(code, year, month));
}

/** The period of a day that is as long as `like`: the one that a screen opens. */
export function periodOf(day: Day, like: Period): Period {
  const { year, month } = civilOf(day);
  return read(codeAt(like.code, year, month));
}

function codeAt(like: string, year: number, month: number): string {
  const head = String(year).padStart(4, '0');
  if (like.includes('Q')) return `${head}-Q${Math.ceil(month / LENGTH.quarter)}`;
  if (like.includes('H')) return `${head}-H${Math.ceil(month / LENGTH.half)}`;
  return like.includes('-') ? `${head}-${String(month).padStart(2, '0')}` : head;
}

function read(code: string): Period {
  const period = readPeriod(code);
  if (period === undefined) throw new RangeError(`no period ${code}`);
  return period;
}

function spanOf(code: string, year: number, month: number, months: number): Period {
  const from = dayOf(year, month, 1);
  return { code, from, to: addDays(addMonths(from, months), -1) };
}
