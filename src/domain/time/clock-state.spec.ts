import { readClock } from './read-clock.ts';
import { OFFICIAL } from './testing/calendars.ts';
import { at, clock } from './testing/clock-facts.ts';

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
