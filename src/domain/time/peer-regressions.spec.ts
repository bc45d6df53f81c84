import { compileCalendar, dayAt } from './calendar.ts';
import type { Calendar, CalendarSource } from './calendar.ts';
import { formatDay } from './day.ts';
import { ledger } from './ledger.ts';
import { readClock } from './read-clock.ts';
import { OFFICE_WEEK, OFFICIAL, OFFICIAL_SOURCE, PLAIN } from './testing/calendars.ts';
import { amount, at, clock, dueText, instantText } from './testing/clock-facts.ts';
import { warnAt } from './warn-at.ts';
import {
  addWorkingSeconds,
  rollForward,
  workingSecondsBetween,
} from './testing/working-time-steps.ts';

type Facts = Parameters<typeof clock>[0];

const NOW = '2026-03-10T10:00:00+08:00';

function due(calendar: Calendar, facts: Facts): string | null {
  return dueText(readClock(calendar, clock(facts), at(NOW)).due);
}

function inUtc(week: CalendarSource['week'], holidays: readonly string[] = []): Calendar {
  return compileCalendar({ timeZone: 'UTC', week, holidays, workdays: [] });
}

/** Mistakes that users of other systems reported, each as the rule that excludes it. */
describe('mistakes of other systems do not happen:', () => {
  it('glpi#10594 a pause over a weekend is credited with its working days only', () => {
    const facts = { start: '2026-03-02', limit: '10 workingDay' };
    expect(due(OFFICIAL, { ...facts, suspensions: ['2026-03-06..2026-03-09'] })).toBe('2026-03-17');
    expect(due(OFFICIAL, { ...facts, suspensions: ['2026-03-07..2026-03-09'] })).toBe('2026-03-16');
  });

  it('glpi#24481 a clock does not run out while it is suspended', () => {
    const input = clock({
      start: '2026-03-02',
      limit: '5 workingDay',
      suspensions: ['2026-03-04..'],
    });
    const later = readClock(OFFICIAL, input, at('2026-12-01T00:00:00Z'));
    expect([later.state, later.breachAt, later.nextAt]).toEqual(['suspended', null, null]);
    expect(later.remaining).toEqual({ days: 4 });
  });

  it('zammad#390 a holiday in the way is a line of the ledger, and one outside changes nothing', () => {
    const facts = { start: '2026-03-02', limit: '3 workingDay' };
    const plus = (holiday: string): Calendar =>
      compileCalendar({ ...OFFICIAL_SOURCE, holidays: [...OFFICIAL_SOURCE.holidays, holiday] });
    expect(due(OFFICIAL, facts)).toBe('2026-03-05');
    expect(due(plus('2026-03-04'), facts)).toBe('2026-03-06');
    expect(due(plus('2026-03-06'), facts)).toBe('2026-03-05');
    const lines = ledger(plus('2026-03-04'), clock(facts), at('2026-03-02T00:00:00Z'));
    expect(lines.map(({ kind }) => kind)).toEqual([
      'trigger',
      'counted',
      'holiday',
      'counted',
      'counted',
    ]);
  });

  it('glpi#15605 a changed limit keeps the pauses already granted', () => {
    const pauses = { start: '2026-03-02', suspensions: ['2026-03-04..2026-03-06'] };
    expect(due(OFFICIAL, { ...pauses, limit: '5 workingDay' })).toBe('2026-03-11');
    expect(due(OFFICIAL, { ...pauses, limit: '10 workingDay' })).toBe('2026-03-18');
  });

  it('glpi#22678 a warning falls into office hours, not at 00:00, when the limit crosses a day', () => {
    const split = inUtc({
      ...OFFICE_WEEK,
      tue: [
        ['10:00', '12:00'],
        ['14:00', '18:00'],
      ],
    });
    // Monday 16:30 and 3 h: one on Monday, two on Tuesday morning.
    const input = clock({ start: '2026-03-02T16:30:00Z', limit: '3 workingHour' });
    expect(dueText(readClock(split, input, at(NOW)).due)).toBe('2026-03-03T12:00:00Z');
    expect(instantText(warnAt(split, input, amount('1 workingHour')) ?? 0)).toBe(
      '2026-03-03T11:00:00Z',
    );
    expect(instantText(warnAt(split, input, amount('90 workingMinute')) ?? 0)).toBe(
      '2026-03-03T10:30:00Z',
    );
  });

  it('glpi#15429 nothing warns at creation when more than the warning remains', () => {
    const input = clock({ start: '2026-03-02T10:00:00+08:00', limit: '20 workingDay' });
    expect(warnAt(OFFICIAL, input, amount('1 workingDay'))).toBeGreaterThan(
      at('2026-03-20T00:00:00Z'),
    );
  });

  it('zammad#534 and frappe#2449 a changed calendar is obeyed by open and ended clocks alike', () => {
    const before = compileCalendar({ ...OFFICIAL_SOURCE, holidays: [], workdays: [] });
    const open = { start: '2026-09-30', limit: '1 workingDay' };
    const ended = { ...open, finished: '2026-10-08' };
    expect([due(before, open), due(OFFICIAL, open)]).toEqual(['2026-10-01', '2026-10-08']);
    const state = (calendar: Calendar) => readClock(calendar, clock(ended), at(NOW)).state;
    expect([state(before), state(OFFICIAL)]).toEqual(['finishedLate', 'finishedOnTime']);
  });

  it('zammad#4353, #904 and #2082 an ended clock has no further change', () => {
    for (const finished of ['2026-03-05', '2026-03-27']) {
      const input = clock({ start: '2026-03-02', limit: '10 workingDay', finished });
      expect(readClock(OFFICIAL, input, at('2026-03-03T00:00:00Z')).nextAt).toBeNull();
    }
  });

  it('frappe#3639 a breach stays a fact however long ago it was', () => {
    const input = clock({ start: '2026-03-02', limit: '10 workingDay', finished: '2026-03-17' });
    for (const asOf of ['2026-03-01T00:00:00Z', '2026-03-20T00:00:00Z', '2036-03-20T00:00:00Z']) {
      expect(readClock(OFFICIAL, input, at(asOf)).state).toBe('finishedLate');
    }
  });

  it('frappe#3236 and zammad#4777 due time, time used and overrun are all kept after closing', () => {
    const input = clock({
      start: '2026-03-02T09:30:00Z',
      limit: '1 workingHour',
      finished: '2026-03-02T11:00:00Z',
    });
    const reading = readClock(PLAIN, input, at('2027-01-01T00:00:00Z'));
    expect(dueText(reading.due)).toBe('2026-03-02T10:30:00Z');
    expect(reading.elapsed).toEqual({ workingSeconds: 5400 });
    expect(reading.remaining).toEqual({ workingSeconds: -1800 });
  });

  it('frappe#2212 a break at noon does not count', () => {
    expect(due(PLAIN, { start: '2026-03-02T11:30:00Z', limit: '1 workingHour' })).toBe(
      '2026-03-02T14:00:00Z',
    );
  });

  it('osTicket#6847 a break between two spans is no holiday', () => {
    const lunch = inUtc({
      ...OFFICE_WEEK,
      mon: [
        ['09:00', '13:00'],
        ['14:00', '18:00'],
      ],
    });
    expect(due(lunch, { start: '2026-03-02T12:00:00Z', limit: '2 workingHour' })).toBe(
      '2026-03-02T15:00:00Z',
    );
  });

  it('osTicket#1168 nothing runs at night, on weekends or on holidays', () => {
    const night = workingSecondsBetween(
      OFFICIAL,
      at('2026-09-30T17:30:00+08:00'),
      at('2026-10-08T09:00:00+08:00'),
    );
    expect(night).toBe(0);
  });

  for (const key of ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const) {
    it(`osTicket#6739 a week that works on ${key} alone is counted right`, () => {
      const single = inUtc({ [key]: [['08:00', '17:00']] });
      const first = rollForward(single, at('2026-03-01T00:00:00Z')) ?? Number.NaN;
      expect(dayAt(single, first)).toBeLessThan(dayAt(single, at('2026-03-08T00:00:00Z')));
      const third = addWorkingSeconds(single, first, 2 * 9 * 3600 + 1);
      expect(third).toBe(first + 14 * 86_400_000 + 1000);
    });
  }

  it('osTicket#3034 waiting for the applicant stops the clock', () => {
    const facts = { start: '2026-03-02T09:00:00Z', limit: '4 workingHour' };
    const waited = { ...facts, suspensions: ['2026-03-02T10:00:00Z..2026-03-04T10:00:00Z'] };
    expect(due(PLAIN, waited)).toBe('2026-03-04T14:30:00Z');
  });

  it('biz#5 a make-up weekend is worked', () => {
    expect(due(OFFICIAL, { start: '2026-10-09', limit: '1 workingDay' })).toBe('2026-10-10');
  });

  it('jmix#790 a working day is not 24 working hours', () => {
    expect(due(PLAIN, { start: '2026-03-02T10:00:00Z', limit: '1 workingDay' })).toBe('2026-03-03');
    expect(due(PLAIN, { start: '2026-03-02T10:00:00Z', limit: '24 workingHour' })).toBe(
      '2026-03-05T14:30:00Z',
    );
  });

  it('glpi#1911 a clock counts from the start it is given and from no other moment', () => {
    const created = due(PLAIN, { start: '2026-03-02T10:00:00Z', limit: '1 workingHour' });
    const assigned = due(PLAIN, { start: '2026-03-02T15:00:00Z', limit: '1 workingHour' });
    expect([created, assigned]).toEqual(['2026-03-02T11:00:00Z', '2026-03-02T16:00:00Z']);
  });

  it('glpi#9082 and #17186 a due instant never falls outside office hours', () => {
    for (let minute = 0; minute < 7 * 1440; minute += 61) {
      const start = at('2026-03-02T00:00:00Z') + minute * 60_000;
      for (const minutes of [1, 30, 60, 210, 420, 421]) {
        const end = addWorkingSeconds(PLAIN, start, minutes * 60) ?? Number.NaN;
        // The minute before it is worked, so it lies in a span or at its end.
        expect(workingSecondsBetween(PLAIN, end - 60_000, end)).toBe(60);
      }
    }
  });

  it('zammad#5177 and #3140 several clocks of one matter do not influence each other', () => {
    const first = clock({ start: '2026-03-02T09:00:00Z', limit: '4 workingHour' });
    const update = clock({ start: '2026-03-02T09:30:00Z', limit: '1 workingHour' });
    const alone = readClock(PLAIN, first, at(NOW));
    readClock(PLAIN, update, at(NOW));
    expect(readClock(PLAIN, first, at(NOW))).toEqual(alone);
    expect(dueText(alone.due)).toBe('2026-03-02T14:30:00Z');
  });

  it('dbt_zendesk#116 a clock computed again from its stored facts has the same breach', () => {
    const input = clock({
      start: '2026-02-12',
      limit: '20 workingDay',
      suspensions: ['2026-02-25..2026-03-02'],
    });
    const stored = JSON.parse(JSON.stringify(input)) as typeof input;
    const fresh = compileCalendar(OFFICIAL_SOURCE);
    expect(readClock(fresh, stored, at(NOW))).toEqual(readClock(OFFICIAL, input, at(NOW)));
  });

  it('pm4py#558 the calendar that is given is the one that counts', () => {
    const facts = { start: '2026-03-06T16:00:00Z', limit: '2 workingHour' };
    const always = inUtc({ fri: [['00:00', '24:00']], sat: [['00:00', '24:00']] });
    expect([due(PLAIN, facts), due(always, facts)]).toEqual([
      '2026-03-09T09:30:00Z',
      '2026-03-06T18:00:00Z',
    ]);
  });

  it('zammad#3180 a calendar of whole days loses no minute at midnight', () => {
    const whole = [['00:00', '24:00']] as const;
    const always = inUtc({
      mon: whole,
      tue: whole,
      wed: whole,
      thu: whole,
      fri: whole,
      sat: whole,
      sun: whole,
    });
    expect(
      workingSecondsBetween(always, at('2026-03-02T23:59:00Z'), at('2026-03-03T00:01:00Z')),
    ).toBe(120);
    expect(due(always, { start: '2026-03-02T23:59:30Z', limit: '1 workingMinute' })).toBe(
      '2026-03-03T00:00:30Z',
    );
  });

  it('frappe#2449 suspended time is added where it fell and not to the start', () => {
    const facts = { start: '2026-03-06T16:30:00Z', limit: '2 workingHour' };
    const held = { ...facts, suspensions: ['2026-03-06T17:00:00Z..2026-03-09T10:00:00Z'] };
    // Half an hour on Friday; the hold takes its last half hour and the first hour of Monday.
    expect(due(PLAIN, held)).toBe('2026-03-09T11:30:00Z');
  });

  it('glpi#8129 a due date thirty years off does not ask for each day in between', () => {
    const far = readClock(PLAIN, clock({ start: '2026-03-02', limit: '8000 workingDay' }), at(NOW));
    expect(far.due?.kind === 'day' ? formatDay(far.due.day) : null).toBe('2056-10-30');
  });
});
