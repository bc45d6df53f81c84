import { compileCalendar } from '../calendar.ts';
import type { Calendar } from '../calendar.ts';
import { PLAIN } from './calendars.ts';
import { at, instantText } from './clock-facts.ts';
import {
  addWorkingSeconds,
  rollBack,
  rollForward,
  workingSecondsBetween,
} from './working-time-steps.ts';

const HOUR = 3600;
const night = (timeZone: string): Calendar =>
  compileCalendar({
    timeZone,
    week: { sun: [['00:00', '24:00']], mon: [['08:00', '18:00']] },
    holidays: [],
    workdays: [],
  });
const BERLIN = night('Europe/Berlin');
const covered = compileCalendar({
  timeZone: 'UTC',
  week: { mon: [['09:00', '12:00']], tue: [['09:00', '12:00']] },
  holidays: [],
  workdays: [],
  covers: { from: '2026-03-02', to: '2026-03-09' },
});

function shown(instant: number | undefined): string | undefined {
  return instant === undefined ? undefined : instantText(instant);
}

describe('adding working time', () => {
  const steps: readonly [
    why: string,
    calendar: Calendar,
    from: string,
    seconds: number,
    to: string | undefined,
  ][] = [
    ['inside a span', PLAIN, '2026-03-02T09:30:00Z', HOUR, '2026-03-02T10:30:00Z'],
    ['over the break at noon', PLAIN, '2026-03-02T11:30:00Z', HOUR, '2026-03-02T14:00:00Z'],
    ['used up at the end of a span', PLAIN, '2026-03-02T16:30:00Z', HOUR, '2026-03-02T17:30:00Z'],
    ['used up before the break', PLAIN, '2026-03-02T11:00:00Z', HOUR, '2026-03-02T12:00:00Z'],
    ['over a weekend', PLAIN, '2026-03-06T17:00:00Z', HOUR, '2026-03-09T09:30:00Z'],
    ['from outside hours', PLAIN, '2026-03-07T03:00:00Z', HOUR, '2026-03-09T10:00:00Z'],
    ['to the millisecond', PLAIN, '2026-03-02T11:59:59.500Z', 1, '2026-03-02T13:30:00.500Z'],
    ['nothing is the instant itself', PLAIN, '2026-03-07T03:00:00Z', 0, '2026-03-07T03:00:00Z'],
    ['back inside a span', PLAIN, '2026-03-02T10:30:00Z', -HOUR, '2026-03-02T09:30:00Z'],
    [
      'back to the beginning of a span',
      PLAIN,
      '2026-03-02T10:00:00Z',
      -HOUR,
      '2026-03-02T09:00:00Z',
    ],
    ['back over a weekend', PLAIN, '2026-03-09T09:30:00Z', -HOUR, '2026-03-06T17:00:00Z'],
    ['a week of work', PLAIN, '2026-03-02T09:00:00Z', 35 * HOUR, '2026-03-06T17:30:00Z'],
    ['a day of 23 hours', BERLIN, '2024-03-31T00:00:00+01:00', 24 * HOUR, '2024-04-01T07:00:00Z'],
    ['a day of 25 hours', BERLIN, '2024-10-27T00:00:00+02:00', 25 * HOUR, '2024-10-27T23:00:00Z'],
    ['within the cover', covered, '2026-03-02T09:00:00Z', 9 * HOUR, '2026-03-09T12:00:00Z'],
    ['past the cover', covered, '2026-03-02T09:00:00Z', 9 * HOUR + 1, undefined],
    ['back past the cover', covered, '2026-03-02T10:00:00Z', -HOUR - 1, undefined],
  ];
  for (const [why, calendar, from, seconds, to] of steps) {
    it(`${why}: ${from} and ${seconds} s is ${to ?? 'not known'}`, () => {
      expect(shown(addWorkingSeconds(calendar, at(from), seconds))).toBe(to);
    });
  }

  it('reaches far in a calendar without an end, in both directions', () => {
    const fresh = compileCalendar({
      timeZone: 'UTC',
      week: { mon: [['09:00', '10:00']] },
      holidays: [],
      workdays: [],
    });
    const start = at('2026-03-02T09:00:00Z');
    expect(shown(addWorkingSeconds(fresh, start, 1000 * HOUR))).toBe('2045-04-24T10:00:00Z');
    expect(shown(addWorkingSeconds(fresh, start, -1000 * HOUR))).toBe('2007-01-01T09:00:00Z');
    expect(shown(addWorkingSeconds(fresh, start, HOUR))).toBe('2026-03-02T10:00:00Z');
  });

  it('never ends in a calendar without working time', () => {
    const closed = compileCalendar({ timeZone: 'UTC', week: {}, holidays: [], workdays: [] });
    expect(addWorkingSeconds(closed, at('2026-03-02T09:00:00Z'), 1)).toBeUndefined();
  });
});

describe('working time between instants', () => {
  const spans: readonly [
    why: string,
    calendar: Calendar,
    from: string,
    to: string,
    seconds: number,
  ][] = [
    ['a day without its break', PLAIN, '2026-03-02T00:00:00Z', '2026-03-03T00:00:00Z', 7 * HOUR],
    ['inside the break', PLAIN, '2026-03-02T12:10:00Z', '2026-03-02T13:00:00Z', 0],
    ['backwards', PLAIN, '2026-03-02T10:00:00Z', '2026-03-02T09:30:00Z', -1800],
    [
      'over the skipped hour',
      BERLIN,
      '2024-03-31T01:30:00+01:00',
      '2024-03-31T03:30:00+02:00',
      HOUR,
    ],
    [
      'over the repeated hour',
      BERLIN,
      '2024-10-27T02:30:00+02:00',
      '2024-10-27T02:30:00+01:00',
      HOUR,
    ],
    ['a weekend', PLAIN, '2026-03-07T00:00:00Z', '2026-03-09T00:00:00Z', 0],
    [
      'what is not covered counts nothing',
      covered,
      '2026-01-01T00:00:00Z',
      '2027-01-01T00:00:00Z',
      9 * HOUR,
    ],
  ];
  for (const [why, calendar, from, to, seconds] of spans) {
    it(`${why}: ${from} to ${to} is ${seconds} s`, () => {
      expect(workingSecondsBetween(calendar, at(from), at(to))).toBe(seconds);
    });
  }
});

describe('rolling to working time', () => {
  const rolls: readonly [from: string, back: string, forward: string][] = [
    ['2026-03-02T10:00:00Z', '2026-03-02T10:00:00Z', '2026-03-02T10:00:00Z'],
    ['2026-03-02T09:00:00Z', '2026-03-02T09:00:00Z', '2026-03-02T09:00:00Z'],
    ['2026-03-02T12:00:00Z', '2026-03-02T12:00:00Z', '2026-03-02T13:30:00Z'],
    ['2026-03-02T12:30:00Z', '2026-03-02T12:00:00Z', '2026-03-02T13:30:00Z'],
    ['2026-03-07T12:30:00Z', '2026-03-06T17:30:00Z', '2026-03-09T09:00:00Z'],
  ];
  for (const [from, back, forward] of rolls) {
    it(`${from} rolls back to ${back} and forward to ${forward}`, () => {
      expect(shown(rollBack(PLAIN, at(from)))).toBe(back);
      expect(shown(rollForward(PLAIN, at(from)))).toBe(forward);
    });
  }

  it('finds nothing past the cover', () => {
    expect(rollForward(covered, at('2026-03-09T12:00:00Z'))).toBeUndefined();
    expect(rollBack(covered, at('2026-03-02T08:00:00Z'))).toBeUndefined();
  });
});
