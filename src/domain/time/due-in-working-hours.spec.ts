import { compileCalendar } from './calendar.ts';
import { readClock } from './read-clock.ts';
import { OFFICIAL, PLAIN } from './testing/calendars.ts';
import { at, clock, day } from './testing/clock-facts.ts';
import { itIsDue } from './testing/it-is-due.ts';

const ANY = at('2026-03-01T00:00:00Z');

describe('a limit in working hours', () => {
  itIsDue([
    {
      why: 'inside a span',
      start: '2026-03-02T09:30:00Z',
      limit: '1 workingHour',
      due: '2026-03-02T10:30:00Z',
      calendar: PLAIN,
    },
    {
      why: '17:30, not next 09:00',
      start: '2026-03-02T16:30:00Z',
      limit: '60 workingMinute',
      due: '2026-03-02T17:30:00Z',
      calendar: PLAIN,
    },
    {
      why: 'a day counts from its local start',
      start: '2026-03-02',
      limit: '1 workingHour',
      due: '2026-03-02T02:00:00Z',
    },
    {
      why: 'over the holiday',
      start: '2026-09-30T17:00:00+08:00',
      limit: '1 workingHour',
      due: '2026-10-08T01:30:00Z',
    },
    {
      why: 'a make-up day has office hours',
      start: '2026-10-09T17:30:00+08:00',
      limit: '7 workingHour',
      due: '2026-10-10T09:30:00Z',
    },
    {
      why: 'extended in minutes',
      start: '2026-03-02T09:30:00Z',
      limit: '1 workingHour',
      extensions: ['30 workingMinute'],
      due: '2026-03-02T11:00:00Z',
      calendar: PLAIN,
    },
    {
      why: 'suspended for half an hour',
      start: '2026-03-02T09:30:00Z',
      limit: '1 workingHour',
      suspensions: ['2026-03-02T10:00:00Z..2026-03-02T10:30:00Z'],
      due: '2026-03-02T11:00:00Z',
      calendar: PLAIN,
    },
    {
      why: 'suspended outside office hours',
      start: '2026-03-02T11:30:00Z',
      limit: '1 workingHour',
      suspensions: ['2026-03-02T12:00:00Z..2026-03-02T13:30:00Z'],
      due: '2026-03-02T14:00:00Z',
      calendar: PLAIN,
    },
    {
      why: 'a suspension at the due instant moves nothing',
      start: '2026-03-02T09:30:00Z',
      limit: '1 workingHour',
      suspensions: ['2026-03-02T10:30:00Z..'],
      due: '2026-03-02T10:30:00Z',
      calendar: PLAIN,
    },
    {
      why: 'zero is used up at once',
      start: '2026-03-07T03:00:00Z',
      limit: '0 workingHour',
      due: '2026-03-07T03:00:00Z',
      calendar: PLAIN,
    },
    {
      why: 'a suspension limited to working days ends with the last of them',
      start: '2026-03-02T09:00:00Z',
      limit: '1 workingHour',
      suspensions: ['2026-03-02T09:30:00Z../2 workingDay'],
      due: '2026-03-04T09:30:00Z',
      calendar: PLAIN,
    },
    {
      why: 'a suspension limited to working hours',
      start: '2026-03-02T09:00:00Z',
      limit: '1 workingHour',
      suspensions: ['2026-03-02T09:30:00Z../3 workingHour'],
      due: '2026-03-02T14:30:00Z',
      calendar: PLAIN,
    },
    {
      why: 'beyond the calendar',
      start: '2026-12-31T17:00:00+08:00',
      limit: '1 workingHour',
      due: null,
    },
  ]);

  it('names the earliest possible day beyond the calendar', () => {
    const reading = readClock(
      OFFICIAL,
      clock({ start: '2026-12-31T17:00:00+08:00', limit: '8 workingHour' }),
      ANY,
    );
    expect(reading.state).toBe('unknown');
    expect(reading.beyondCalendar).toBe(day('2027-01-01'));
    expect(reading.notBefore).toBe(day('2027-01-02'));
  });

  it('is unknown where no hours are defined', () => {
    const weekless = compileCalendar({ timeZone: 'UTC', holidays: [], workdays: [] });
    const reading = readClock(
      weekless,
      clock({ start: '2026-03-02', limit: '1 workingHour' }),
      ANY,
    );
    expect([reading.due, reading.state, reading.remaining]).toEqual([null, 'unknown', null]);
  });
});
