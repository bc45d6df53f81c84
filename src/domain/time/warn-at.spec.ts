import { OFFICIAL } from './testing/calendars.ts';
import { amount, at, clock, instantText } from './testing/clock-facts.ts';
import { readClock } from './read-clock.ts';
import { warnAt } from './warn-at.ts';

describe('a warning', () => {
  const rules: readonly [
    why: string,
    facts: Parameters<typeof clock>[0],
    before: string,
    local: string | null,
  ][] = [
    [
      'one working day before',
      { start: '2026-10-08', limit: '20 workingDay' },
      '1 workingDay',
      '2026-11-03T00:00',
    ],
    [
      'before a due day after a holiday week',
      { start: '2026-09-25', limit: '4 workingDay' },
      '1 workingDay',
      '2026-09-30T00:00',
    ],
    [
      'none before: the due day itself',
      { start: '2026-10-08', limit: '20 workingDay' },
      '0 workingDay',
      '2026-11-04T00:00',
    ],
    [
      'none before a limit of 0 that moved off a rest day: the due day',
      { start: '2026-03-07', limit: '0 workingDay' },
      '0 workingDay',
      '2026-03-09T00:00',
    ],
    [
      'more than the limit: the start',
      { start: '2026-10-08', limit: '3 workingDay' },
      '5 workingDay',
      '2026-10-08T00:00',
    ],
    [
      'the whole limit: the start',
      { start: '2026-10-08T10:00:00+08:00', limit: '3 workingDay' },
      '3 workingDay',
      '2026-10-08T10:00',
    ],
    [
      'suspended days are skipped',
      { start: '2026-03-02', limit: '10 workingDay', suspensions: ['2026-03-13..2026-03-20'] },
      '1 workingDay',
      '2026-03-20T00:00',
    ],
    [
      'while suspended without an end',
      { start: '2026-03-02', limit: '10 workingDay', suspensions: ['2026-03-06..'] },
      '1 workingDay',
      null,
    ],
    ['beyond the calendar', { start: '2026-12-28', limit: '10 workingDay' }, '1 workingDay', null],
    [
      'natural days before a moved due day',
      { start: '2026-03-04', limit: '10 naturalDay' },
      '1 naturalDay',
      '2026-03-13T00:00',
    ],
    [
      'a month before a limit of a year',
      { start: '2025-03-10', limit: '1 year' },
      '1 month',
      '2026-02-10T00:00',
    ],
    [
      'a year before a limit of two',
      { start: '2024-03-11', limit: '2 year' },
      '1 year',
      '2025-03-11T00:00',
    ],
    [
      'a working day before a natural limit',
      { start: '2026-03-04', limit: '12 naturalDay' },
      '1 workingDay',
      '2026-03-13T00:00',
    ],
    [
      'natural days before a working limit',
      { start: '2026-03-02', limit: '10 workingDay' },
      '3 naturalDay',
      '2026-03-13T00:00',
    ],
    [
      'natural days before a suspended limit',
      { start: '2026-03-02', limit: '10 workingDay', suspensions: ['2026-03-13..2026-03-20'] },
      '5 naturalDay',
      '2026-03-11T00:00',
    ],
    [
      'a month before a working limit',
      { start: '2026-03-02', limit: '60 workingDay' },
      '1 month',
      '2026-04-28T00:00',
    ],
    [
      'a year before, never before the start',
      { start: '2026-03-02', limit: '60 workingDay' },
      '1 year',
      '2026-03-02T00:00',
    ],
    [
      'hours before the end of a due day',
      { start: '2026-03-02', limit: '10 workingDay' },
      '4 workingHour',
      '2026-03-16T12:00',
    ],
    [
      'a working day before a stated day of rest',
      { start: '2026-03-02', limit: '2026-03-14' },
      '1 workingDay',
      '2026-03-12T00:00',
    ],
    [
      'a working day before a stated instant',
      { start: '2026-03-02', limit: '2026-03-13T15:00:00+08:00' },
      '1 workingDay',
      '2026-03-12T15:00',
    ],
    [
      'minutes before a due instant',
      { start: '2026-03-02T09:30:00+08:00', limit: '1 workingHour' },
      '10 workingMinute',
      '2026-03-02T10:20',
    ],
    [
      'minutes before, over the night',
      { start: '2026-03-02T17:00:00+08:00', limit: '1 workingHour' },
      '40 workingMinute',
      '2026-03-02T17:20',
    ],
    [
      'as soon as that much is left, in the evening',
      { start: '2026-03-02T17:00:00+08:00', limit: '1 workingHour' },
      '30 workingMinute',
      '2026-03-02T17:30',
    ],
    [
      'more than the limit of hours: the start',
      { start: '2026-03-02T17:00:00+08:00', limit: '1 workingHour' },
      '2 workingHour',
      '2026-03-02T17:00',
    ],
    [
      'suspended time is skipped',
      {
        start: '2026-03-02T09:00:00+08:00',
        limit: '2 workingHour',
        suspensions: ['2026-03-02T09:30:00+08:00..2026-03-02T14:00:00+08:00'],
      },
      '1 workingHour',
      '2026-03-02T14:30',
    ],
    [
      'a working day before a due instant',
      { start: '2026-03-06T15:00:00+08:00', limit: '9 workingHour' },
      '1 workingDay',
      '2026-03-06T17:00',
    ],
    [
      'a year before a due instant, never before the start',
      { start: '2026-03-06T15:00:00+08:00', limit: '9 workingHour' },
      '1 year',
      '2026-03-06T15:00',
    ],
  ];
  for (const [why, facts, before, local] of rules) {
    it(`${before} before ${facts.limit} from ${facts.start} is ${local ?? 'never'}: ${why}`, () => {
      const found = warnAt(OFFICIAL, clock(facts), amount(before));
      expect(found === null ? null : instantText(found)).toBe(
        local === null ? null : instantText(at(`${local}:00+08:00`)),
      );
    });
  }

  it('falls exactly when the remaining days first are no more than asked', () => {
    const input = clock({
      start: '2026-02-10',
      limit: '15 workingDay',
      suspensions: ['2026-02-25..2026-03-02'],
    });
    for (let before = 1; before < 15; before += 1) {
      const found = warnAt(OFFICIAL, input, { value: before, unit: 'workingDay' }) ?? Number.NaN;
      expect(readClock(OFFICIAL, input, found).remaining).toEqual({ days: before });
      expect(readClock(OFFICIAL, input, found - 1).remaining).toEqual({ days: before + 1 });
    }
  });
});
