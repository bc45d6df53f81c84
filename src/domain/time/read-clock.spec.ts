import { compileCalendar, startOfDay } from './calendar.ts';
import type { Calendar } from './calendar.ts';
import { addDays } from './day.ts';
import { readClock } from './read-clock.ts';
import { OFFICE_WEEK, OFFICIAL, PLAIN } from './testing/calendars.ts';
import { at, clock, day, dueText, instantText } from './testing/clock-facts.ts';

const ANY = at('2026-03-01T00:00:00Z');

interface Rule {
  readonly why: string;
  readonly start: string;
  readonly limit: string;
  readonly extensions?: readonly string[];
  readonly suspensions?: readonly string[];
  readonly due: string | null;
  readonly calendar?: Calendar;
}

function itIsDue(rules: readonly Rule[]): void {
  for (const rule of rules) {
    it(`${rule.start} + ${rule.limit} is due ${rule.due ?? 'never'}: ${rule.why}`, () => {
      expect(dueText(readClock(rule.calendar ?? OFFICIAL, clock(rule), ANY).due)).toBe(rule.due);
    });
  }
}

describe('a limit in working days', () => {
  itIsDue([
    {
      why: 'the Saturday before Spring Festival is worked',
      start: '2026-02-12',
      limit: '5 workingDay',
      due: '2026-02-26',
    },
    {
      why: 'a worked Saturday after it',
      start: '2026-02-12',
      limit: '20 workingDay',
      due: '2026-03-18',
    },
    {
      why: 'extended by ten',
      start: '2026-02-12',
      limit: '20 workingDay',
      extensions: ['10 workingDay'],
      due: '2026-04-01',
    },
    {
      why: 'a worked Sunday before the feast',
      start: '2025-01-24',
      limit: '5 workingDay',
      due: '2025-02-07',
    },
    {
      why: 'the eve was worked in 2024',
      start: '2024-02-08',
      limit: '3 workingDay',
      due: '2024-02-19',
    },
    {
      why: 'a trigger on a holiday',
      start: '2026-01-01',
      limit: '1 workingDay',
      due: '2026-01-04',
    },
    { why: 'nothing suspended', start: '2026-03-02', limit: '10 workingDay', due: '2026-03-16' },
    {
      why: 'suspended for six working days',
      start: '2026-03-02',
      limit: '10 workingDay',
      suspensions: ['2026-03-06..2026-03-16'],
      due: '2026-03-24',
    },
    {
      why: 'an instant counts from its local day',
      start: '2026-03-02T23:59:59+08:00',
      limit: '1 workingDay',
      due: '2026-03-03',
    },
    {
      why: 'the local day is not that of UTC',
      start: '2026-03-02T16:00:00Z',
      limit: '1 workingDay',
      due: '2026-03-04',
    },
    {
      why: 'zero is the trigger day if worked',
      start: '2026-02-14',
      limit: '0 workingDay',
      due: '2026-02-14',
    },
    {
      why: 'zero on a day of rest is the next working day',
      start: '2026-02-15',
      limit: '0 workingDay',
      due: '2026-02-24',
    },
    {
      why: 'zero and an extension count as the extension',
      start: '2026-02-15',
      limit: '0 workingDay',
      extensions: ['1 workingDay'],
      due: '2026-02-24',
    },
    { why: 'beyond the calendar', start: '2026-12-28', limit: '5 workingDay', due: null },
    { why: 'the last covered day', start: '2026-12-28', limit: '3 workingDay', due: '2026-12-31' },
  ]);
});

