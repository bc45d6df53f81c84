import { compileCalendar, dayKind, findDayName, isWorkingDay, readCalendar } from './calendar.ts';
import type { DayKind } from './calendar.ts';
import { OFFICE_WEEK, OFFICIAL } from './testing/calendars.ts';
import { addDays } from './day.ts';
import { at, day } from './testing/clock-facts.ts';
import { addWorkingSeconds } from './testing/working-time-steps.ts';

const source = { timeZone: 'UTC', week: OFFICE_WEEK, holidays: [], workdays: [] };

describe('a working calendar', () => {
  const calendar = compileCalendar({
    timeZone: 'UTC',
    week: {
      mon: [['09:00', '17:00']],
      tue: [['10:00', '16:00']],
      sat: [['11:00', '14:30']],
      sun: [],
    },
    holidays: ['2026-03-02', '2026-03-10', '2026-03-15'],
    workdays: ['2026-03-04', '2026-03-10', '2026-03-16'],
    hours: {
      '2026-03-05': [['08:00', '09:00']],
      '2026-03-15': [['08:00', '09:00']],
      '2026-03-17': [],
      '2026-03-16': [],
    },
    covers: { from: '2026-03-01', to: '2026-03-31' },
    names: { '2026-03-02': '植树节' },
  });
  const kinds: readonly [date: string, kind: DayKind, why: string][] = [
    ['2026-03-03', 'workday', 'the week has hours on Tuesdays'],
    ['2026-03-07', 'workday', 'the week has hours on Saturdays'],
    ['2026-03-06', 'restDay', 'the week says nothing of Fridays'],
    ['2026-03-08', 'restDay', 'the week has no hours on Sundays'],
    ['2026-03-02', 'holiday', 'a listed Monday'],
    ['2026-03-04', 'makeUpDay', 'a listed Wednesday'],
    ['2026-03-10', 'holiday', 'a holiday is stronger than a make-up day'],
    ['2026-03-05', 'makeUpDay', 'hours of its own on a day of rest'],
    ['2026-03-15', 'holiday', 'a holiday is stronger than hours of its own'],
    ['2026-03-17', 'restDay', 'hours of its own that are empty close a Tuesday'],
    ['2026-03-16', 'workday', 'a listed Monday stays worked without hours'],
    ['2026-02-28', 'unknown', 'the day before the cover'],
    ['2026-04-01', 'unknown', 'the day after the cover'],
  ];
  for (const [date, kind, why] of kinds) {
    it(`${date} is ${kind}: ${why}`, () => {
      expect(dayKind(calendar, day(date))).toBe(kind);
      const worked = kind === 'workday' || kind === 'makeUpDay';
      expect(isWorkingDay(calendar, day(date))).toBe(kind === 'unknown' ? undefined : worked);
    });
  }

  it('names a holiday where it has a name', () => {
    expect(findDayName(calendar, day('2026-03-02'))).toBe('植树节');
    expect(findDayName(calendar, day('2026-03-10'))).toBeUndefined();
  });

  it('gives a make-up day the hours of a Monday', () => {
    expect(addWorkingSeconds(calendar, at('2026-03-04T00:00:00Z'), 3600)).toBe(
      at('2026-03-04T10:00:00Z'),
    );
  });

  it('works Monday to Friday without a week, and counts no time inside a day', () => {
    const weekless = compileCalendar({ timeZone: 'UTC', holidays: [], workdays: [] });
    expect(weekless.hasWeek).toBeFalse();
    expect(weekless.hasHours).toBeFalse();
    expect(isWorkingDay(weekless, day('2026-10-09'))).toBeTrue();
    expect(isWorkingDay(weekless, day('2026-10-10'))).toBeFalse();
  });

  it('speaks for 1900 to 2299 where it does not say', () => {
    const plain = compileCalendar(source);
    expect(isWorkingDay(plain, day('1900-01-01'))).toBeTrue();
    expect(isWorkingDay(plain, day('2299-12-29'))).toBeTrue();
    expect(isWorkingDay(plain, day('2300-01-01'))).toBeUndefined();
  });

  const years: readonly [year: number, days: number][] = [
    [2024, 251],
    [2025, 248],
    [2026, 248],
  ];
  for (const [year, days] of years) {
    it(`the official calendar has ${days} working days in ${year}`, () => {
      let count = 0;
      for (let some = day(`${year}-01-01`); some <= day(`${year}-12-31`); some = addDays(some, 1)) {
        if (isWorkingDay(OFFICIAL, some) === true) count += 1;
      }
      expect(count).toBe(days);
    });
  }
});

