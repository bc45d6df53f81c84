import type { TimeLimitAnswer } from '#contract/time-limits.ts';
import { momentIn, wallAnswer } from './calendar-wall.ts';

describe('momentIn', () => {
  const rows = [
    { why: 'a day stays a day', zone: 'Europe/Berlin', text: '2026-03-29', is: '2026-03-29' },
    {
      why: 'a time of day is read in the calendar’s zone, in winter',
      zone: 'Europe/Berlin',
      text: '2026-01-05T09:00',
      is: '2026-01-05T09:00:00+01:00',
    },
    {
      why: 'and in summer',
      zone: 'Europe/Berlin',
      text: '2026-07-06T09:00',
      is: '2026-07-06T09:00:00+02:00',
    },
    {
      why: 'a skipped time goes on from midnight',
      zone: 'Europe/Berlin',
      text: '2026-03-29T02:30',
      is: '2026-03-29T03:30:00+02:00',
    },
    {
      why: 'a time that stands twice is the earlier one',
      zone: 'Europe/Berlin',
      text: '2026-10-25T02:30',
      is: '2026-10-25T02:30:00+02:00',
    },
    {
      why: 'the official calendar has one offset',
      zone: undefined,
      text: '2026-01-05T09:00',
      is: '2026-01-05T09:00:00+08:00',
    },
    {
      why: 'an unknown zone leaves the refusal to the server',
      zone: 'Nowhere/Land',
      text: '2026-01-05T09:00',
      is: '2026-01-05T09:00:00+08:00',
    },
  ] as const;
  for (const { why, zone, text, is } of rows) {
    it(why, () => {
      expect(momentIn(zone, text)).toBe(is);
    });
  }
});

describe('wallAnswer', () => {
  it('keeps the wall clock of the calendar where screens write official time', () => {
    const answer: TimeLimitAnswer = {
      due: '2026-01-05T17:30:00+01:00',
      state: 'running',
      beyondCalendar: null,
      notBefore: null,
      elapsed: { workingSeconds: 0 },
      remaining: { workingSeconds: 3600 },
      warnAt: ['2026-01-05T16:30:00Z', null],
      ledger: [],
    };
    const { due, warnAt } = wallAnswer(answer);
    expect(due).toBe('2026-01-05T17:30:00+08:00');
    expect(warnAt).toEqual(['2026-01-05T16:30:00+08:00', null]);
    expect(wallAnswer({ ...answer, due: '2026-01-05' }).due).toBe('2026-01-05');
  });
});