describe('a limit in natural days, months or years', () => {
  itIsDue([
    { why: 'every day counts', start: '2026-03-02', limit: '10 naturalDay', due: '2026-03-12' },
    {
      why: 'a Saturday moves to Monday',
      start: '2026-03-04',
      limit: '10 naturalDay',
      due: '2026-03-16',
    },
    {
      why: 'a worked Saturday does not move',
      start: '2026-02-18',
      limit: '10 naturalDay',
      due: '2026-02-28',
    },
    {
      why: 'a holiday week moves to its end',
      start: '2026-09-25',
      limit: '6 naturalDay',
      due: '2026-10-08',
    },
    {
      why: 'the last of a shorter month',
      start: '2024-01-31',
      limit: '1 month',
      due: '2024-02-29',
    },
    {
      why: 'a month that ends on a worked Saturday',
      start: '2026-01-31',
      limit: '1 month',
      due: '2026-02-28',
    },
    {
      why: 'a month that ends on a holiday',
      start: '2026-09-01',
      limit: '1 month',
      due: '2026-10-08',
    },
    { why: 'a year from a leap day', start: '2024-02-29', limit: '1 year', due: '2025-02-28' },
    {
      why: 'months are added in one step',
      start: '2026-01-31',
      limit: '1 month',
      extensions: ['1 month'],
      due: '2026-03-31',
    },
    {
      why: 'days after months',
      start: '2026-01-31',
      limit: '1 month',
      extensions: ['3 naturalDay'],
      due: '2026-03-03',
    },
    {
      why: 'suspended days are added',
      start: '2026-03-02',
      limit: '10 naturalDay',
      suspensions: ['2026-03-05..2026-03-09'],
      due: '2026-03-16',
    },
    {
      why: 'suspended days are added to a month',
      start: '2026-03-02',
      limit: '1 month',
      suspensions: ['2026-03-05..2026-03-09'],
      due: '2026-04-07',
    },
    {
      why: 'a suspension on the last day',
      start: '2026-03-02',
      limit: '10 naturalDay',
      suspensions: ['2026-03-12..2026-03-13'],
      due: '2026-03-13',
    },
    {
      why: 'a suspension while the due day rests',
      start: '2026-03-04',
      limit: '10 naturalDay',
      suspensions: ['2026-03-16..2026-03-18'],
      due: '2026-03-18',
    },
    { why: 'zero on a day of rest', start: '2026-03-07', limit: '0 naturalDay', due: '2026-03-09' },
    {
      why: 'days on the way need no cover',
      start: '2023-12-20',
      limit: '1 month',
      due: '2024-01-22',
    },
    {
      why: 'whether the due day rests is unknown',
      start: '2026-12-01',
      limit: '1 month',
      due: null,
    },
  ]);
});

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

