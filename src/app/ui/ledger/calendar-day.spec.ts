import { NO_CALENDAR, rests } from './calendar-day.ts';
import type { CalendarDay } from './calendar-day.ts';

const known = (...days: readonly CalendarDay[]): ReadonlyMap<string, CalendarDay> =>
  new Map(days.map((day) => [day.date, day]));

describe('rests', () => {
  it('believes the calendar over the weekday', () => {
    const calendar = known(
      { date: '2026-09-20', working: true, kind: 'makeUpDay' },
      { date: '2026-10-01', working: false, kind: 'holiday' },
    );
    expect(rests(calendar, '2026-09-20')).toBeFalse();
    expect(rests(calendar, '2026-10-01')).toBeTrue();
  });

  it('goes by the weekday where the calendar is silent', () => {
    const silent = known({ date: '2027-01-02', working: null, kind: 'unknown' });
    expect(rests(silent, '2027-01-02')).toBeTrue();
    expect(rests(NO_CALENDAR, '2026-09-21')).toBeFalse();
  });
});