describe('reading a calendar', () => {
  const refused: readonly [why: string, source: unknown, code: string, path: string][] = [
    ['not an object', 'cn', 'calendar/shape', ''],
    ['a list', [], 'calendar/shape', ''],
    ['no time zone', { holidays: [], workdays: [] }, 'calendar/unknownZone', 'timeZone'],
    ['an unknown zone', { ...source, timeZone: 'Asia/Qilu' }, 'calendar/unknownZone', 'timeZone'],
    [
      'a holiday that is no date',
      { ...source, holidays: ['2026-02-30'] },
      'calendar/unreadableDay',
      'holidays[0]',
    ],
    [
      'a workday that is a number',
      { ...source, workdays: ['2026-02-28', 7] },
      'calendar/unreadableDay',
      'workdays[1]',
    ],
    ['holidays that are no list', { ...source, holidays: {} }, 'calendar/shape', 'holidays'],
    ['a week that is a list', { ...source, week: [] }, 'calendar/shape', 'week'],
    [
      'an unknown day of the week',
      { ...source, week: { monday: [] } },
      'calendar/shape',
      'week.monday',
    ],
    [
      'a span that ends before it begins',
      { ...source, week: { mon: [['17:00', '09:00']] } },
      'calendar/unreadableSpan',
      'week.mon[0]',
    ],
    [
      'a span without length',
      { ...source, week: { mon: [['09:00', '09:00']] } },
      'calendar/unreadableSpan',
      'week.mon[0]',
    ],
    [
      'a span after midnight',
      { ...source, week: { mon: [['09:00', '24:01']] } },
      'calendar/unreadableSpan',
      'week.mon[0][1]',
    ],
    [
      'a time without minutes',
      { ...source, week: { mon: [['9', '17:00']] } },
      'calendar/unreadableSpan',
      'week.mon[0][0]',
    ],
    [
      'a time with 60 minutes',
      { ...source, week: { mon: [['09:60', '17:00']] } },
      'calendar/unreadableSpan',
      'week.mon[0][0]',
    ],
    [
      'a span without an end',
      { ...source, week: { mon: [['09:00']] } },
      'calendar/unreadableSpan',
      'week.mon[0][1]',
    ],
    [
      'a span of three',
      { ...source, week: { mon: [['09:00', '10:00', '11:00']] } },
      'calendar/tooLarge',
      'week.mon[0]',
    ],
    [
      'overlapping spans',
      {
        ...source,
        week: {
          tue: [
            ['09:00', '12:00'],
            ['11:59', '13:00'],
          ],
        },
      },
      'calendar/overlappingSpans',
      'week.tue[1]',
    ],
    [
      'overlapping spans out of order',
      {
        ...source,
        week: {
          tue: [
            ['11:00', '12:00'],
            ['09:00', '11:30'],
          ],
        },
      },
      'calendar/overlappingSpans',
      'week.tue[0]',
    ],
    [
      'overlapping hours of a date',
      {
        ...source,
        hours: {
          '2026-03-02': [
            ['09:00', '12:00'],
            ['10:00', '11:00'],
          ],
        },
      },
      'calendar/overlappingSpans',
      'hours.2026-03-02[1]',
    ],
    [
      'hours of no date',
      { ...source, hours: { monday: [] } },
      'calendar/unreadableDay',
      'hours.monday',
    ],
    [
      'a cover that ends before it begins',
      { ...source, covers: { from: '2026-12-31', to: '2026-01-01' } },
      'calendar/covers',
      'covers',
    ],
    [
      'a cover without an end',
      { ...source, covers: { from: '2026-01-01' } },
      'calendar/unreadableDay',
      'covers.to',
    ],
    [
      'a cover of a thousand years',
      { ...source, covers: { from: '1500-01-01', to: '2500-01-01' } },
      'calendar/covers',
      'covers',
    ],
    [
      'a name that is no text',
      { ...source, names: { '2026-01-01': 1 } },
      'calendar/shape',
      'names.2026-01-01',
    ],
    [
      'too many holidays',
      { ...source, holidays: new Array(20_001).fill('2026-01-01') },
      'calendar/tooLarge',
      'holidays',
    ],
  ];
  for (const [why, value, code, path] of refused) {
    it(`refuses ${why} as ${code} at ${path === '' ? 'the whole' : path}`, () => {
      const read = readCalendar(value);
      expect(read.ok ? 'read' : [read.error.code, read.error.path]).toEqual([code, path]);
    });
  }

  const taken: readonly [why: string, source: unknown][] = [
    [
      'spans that touch',
      {
        ...source,
        week: {
          mon: [
            ['09:00', '12:00'],
            ['12:00', '13:00'],
          ],
        },
      },
    ],
    [
      'spans out of order',
      {
        ...source,
        week: {
          mon: [
            ['13:00', '15:00'],
            ['09:00', '12:00'],
          ],
        },
      },
    ],
    ['a whole day', { ...source, week: { mon: [['00:00', '24:00']] } }],
    ['seconds', { ...source, week: { mon: [['09:00:30', '12:00:15']] } }],
    ['absent lists', { timeZone: 'UTC', week: OFFICE_WEEK }],
    ['null in place of absence', { ...source, hours: null, covers: null, names: null }],
  ];
  for (const [why, value] of taken) {
    it(`takes ${why}`, () => {
      expect(readCalendar(value).ok).toBeTrue();
    });
  }

  it('throws when our own calendar is wrong', () => {
    expect(() => compileCalendar({ ...source, timeZone: 'Asia/Qilu' })).toThrowError(RangeError);
  });
});