describe('a suspension in day units', () => {
  const ten = { start: '2026-03-02', limit: '10 workingDay' };
  itIsDue([
    {
      ...ten,
      why: 'the same day costs nothing',
      suspensions: ['2026-03-06..2026-03-06'],
      due: '2026-03-16',
    },
    {
      ...ten,
      why: 'hours of one day cost nothing',
      suspensions: ['2026-03-06T09:00:00+08:00..2026-03-06T17:00:00+08:00'],
      due: '2026-03-16',
    },
    {
      ...ten,
      why: 'overnight costs a day',
      suspensions: ['2026-03-05T17:00:00+08:00..2026-03-06T09:00:00+08:00'],
      due: '2026-03-17',
    },
    {
      ...ten,
      why: 'a weekend costs nothing',
      suspensions: ['2026-03-07..2026-03-09'],
      due: '2026-03-16',
    },
    {
      ...ten,
      why: 'what lies before the trigger is cut off',
      suspensions: ['2026-02-20..2026-03-04'],
      due: '2026-03-17',
    },
    {
      ...ten,
      why: 'what lies wholly before the trigger is nothing',
      suspensions: ['2026-02-20..2026-03-03'],
      due: '2026-03-16',
    },
    {
      ...ten,
      why: 'overlapping ranges count once',
      suspensions: ['2026-03-06..2026-03-12', '2026-03-10..2026-03-16'],
      due: '2026-03-24',
    },
    {
      ...ten,
      why: 'touching ranges are one',
      suspensions: ['2026-03-10..2026-03-16', '2026-03-06..2026-03-10'],
      due: '2026-03-24',
    },
    {
      ...ten,
      why: 'one that begins after the due day moves nothing',
      suspensions: ['2026-03-17..2026-03-25'],
      due: '2026-03-16',
    },
    {
      ...ten,
      why: 'an open one that begins after the due day moves nothing',
      suspensions: ['2026-03-17..'],
      due: '2026-03-16',
    },
    {
      ...ten,
      why: 'one that begins on the due day moves it',
      suspensions: ['2026-03-16..2026-03-17'],
      due: '2026-03-17',
    },
    { ...ten, why: 'open without a limit', suspensions: ['2026-03-06..'], due: null },
    {
      ...ten,
      why: 'open with a limit contains the whole limit',
      suspensions: ['2026-03-06../5 workingDay'],
      due: '2026-03-23',
    },
    {
      ...ten,
      why: 'ended early, its actual length',
      suspensions: ['2026-03-06..2026-03-10/5 workingDay'],
      due: '2026-03-18',
    },
    {
      ...ten,
      why: 'ended late, the limit only',
      suspensions: ['2026-03-06..2026-03-27/5 workingDay'],
      due: '2026-03-23',
    },
    {
      ...ten,
      why: 'a limit in natural days',
      suspensions: ['2026-03-06../5 naturalDay'],
      due: '2026-03-19',
    },
    { ...ten, why: 'a limit of a month', suspensions: ['2026-03-06../1 month'], due: '2026-04-15' },
    {
      ...ten,
      why: 'a limit that begins on a day of rest',
      suspensions: ['2026-03-07../2 workingDay'],
      due: '2026-03-18',
    },
    {
      ...ten,
      why: 'a limit of nothing suspends nothing',
      suspensions: ['2026-03-06../0 workingDay'],
      due: '2026-03-16',
    },
    {
      ...ten,
      why: 'a limit in hours ends on its local day',
      suspensions: ['2026-03-06T09:00:00+08:00../14 workingHour'],
      due: '2026-03-17',
    },
    {
      ...ten,
      why: 'a suspended make-up day is lost',
      start: '2026-02-24',
      limit: '5 workingDay',
      suspensions: ['2026-02-28..2026-03-01'],
      due: '2026-03-03',
    },
    {
      ...ten,
      why: 'zero while suspended waits for its end',
      start: '2026-03-07',
      limit: '0 workingDay',
      suspensions: ['2026-03-07..2026-03-11'],
      due: '2026-03-11',
    },
    {
      ...ten,
      why: 'a suspension that may last beyond the calendar',
      start: '2026-12-21',
      suspensions: ['2026-12-28../10 workingDay'],
      due: null,
    },
  ]);

  it('of five working days from Friday 2026-03-06 takes 03-06 to 03-12', () => {
    const input = clock({ ...ten, suspensions: ['2026-03-06../5 workingDay'] });
    const states = ['05', '06', '08', '12', '13'].map(
      (date) => readClock(OFFICIAL, input, at(`2026-03-${date}T12:00:00+08:00`)).state,
    );
    expect(states).toEqual(['running', 'suspended', 'suspended', 'suspended', 'running']);
  });
});

