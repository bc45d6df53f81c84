import { compileCalendar } from './calendar.ts';
import { formatDay } from './day.ts';
import { OFFICIAL, OFFICIAL_SOURCE, PLAIN } from './testing/calendars.ts';
import { day, instantText } from './testing/clock-facts.ts';
import {
  addWorkingDays,
  workingDays,
  workingDaysBetween,
  workingDaysPassedAt,
} from './working-day-steps.ts';

describe('adding working days', () => {
  const steps: readonly [from: string, n: number, to: string, why: string][] = [
    ['2026-10-08', 1, '2026-10-09', 'the day itself does not count'],
    ['2026-10-09', 1, '2026-10-10', 'a worked Saturday counts'],
    ['2026-10-10', 1, '2026-10-12', 'a Sunday does not'],
    ['2026-09-30', 1, '2026-10-08', 'the holiday week is skipped'],
    ['2026-10-03', 1, '2026-10-08', 'from a holiday the next working day is the first'],
    ['2026-10-03', 0, '2026-10-08', 'nothing from a holiday is the next working day'],
    ['2026-10-10', 0, '2026-10-10', 'nothing from a working day is that day'],
    ['2026-10-08', -1, '2026-09-30', 'back over the holiday week'],
    ['2026-10-05', -1, '2026-09-30', 'back from a holiday'],
    ['2026-10-12', -2, '2026-10-09', 'back over a worked Saturday'],
    ['2024-05-01', 1, '2024-05-06', 'Labour Day 2024'],
    ['2024-02-08', 3, '2024-02-19', 'the eve of Spring Festival 2024 was worked'],
  ];
  for (const [from, n, to, why] of steps) {
    it(`${from} and ${n} is ${to}: ${why}`, () => {
      expect(addWorkingDays(OFFICIAL, day(from), n)).toEqual(day(to));
    });
  }

  const unknown: readonly [from: string, n: number, beyond: string, atBest: string][] = [
    ['2026-12-28', 5, '2027-01-01', '2027-01-02'],
    ['2026-12-31', 1, '2027-01-01', '2027-01-01'],
    ['2027-02-01', 2, '2027-02-02', '2027-02-03'],
    ['2024-01-02', -1, '2023-12-31', '2023-12-31'],
    ['2023-12-01', 1, '2023-12-02', '2023-12-02'],
    ['2023-12-30', 0, '2023-12-30', '2023-12-30'],
  ];
  for (const [from, n, beyond, atBest] of unknown) {
    it(`${from} and ${n} is unknown from ${beyond} on, at best ${atBest}`, () => {
      expect(addWorkingDays(OFFICIAL, day(from), n)).toEqual({
        beyond: day(beyond),
        atBest: day(atBest),
      });
    });
  }

  it('reaches far in a calendar without an end, in both directions', () => {
    // 5 of 7 days are worked: 5,000 working days are 7,000 days.
    expect(addWorkingDays(PLAIN, day('2026-10-08'), 5000)).toBe(day('2045-12-07'));
    expect(addWorkingDays(PLAIN, day('2045-12-07'), -5000)).toBe(day('2026-10-08'));
    expect(addWorkingDays(PLAIN, day('1950-01-02'), 5)).toBe(day('1950-01-09'));
    expect(addWorkingDays(PLAIN, day('2026-10-08'), 1)).toBe(day('2026-10-09'));
  });

  it('answers the same whatever was asked before', () => {
    const fresh = compileCalendar(OFFICIAL_SOURCE);
    expect(workingDaysBetween(fresh, day('2026-01-01'), day('2026-12-31'))).toBe(248);
    expect(workingDaysBetween(fresh, day('2023-12-31'), day('2024-12-31'))).toBe(251);
    expect(workingDaysBetween(fresh, day('2026-01-01'), day('2026-12-31'))).toBe(248);
  });
});

describe('counting working days', () => {
  it('counts after the first day up to and including the last', () => {
    expect(workingDaysBetween(OFFICIAL, day('2026-09-30'), day('2026-10-08'))).toBe(1);
    expect(workingDaysBetween(OFFICIAL, day('2026-10-08'), day('2026-10-08'))).toBe(0);
    expect(workingDaysBetween(OFFICIAL, day('2026-10-08'), day('2026-09-30'))).toBe(-1);
  });

  it('does not count what the calendar does not cover', () => {
    expect(workingDaysBetween(OFFICIAL, day('2026-12-30'), day('2027-01-01'))).toBeUndefined();
    expect(workingDaysBetween(OFFICIAL, day('2023-12-30'), day('2024-01-01'))).toBeUndefined();
    expect(workingDaysBetween(OFFICIAL, day('2023-12-31'), day('2024-01-02'))).toBe(1);
  });

  it('lists them with both ends', () => {
    const found = workingDays(OFFICIAL, day('2024-05-01'), day('2024-05-12'));
    expect(found.map((some) => formatDay(some).slice(5))).toEqual([
      '05-06',
      '05-07',
      '05-08',
      '05-09',
      '05-10',
      '05-11',
    ]);
    expect(workingDays(OFFICIAL, day('2026-10-01'), day('2026-10-07'))).toEqual([]);
    expect(workingDays(OFFICIAL, day('2030-10-01'), day('2031-10-07'))).toEqual([]);
  });
});

describe('the instant at which working days have passed', () => {
  const passed: readonly [from: string, n: number, at: string][] = [
    ['2026-10-08', 2, '2026-10-10T16:00:00Z'],
    ['2026-09-30', 2, '2026-10-09T16:00:00Z'],
    ['2026-10-03', 1, '2026-10-08T16:00:00Z'],
    ['2026-10-08', 0, '2026-10-08T16:00:00Z'],
  ];
  for (const [from, n, instant] of passed) {
    it(`${n} after ${from} is ${instant}, when the last of them has ended`, () => {
      const found = workingDaysPassedAt(OFFICIAL, day(from), n);
      expect(found === null ? null : instantText(found)).toBe(instant);
    });
  }

  it('is unknown beyond the calendar', () => {
    expect(workingDaysPassedAt(OFFICIAL, day('2026-12-31'), 1)).toBeNull();
  });
});
