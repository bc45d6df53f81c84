import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { compileCalendar, dayKind, isWorkingDay } from '#domain/time/calendar.ts';
import type { CalendarSource } from '#domain/time/calendar.ts';
import { addDays, dayOf, formatDay, parseDay, weekday } from '#domain/time/day.ts';
import type { Day } from '#domain/time/day.ts';
import { clock, dueText } from '#domain/time/testing/clock-facts.ts';
import { readClock } from '#domain/time/read-clock.ts';
import { makeCalendar, readPublishedDays } from './make-calendar.ts';

const file = new URL('calendars/cn.json', import.meta.url);
const source = JSON.parse(readFileSync(file, 'utf8')) as CalendarSource;
const official = compileCalendar(source);
const OTHER_TABLES = process.env['MINGJIAN_HOLIDAY_TABLES'] ?? '';

function day(text: string): Day {
  const found = parseDay(text);
  if (found === undefined) throw new Error(`not a day: ${text}`);
  return found;
}

describe('the official calendar', () => {
  it('is what the generator makes of the published data', () => {
    expect(source).toEqual(makeCalendar(readPublishedDays()));
  });

  it('speaks for 2004 to 2026 and for no other year', () => {
    expect(isWorkingDay(official, day('2003-12-31'))).toBeUndefined();
    expect(isWorkingDay(official, day('2004-01-01'))).toBeFalse();
    expect(isWorkingDay(official, day('2026-12-31'))).toBeTrue();
    expect(isWorkingDay(official, day('2027-01-01'))).toBeUndefined();
  });

  const years: readonly [year: number, days: number][] = [
    [2024, 251],
    [2025, 248],
    [2026, 248],
  ];
  for (const [year, days] of years) {
    it(`has ${days} working days in ${year}`, () => {
      let count = 0;
      for (let some = dayOf(year, 1, 1); some <= dayOf(year, 12, 31); some = addDays(some, 1)) {
        if (isWorkingDay(official, some) === true) count += 1;
      }
      expect(count).toBe(days);
    });
  }

  it('lists no make-up day that the week works anyway, and no day as both', () => {
    for (const date of source.workdays) expect(dayKind(official, day(date))).toBe('makeUpDay');
    expect(source.holidays.filter((date) => source.workdays.includes(date))).toEqual([]);
  });

  it('names every holiday and make-up day', () => {
    const named = Object.keys(source.names ?? {});
    expect(named).toEqual([...source.holidays, ...source.workdays].sort());
    expect(source.names?.['2026-10-10']).toBe('国庆节调休');
  });

  const due: readonly [start: string, limit: string, due: string | null, more?: object][] = [
    ['2026-02-12', '5 workingDay', '2026-02-26'],
    ['2026-02-12', '20 workingDay', '2026-03-18'],
    ['2026-02-12', '20 workingDay', '2026-04-01', { extensions: ['10 workingDay'] }],
    ['2025-01-24', '5 workingDay', '2025-02-07'],
    ['2024-02-08', '3 workingDay', '2024-02-19'],
    ['2026-01-01', '1 workingDay', '2026-01-04'],
    ['2026-03-02', '10 workingDay', '2026-03-16'],
    ['2026-03-02', '10 workingDay', '2026-03-24', { suspensions: ['2026-03-06..2026-03-16'] }],
    ['2026-12-28', '5 workingDay', null],
  ];
  for (const [start, limit, expected, more] of due) {
    it(`${start} + ${limit} ${JSON.stringify(more ?? {})} is ${expected ?? 'unknown'}`, () => {
      const reading = readClock(official, clock({ start, limit, ...more }), 0);
      expect(dueText(reading.due)).toBe(expected);
    });
  }

  it('agrees day by day with another published table, where one is at hand', () => {
    if (!existsSync(OTHER_TABLES)) {
      pending('set MINGJIAN_HOLIDAY_TABLES to a folder of yearly tables {days:[{date,isOffDay}]}');
      return;
    }
    const off = new Map<string, boolean>();
    const tables = readdirSync(OTHER_TABLES).filter((name) => /^\d{4}\.json$/.test(name));
    for (const name of tables) {
      const table = JSON.parse(readFileSync(`${OTHER_TABLES}/${name}`, 'utf8')) as {
        readonly days: readonly { readonly date: string; readonly isOffDay: boolean }[];
      };
      for (const { date, isOffDay } of table.days) off.set(date, isOffDay);
    }
    const first = dayOf(Number(tables.sort()[0]?.slice(0, 4)), 1, 1);
    for (let some = first; some <= official.covers.to; some = addDays(some, 1)) {
      const isWeekday = weekday(some) >= 1 && weekday(some) <= 5;
      const worked = !(off.get(formatDay(some)) ?? !isWeekday);
      expect(isWorkingDay(official, some)).withContext(formatDay(some)).toBe(worked);
    }
  });
});
