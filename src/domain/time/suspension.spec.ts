import { readClock } from './read-clock.ts';
import { OFFICIAL } from './testing/calendars.ts';
import { at, clock } from './testing/clock-facts.ts';
import { itIsDue } from './testing/it-is-due.ts';

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
