import { readClock } from './read-clock.ts';
import { OFFICIAL } from './testing/calendars.ts';
import { at, clock } from './testing/clock-facts.ts';
import { itIsDue } from './testing/it-is-due.ts';

const ANY = at('2026-03-01T00:00:00Z');

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