describe('an end stated by the source', () => {
  itIsDue([
    { why: 'a day, also one of rest', start: '2026-03-02', limit: '2026-03-07', due: '2026-03-07' },
    {
      why: 'an instant, also at night',
      start: '2026-03-02',
      limit: '2026-03-07T22:00:00Z',
      due: '2026-03-07T22:00:00Z',
    },
    {
      why: 'beyond the calendar it is still the stated one',
      start: '2026-12-30',
      limit: '2027-02-01',
      due: '2027-02-01',
    },
    {
      why: 'suspensions do not move it',
      start: '2026-03-02',
      limit: '2026-03-16',
      suspensions: ['2026-03-06..2026-03-16'],
      due: '2026-03-16',
    },
    {
      why: 'an open suspension does not take it away',
      start: '2026-03-02',
      limit: '2026-03-16',
      suspensions: ['2026-03-06..'],
      due: '2026-03-16',
    },
    {
      why: 'extended by working days',
      start: '2026-03-02',
      limit: '2026-03-13',
      extensions: ['2 workingDay'],
      due: '2026-03-17',
    },
    {
      why: 'extended by natural days to a day of rest',
      start: '2026-03-02',
      limit: '2026-03-13',
      extensions: ['1 naturalDay'],
      due: '2026-03-16',
    },
    {
      why: 'an extended instant keeps its time of day',
      start: '2026-03-02',
      limit: '2026-03-13T20:00:00+08:00',
      extensions: ['1 workingDay'],
      due: '2026-03-16T12:00:00Z',
    },
    {
      why: 'extended by working time',
      start: '2026-03-02',
      limit: '2026-03-13T17:00:00+08:00',
      extensions: ['1 workingHour'],
      due: '2026-03-16T01:30:00Z',
    },
    {
      why: 'extended beyond the calendar',
      start: '2026-12-01',
      limit: '2026-12-31',
      extensions: ['1 workingDay'],
      due: null,
    },
  ]);

  it('counts working days for information, and nothing remains on its day', () => {
    const input = clock({ start: '2026-03-02', limit: '2026-03-06' });
    const on = (date: string) => readClock(OFFICIAL, input, at(`${date}T10:00:00+08:00`));
    expect([on('2026-03-04').elapsed, on('2026-03-04').remaining]).toEqual([
      { days: 2 },
      { days: 2 },
    ]);
    expect([on('2026-03-06').state, on('2026-03-06').remaining]).toEqual(['running', { days: 0 }]);
    expect([on('2026-03-09').state, on('2026-03-09').remaining]).toEqual(['overdue', { days: -1 }]);
  });

  it('breaches one millisecond after its instant on any day', () => {
    const input = clock({ start: '2026-03-02', limit: '2026-03-07T22:00:00Z' });
    const reading = readClock(OFFICIAL, input, ANY);
    expect(reading.breachAt).toBe(at('2026-03-07T22:00:00.001Z'));
    expect(readClock(OFFICIAL, input, at('2026-03-07T22:00:00Z')).state).toBe('running');
    expect(readClock(OFFICIAL, input, at('2026-03-07T22:00:00.001Z')).state).toBe('overdue');
  });
});

