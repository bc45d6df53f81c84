import { compileCalendar, dayAt, isWorkingDay, startOfDay } from './calendar.ts';
import type { Calendar, CalendarSource } from './calendar.ts';
import { addDays, formatDay } from './day.ts';
import { dueInstant } from './due-day.ts';
import { formatInstant } from './format-instant.ts';
import { pausedInstants } from './pauses.ts';
import { readClock } from './read-clock.ts';
import { OFFICIAL } from './testing/calendars.ts';
import { at, clock, day, instantText, suspension } from './testing/clock-facts.ts';
import { addWorkingDays, workingDays } from './working-day-steps.ts';
import {
  addWorkingSeconds,
  rollBack,
  rollForward,
  workingSecondsBetween,
} from './testing/working-time-steps.ts';

type Week = NonNullable<CalendarSource['week']>;

function calendar(timeZone: string, week: Week, holidays: readonly string[] = []): Calendar {
  return compileCalendar({ timeZone, week, holidays, workdays: [] });
}

function everyDay(from: string, to: string): Week {
  const spans = [[from, to]] as const;
  return { mon: spans, tue: spans, wed: spans, thu: spans, fri: spans };
}

const slm = calendar('UTC', { ...everyDay('08:30', '19:00'), mon: [['10:30', '19:00']] });
const glpiDefault = calendar('UTC', everyDay('08:00', '20:00'));
const berlin = calendar('Europe/Berlin', everyDay('08:00', '18:00'));
const biz = calendar('UTC', {
  ...everyDay('09:00', '17:00'),
  tue: [['10:00', '16:00']],
  thu: [['10:00', '16:00']],
  sat: [['11:00', '14:30']],
});
const workingHours = calendar('UTC', everyDay('09:00', '17:00'));
const firstOfMay = calendar('UTC', everyDay('09:00', '17:00'), ['2014-05-01']);

function shown(instant: number | undefined): string | undefined {
  return instant === undefined ? undefined : instantText(instant);
}

/** Facts that the test suites of other systems state, by the operation they state them of. */
describe('facts of other systems hold:', () => {
  it('glpi: half an hour from 08:46:12 is due at 09:16:12 (due_with_pauses)', () => {
    expect(shown(dueInstant(slm, at('2034-06-09T08:46:12Z'), 1_800_000))).toBe(
      '2034-06-09T09:16:12Z',
    );
  });

  it('glpi: a pause of working time moves the due instant by it (due_with_pauses)', () => {
    const pauses = pausedInstants(slm, [suspension('2034-06-09T09:00:00Z..2034-06-12T11:30:00Z')]);
    // Friday has 10 h left at 09:00; Monday begins at 10:30.
    expect(shown(dueInstant(slm, at('2034-06-09T08:46:12Z'), 1_800_000, pauses))).toBe(
      '2034-06-12T11:46:12Z',
    );
  });

  it('glpi: ten minutes before 09:16:12 is 09:06:12 (offset_from_due)', () => {
    expect(shown(addWorkingSeconds(slm, at('2034-06-09T09:16:12Z'), -600))).toBe(
      '2034-06-09T09:06:12Z',
    );
  });

  it('glpi: one working hour lies between 07:00 and 09:00 (working_seconds_between)', () => {
    const seconds = workingSecondsBetween(
      glpiDefault,
      at('2019-01-01T07:00:00Z'),
      at('2019-01-01T09:00:00Z'),
    );
    expect(seconds).toBe(3600);
  });

  it('zammad: an hour from 10:30 in Berlin (due_with_pauses)', () => {
    const input = clock({ start: '2013-03-21T09:30:00Z', limit: '1 workingHour' });
    const { due } = readClock(berlin, input, at('2013-03-21T09:30:00Z'));
    expect(due).toEqual({ kind: 'instant', at: at('2013-03-21T10:30:00Z') });
  });

  it('zammad: thirty of sixty minutes used (used_and_remaining)', () => {
    const input = clock({
      start: '2013-03-21T09:30:00Z',
      limit: '60 workingMinute',
      finished: '2013-03-21T10:00:00Z',
    });
    const { elapsed, remaining } = readClock(berlin, input, at('2020-01-01T00:00:00Z'));
    expect([elapsed, remaining]).toEqual([{ workingSeconds: 1800 }, { workingSeconds: 1800 }]);
  });

  it('zammad: a stretch is cut at local midnights (split_span_by_day)', () => {
    expect(splitByDay('2024-03-05T12:15:00+01:00', '2024-03-05T12:30:00+01:00')).toEqual([
      ['2024-03-05', '12:15', '12:30'],
    ]);
    expect(splitByDay('2024-03-30T22:00:00+01:00', '2024-04-01T01:00:00+02:00')).toEqual([
      ['2024-03-30', '22:00', '00:00'],
      ['2024-03-31', '00:00', '00:00'],
      ['2024-04-01', '00:00', '01:00'],
    ]);
  });

  it('biz: ninety seconds back from a minute and a half after four (add_working_seconds)', () => {
    expect(shown(addWorkingSeconds(biz, at('2006-01-04T16:01:30Z'), -90))).toBe(
      '2006-01-04T16:00:00Z',
    );
  });

  it('biz: midnight before a Tuesday rolls back to Monday 17:00 and forward to 10:00', () => {
    expect(shown(rollBack(biz, at('2006-01-03T00:00:00Z')))).toBe('2006-01-02T17:00:00Z');
    expect(shown(rollForward(biz, at('2006-01-03T00:00:00Z')))).toBe('2006-01-03T10:00:00Z');
  });

  it('working_hours: two working days from a Friday are the Tuesday (add_working_days)', () => {
    expect(addWorkingDays(workingHours, day('1991-11-15'), 2)).toBe(day('1991-11-19'));
  });

  it('working_hours: two hours from 14:00:42 (add_working_seconds)', () => {
    expect(shown(addWorkingSeconds(workingHours, at('1991-11-15T14:00:42Z'), 7200))).toBe(
      '1991-11-15T16:00:42Z',
    );
  });

  it('working_hours: a holiday rolls forward to the next morning (roll_forward)', () => {
    expect(shown(rollForward(firstOfMay, at('2014-05-01T12:00:00Z')))).toBe('2014-05-02T09:00:00Z');
  });

  it('chinese-days: Labour Day 2024 is not worked, and its next working day is 05-06', () => {
    expect(isWorkingDay(OFFICIAL, day('2024-05-01'))).toBeFalse();
    expect(addWorkingDays(OFFICIAL, day('2024-05-01'), 1)).toBe(day('2024-05-06'));
  });

  it('chinese-days: the working days of 2024-05-01 to 05-12 (working_days_list)', () => {
    const found = workingDays(OFFICIAL, day('2024-05-01'), day('2024-05-12'));
    expect(found.map(formatDay)).toEqual(
      [6, 7, 8, 9, 10, 11].map((date) => `2024-05-${String(date).padStart(2, '0')}`),
    );
  });

  function splitByDay(from: string, to: string): string[][] {
    const [begin, end] = [at(from), at(to)];
    const pieces: string[][] = [];
    for (let some = dayAt(berlin, begin); startOfDay(berlin, some) < end; some = addDays(some, 1)) {
      const ends = [
        Math.max(begin, startOfDay(berlin, some)),
        Math.min(end, startOfDay(berlin, addDays(some, 1))),
      ];
      const times = ends.map((instant) => formatInstant(berlin.rules.zone, instant).slice(11, 16));
      pieces.push([formatDay(some), ...times]);
    }
    return pieces;
  }
});
