import fc from 'fast-check';
import { addDays, addMonths, civilOf, dayOf, formatDay, parseDay, weekday } from './day.ts';
import type { Day } from './day.ts';
import { day } from './testing/clock-facts.ts';

describe('a day', () => {
  const unreadable = [
    '',
    '2026-2-1',
    '2026-02-29',
    '2026-13-01',
    '2026-00-10',
    '2026-04-31',
    '2026-04-00',
    '1900-02-29',
    '2026-02-01T00:00:00Z',
    ' 2026-02-01',
    '2026/02/01',
    '20260201',
    '+2026-02-01',
    '２０２６-02-01',
  ];
  for (const text of unreadable) {
    it(`"${text}" is not one`, () => {
      expect(parseDay(text)).toBeUndefined();
    });
  }

  for (const text of ['1970-01-01', '2000-02-29', '2024-02-29', '0001-01-01', '9999-12-31']) {
    it(`${text} is read and written`, () => {
      expect(formatDay(day(text))).toBe(text);
    });
  }

  it('counts from 1970-01-01', () => {
    expect(dayOf(1970, 1, 1)).toBe(0 as Day);
    expect(dayOf(1969, 12, 31)).toBe(-1 as Day);
    expect(dayOf(2026, 10, 8)).toBe((Date.UTC(2026, 9, 8) / 86_400_000) as Day);
  });

  it('knows its weekday, 0 on Sunday', () => {
    expect(weekday(day('2026-10-08'))).toBe(4);
    expect(weekday(day('2026-10-11'))).toBe(0);
    expect(weekday(day('1969-12-27'))).toBe(6);
  });

  const months: readonly [from: string, months: number, to: string][] = [
    ['2026-01-31', 1, '2026-02-28'],
    ['2024-01-31', 1, '2024-02-29'],
    ['2026-03-31', 1, '2026-04-30'],
    ['2026-10-08', 3, '2027-01-08'],
    ['2024-02-29', 12, '2025-02-28'],
    ['2026-03-31', -1, '2026-02-28'],
    ['2026-01-15', -1, '2025-12-15'],
    ['2026-01-15', 0, '2026-01-15'],
    ['2026-12-31', 2, '2027-02-28'],
  ];
  for (const [from, count, to] of months) {
    it(`${from} and ${count} months is ${to}`, () => {
      expect(formatDay(addMonths(day(from), count))).toBe(to);
    });
  }

  const anyDay = fc.integer({ min: -700_000, max: 2_900_000 }).map((number) => number as Day);

  it('agrees with the platform about every date', () => {
    fc.assert(
      fc.property(anyDay, (some) => {
        const { year, month, dayOfMonth } = civilOf(some);
        const date = new Date(some * 86_400_000);
        expect([year, month, dayOfMonth, weekday(some)]).toEqual([
          date.getUTCFullYear(),
          date.getUTCMonth() + 1,
          date.getUTCDate(),
          date.getUTCDay(),
        ]);
        expect(dayOf(year, month, dayOfMonth)).toBe(some);
      }),
    );
  });

  it('is the same after going months forward and back, unless a month was shorter', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: -600, max: 600 }), (some, count) => {
        const back = addMonths(addMonths(some, count), -count);
        expect(some - back).toBeGreaterThanOrEqual(0);
        expect(some - back).toBeLessThanOrEqual(3);
        if (civilOf(some).dayOfMonth <= 28) expect(back).toBe(some);
      }),
    );
  });

  it('moves by natural days', () => {
    expect(formatDay(addDays(day('2026-02-27'), 2))).toBe('2026-03-01');
    expect(formatDay(addDays(day('2026-01-01'), -1))).toBe('2025-12-31');
  });
});