describe('the state of a clock', () => {
  const ten = { start: '2026-03-02', limit: '10 workingDay' };
  const hour = { start: '2026-03-02T09:30:00+08:00', limit: '1 workingHour' };
  const states: readonly [
    why: string,
    facts: Parameters<typeof clock>[0],
    asOf: string,
    state: string,
    elapsed: number,
    remaining: number | null,
  ][] = [
    ['before its start', ten, '2026-02-20T12:00:00+08:00', 'running', 0, 10],
    ['on the trigger day', ten, '2026-03-02T12:00:00+08:00', 'running', 0, 10],
    ['on a weekend', ten, '2026-03-08T12:00:00+08:00', 'running', 4, 6],
    ['to the end of the due day', ten, '2026-03-16T23:59:59+08:00', 'running', 10, 0],
    ['after the due day', ten, '2026-03-17T00:00:00+08:00', 'overdue', 11, -1],
    ['on a weekend after the due day', ten, '2026-03-22T00:00:00+08:00', 'overdue', 14, -4],
    [
      'finished on the due day',
      { ...ten, finished: '2026-03-16T23:00:00+08:00' },
      '2026-04-01T00:00:00Z',
      'finishedOnTime',
      10,
      0,
    ],
    [
      'finished on the day after',
      { ...ten, finished: '2026-03-17' },
      '2026-04-01T00:00:00Z',
      'finishedLate',
      11,
      -1,
    ],
    [
      'finished after the moment of looking',
      { ...ten, finished: '2026-03-17' },
      '2026-03-03T00:00:00Z',
      'finishedLate',
      11,
      -1,
    ],
    [
      'finished on the trigger day',
      { ...ten, finished: '2026-03-02' },
      '2026-03-03T00:00:00Z',
      'finishedOnTime',
      0,
      10,
    ],
    [
      'suspended',
      { ...ten, suspensions: ['2026-03-06..'] },
      '2026-03-20T00:00:00Z',
      'suspended',
      3,
      7,
    ],
    [
      'before an open suspension',
      { ...ten, suspensions: ['2026-03-06..'] },
      '2026-03-05T00:00:00Z',
      'running',
      3,
      7,
    ],
    [
      'suspended from the trigger day',
      { ...ten, suspensions: ['2026-03-02..'] },
      '2026-03-02T05:00:00Z',
      'suspended',
      0,
      10,
    ],
    [
      'past due is overdue, not suspended',
      { ...ten, suspensions: ['2026-03-17..'] },
      '2026-03-18T00:00:00Z',
      'overdue',
      10,
      0,
    ],
    [
      'finished inside a suspension',
      { ...ten, suspensions: ['2026-03-06..2026-03-16'], finished: '2026-03-10' },
      '2026-03-18T00:00:00Z',
      'finishedOnTime',
      3,
      7,
    ],
    [
      'finished inside an open suspension',
      { ...ten, suspensions: ['2026-03-06..'], finished: '2026-03-10' },
      '2026-03-18T00:00:00Z',
      'finishedOnTime',
      3,
      7,
    ],
    [
      'a limited suspension beyond its limit',
      { ...ten, suspensions: ['2026-03-06../5 workingDay'] },
      '2026-03-13T04:00:00Z',
      'running',
      4,
      6,
    ],
    [
      'beyond the calendar',
      { start: '2026-12-28', limit: '5 workingDay' },
      '2026-12-29T00:00:00Z',
      'unknown',
      1,
      4,
    ],
    [
      'finished, but due beyond the calendar',
      { start: '2026-12-28', limit: '5 workingDay', finished: '2026-12-29' },
      '2026-12-29T00:00:00Z',
      'unknown',
      1,
      4,
    ],
    [
      'overdue when the calendar has ended',
      { start: '2026-12-28', limit: '1 workingDay' },
      '2027-01-05T00:00:00Z',
      'overdue',
      3,
      null,
    ],
    [
      'the moved due day of a natural limit',
      { start: '2026-03-04', limit: '10 naturalDay' },
      '2026-03-16T00:00:00Z',
      'running',
      10,
      0,
    ],
    [
      'a rest day on which a natural limit would end',
      { start: '2026-03-04', limit: '10 naturalDay' },
      '2026-03-15T00:00:00Z',
      'running',
      9,
      1,
    ],
    [
      'the day after a moved due day',
      { start: '2026-03-04', limit: '10 naturalDay' },
      '2026-03-17T00:00:00Z',
      'overdue',
      11,
      -1,
    ],
    [
      'a month',
      { start: '2026-01-31', limit: '1 month' },
      '2026-02-20T00:00:00Z',
      'running',
      20,
      8,
    ],
    [
      'zero moved off a day of rest',
      { start: '2026-03-07', limit: '0 workingDay' },
      '2026-03-09T00:00:00Z',
      'running',
      0,
      0,
    ],
    [
      'the day after it',
      { start: '2026-03-07', limit: '0 workingDay' },
      '2026-03-10T00:00:00Z',
      'overdue',
      1,
      -1,
    ],
    ['half an hour used', hour, '2026-03-02T10:00:00+08:00', 'running', 1800, 1800],
    ['all used at the due instant', hour, '2026-03-02T10:30:00+08:00', 'running', 3600, 0],
    ['a second later', hour, '2026-03-02T10:30:01+08:00', 'overdue', 3601, -1],
    [
      'finished at the due instant',
      { ...hour, finished: '2026-03-02T10:30:00+08:00' },
      '2026-03-05T10:00:00+08:00',
      'finishedOnTime',
      3600,
      0,
    ],
    [
      'finished a millisecond later',
      { ...hour, finished: '2026-03-02T10:30:00.001+08:00' },
      '2026-03-05T10:00:00+08:00',
      'finishedLate',
      3600.001,
      -0.001,
    ],
    [
      'finished on the day, hour unknown',
      { ...hour, finished: '2026-03-02' },
      '2026-03-05T10:00:00+08:00',
      'finishedOnTime',
      0,
      3600,
    ],
    [
      'suspended within the hour',
      { ...hour, suspensions: ['2026-03-02T10:00:00+08:00..'] },
      '2026-03-03T10:00:00+08:00',
      'suspended',
      1800,
      1800,
    ],
  ];
  for (const [why, facts, asOf, state, elapsed, remaining] of states) {
    it(`${why}: ${state}, ${elapsed} elapsed, ${remaining ?? 'unknown'} remaining`, () => {
      const unit = facts.limit.includes('Hour') ? 'workingSeconds' : 'days';
      const reading = readClock(OFFICIAL, clock(facts), at(asOf));
      expect(reading.state).toBe(state as typeof reading.state);
      expect(reading.elapsed).toEqual({ [unit]: elapsed } as typeof reading.elapsed);
      expect(reading.remaining).toEqual(
        remaining === null ? null : ({ [unit]: remaining } as typeof reading.remaining),
      );
    });
  }
});

