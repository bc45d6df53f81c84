import { compileCalendar } from './calendar.ts';
import { readClock } from './read-clock.ts';
import { OFFICE_WEEK, OFFICIAL } from './testing/calendars.ts';
import { at, clock, day } from './testing/clock-facts.ts';

const ANY = at('2026-03-01T00:00:00Z');

describe('a clock beyond the calendar', () => {
  const unknown: readonly [start: string, limit: string, beyond: string, notBefore: string][] = [
    ['2026-12-28', '5 workingDay', '2027-01-01', '2027-01-02'],
    ['2026-12-31', '1 workingDay', '2027-01-01', '2027-01-01'],
    ['2026-12-02', '30 naturalDay', '2027-01-01', '2027-01-01'],
    ['2026-12-02', '2 month', '2027-01-01', '2027-02-02'],
    ['2023-12-28', '1 workingDay', '2023-12-29', '2023-12-29'],
    ['2027-01-02', '0 workingDay', '2027-01-02', '2027-01-02'],
  ];
  for (const [start, limit, beyond, notBefore] of unknown) {
    it(`${start} + ${limit} needs ${beyond} and is due on ${notBefore} at the earliest`, () => {
      const reading = readClock(OFFICIAL, clock({ start, limit }), ANY);
      expect([reading.due, reading.beyondCalendar, reading.notBefore]).toEqual([
        null,
        day(beyond),
        day(notBefore),
      ]);
      expect([reading.breachAt, reading.nextAt]).toEqual([null, null]);
    });
  }

  it('covers a make-up day by the office hours of the week', () => {
    const short = compileCalendar({
      timeZone: 'Asia/Shanghai',
      week: OFFICE_WEEK,
      holidays: [],
      workdays: [],
      covers: { from: '2026-10-08', to: '2026-10-09' },
    });
    const input = clock({ start: '2026-10-09T16:30:00+08:00', limit: '8 workingHour' });
    expect(readClock(short, input, ANY).notBefore).toBe(day('2026-10-10'));
  });

  it('is never expected inside the cover, however long the way', () => {
    const rare = compileCalendar({
      timeZone: 'UTC',
      week: { mon: [['09:00', '09:01']] },
      holidays: [],
      workdays: [],
    });
    const reading = readClock(rare, clock({ start: '1900-01-01', limit: '1000 workingHour' }), ANY);
    expect(reading.notBefore).toBe(day('2300-01-01'));
  });
});
