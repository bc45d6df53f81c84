import { startOfDay } from './calendar.ts';
import { addDays } from './day.ts';
import { readClock } from './read-clock.ts';
import { OFFICIAL } from './testing/calendars.ts';
import { at, clock, instantText } from './testing/clock-facts.ts';

const ANY = at('2026-03-01T00:00:00Z');

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