describe('the next change of a clock', () => {
  const ten = { start: '2026-03-02', limit: '10 workingDay' };
  const changes: readonly [
    why: string,
    facts: Parameters<typeof clock>[0],
    asOf: string,
    next: string | null,
  ][] = [
    ['running: when it is late', ten, '2026-03-03T00:00:00Z', '2026-03-16T16:00:00Z'],
    ['overdue: never', ten, '2026-03-20T00:00:00Z', null],
    ['finished: never', { ...ten, finished: '2026-03-05' }, '2026-03-03T00:00:00Z', null],
    [
      'unknown: never by itself',
      { start: '2026-12-28', limit: '5 workingDay' },
      '2026-12-28T00:00:00Z',
      null,
    ],
    [
      'suspended without an end: never',
      { ...ten, suspensions: ['2026-03-06..'] },
      '2026-03-08T00:00:00Z',
      null,
    ],
    [
      'before a suspension: when it begins',
      { ...ten, suspensions: ['2026-03-06..'] },
      '2026-03-05T00:00:00Z',
      '2026-03-05T16:00:00Z',
    ],
    [
      'suspended with a limit: when that ends',
      { ...ten, suspensions: ['2026-03-06../5 workingDay'] },
      '2026-03-08T00:00:00Z',
      '2026-03-12T16:00:00Z',
    ],
    [
      'a suspension after the due day is no change',
      { ...ten, suspensions: ['2026-03-18..'] },
      '2026-03-08T00:00:00Z',
      '2026-03-16T16:00:00Z',
    ],
    [
      'hours: one millisecond after the due instant',
      { start: '2026-03-02T09:30:00+08:00', limit: '1 workingHour' },
      '2026-03-02T02:00:00Z',
      '2026-03-02T02:30:00.001Z',
    ],
  ];
  for (const [why, facts, asOf, next] of changes) {
    it(`${why}: ${next ?? 'null'}`, () => {
      const { nextAt } = readClock(OFFICIAL, clock(facts), at(asOf));
      expect(nextAt === null ? null : instantText(nextAt)).toBe(next);
    });
  }

  it('is late from the start of the local day after the due day', () => {
    const input = clock(ten);
    const { due, breachAt } = readClock(OFFICIAL, input, ANY);
    expect(due?.kind === 'day' ? startOfDay(OFFICIAL, addDays(due.day, 1)) : null).toBe(breachAt);
  });
});

describe('a clock beyond the calendar', () => {
  const unknown: readonly [start: string, limit: string, beyond: string, notBefore: string][] = [
    ['2026-12-28', '5 workingDay', '2027-01-01', '2027-01-02'],
    ['2026-12-31', '1 workingDay', '2027-01-01', '2027-01-01'],
    ['2026-12-02', '30 naturalDay', '2027-01-01', '2027-01-01'],
    ['2026-12-02', '2 month', '2027-02-02', '2027-02-02'],
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
});
