import { civilOf, parseDay, weekday } from '#domain/time/day.ts';
import type { Weekday } from '#domain/time/day.ts';
import type { LedgerClock } from '../ledger/ledger-clock.ts';
import { NO_CALENDAR } from '../ledger/calendar-day.ts';
import type { CalendarDays } from '../ledger/calendar-day.ts';
import { ledgerDays } from '../ledger/ledger-day.ts';
import type { LedgerDay } from '../ledger/ledger-day.ts';

/** What the calendar makes of a day, for the two rows above the lines. */
type DayKind = 'work' | 'rest' | 'holiday' | 'makeUp';

/** The head of one column. */
export interface StripDay {
  readonly date: string;
  readonly year: number;
  readonly month: number;
  readonly dayOfMonth: number;
  readonly weekday: Weekday;
  readonly kind: DayKind;
}

/** Columns of one month in a row; `columns` counts them. */
export interface StripMonth {
  readonly year: number;
  readonly month: number;
  readonly columns: number;
}

/** One clock's cells in a row, as many as columns; null where its ledger has no such day. */
interface StripLine {
  readonly clock: LedgerClock;
  readonly cells: readonly (LedgerDay | null)[];
}

/** One row of the strip: whole months, or a week on a phone (then with empty columns at its ends). */
export interface StripRow {
  readonly months: readonly StripMonth[];
  readonly days: readonly (StripDay | null)[];
  readonly lines: readonly StripLine[];
}

/** Most days in a row at 1440 px. */
export const DAYS_A_ROW = 75;

/**
 * Lays the ledgers of all clocks over one line of days.
 *
 * @param daysARow most columns in a row; 7 gives one week a row, Monday first
 */
export function stripRows(
  clocks: readonly LedgerClock[],
  today: string,
  daysARow: number,
  calendar: CalendarDays = NO_CALENDAR,
): readonly StripRow[] {
  const read = clocks.map((clock) => {
    const days = ledgerDays(clock, today, calendar);
    return { clock, byDate: new Map(days.map((day) => [day.date, day])) };
  });
  const heads = stripDays(
    read.map(({ byDate }) => byDate),
    calendar,
  );
  const rows = daysARow === 7 ? weeks(heads) : wholeMonths(heads, daysARow);
  return rows.map((days) => ({
    months: months(days),
    days,
    lines: read.map(({ clock, byDate }) => ({
      clock,
      cells: days.map((day) => (day === null ? null : (byDate.get(day.date) ?? null))),
    })),
  }));
}

const STRENGTH: Readonly<Record<DayKind, number>> = { work: 0, rest: 1, makeUp: 2, holiday: 3 };

function stripDays(
  ledgers: readonly ReadonlyMap<string, LedgerDay>[],
  calendar: CalendarDays,
): readonly StripDay[] {
  const kinds = new Map<string, DayKind>();
  for (const ledger of ledgers) {
    for (const day of ledger.values()) {
      const kind = dayKind(day, calendar);
      // A trigger or suspended cell does not tell what the calendar makes of the day; another may.
      if (STRENGTH[kind] > STRENGTH[kinds.get(day.date) ?? 'work']) kinds.set(day.date, kind);
      else if (!kinds.has(day.date)) kinds.set(day.date, kind);
    }
  }
  return [...kinds.keys()].sort().map((date) => {
    const day = parseDay(date);
    if (day === undefined) throw new RangeError(`not a day: ${date}`);
    return { date, ...civilOf(day), weekday: weekday(day), kind: kinds.get(date) ?? 'work' };
  });
}

function dayKind(day: LedgerDay, calendar: CalendarDays): DayKind {
  const known = calendar.get(day.date)?.kind;
  if (known === 'holiday' || day.kind === 'holiday') return 'holiday';
  if (known === 'makeUpDay' || day.kind === 'makeUpDay') return 'makeUp';
  return day.rests ? 'rest' : 'work';
}

/** Fills rows with whole months while they fit; a month longer than a row stands alone. */
function wholeMonths(days: readonly StripDay[], most: number): readonly (readonly StripDay[])[] {
  if (days.length <= most) return days.length === 0 ? [] : [days];
  const rows: StripDay[][] = [];
  let row: StripDay[] = [];
  for (const month of byMonth(days)) {
    if (row.length > 0 && row.length + month.length > most) {
      rows.push(row);
      row = [];
    }
    row.push(...month);
  }
  rows.push(row);
  return rows;
}

function byMonth(days: readonly StripDay[]): readonly (readonly StripDay[])[] {
  const found: StripDay[][] = [];
  let open: StripDay[] = [];
  for (const day of days) {
    const last = open.at(-1);
    if (last?.month !== day.month || last.year !== day.year) {
      open = [];
      found.push(open);
    }
    open.push(day);
  }
  return found;
}

/** Weeks from Monday; the first and last of a month are filled up with empty columns. */
function weeks(days: readonly StripDay[]): readonly (readonly (StripDay | null)[])[] {
  return byMonth(days).flatMap((month) => {
    const rows = new Map<number, (StripDay | null)[]>();
    for (const day of month) {
      const column = (day.weekday + 6) % 7;
      const monday = day.dayOfMonth - column;
      const row = rows.get(monday) ?? new Array<StripDay | null>(7).fill(null);
      row[column] = day;
      rows.set(monday, row);
    }
    return [...rows.values()];
  });
}

function months(days: readonly (StripDay | null)[]): readonly StripMonth[] {
  const found: { year: number; month: number; columns: number }[] = [];
  let empty = 0;
  for (const day of days) {
    const last = found.at(-1);
    if (day === null) {
      if (last === undefined) empty += 1;
      else last.columns += 1;
    } else if (last?.month === day.month && last.year === day.year) {
      last.columns += 1;
    } else {
      found.push({
        year: day.year,
        month: day.month,
        columns: 1 + (found.length === 0 ? empty : 0),
      });
    }
  }
  return found;
}
