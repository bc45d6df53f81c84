import { formatDay } from './day.ts';
import { ledger } from './ledger.ts';
import { readClock } from './read-clock.ts';
import { OFFICIAL } from './testing/calendars.ts';
import { at, clock } from './testing/clock-facts.ts';

type Facts = Parameters<typeof clock>[0];

/** Lines as `03-02 trigger 0`. */
function lines(facts: Facts, until: string): string[] {
  return ledger(OFFICIAL, clock(facts), at(until)).map(
    ({ day, kind, counted }) => `${formatDay(day).slice(5)} ${kind} ${counted}`,
  );
}

describe('the ledger of a limit in working days', () => {
  it('says of every day from the trigger to the due day what it counted and why', () => {
    expect(lines({ start: '2026-02-12', limit: '5 workingDay' }, '2026-02-13T00:00:00Z')).toEqual([
      '02-12 trigger 0',
      '02-13 counted 1',
      '02-14 makeUpDay 1',
      '02-15 restDay 0',
      '02-16 holiday 0',
      '02-17 holiday 0',
      '02-18 holiday 0',
      '02-19 holiday 0',
      '02-20 holiday 0',
      '02-21 restDay 0',
      '02-22 restDay 0',
      '02-23 holiday 0',
      '02-24 counted 1',
      '02-25 counted 1',
      '02-26 counted 1',
    ]);
  });

  it('shows suspended days as such, weekends among them too', () => {
    const facts = {
      start: '2026-03-05',
      limit: '2 workingDay',
      suspensions: ['2026-03-06..2026-03-10'],
    };
    expect(lines(facts, '2026-03-06T00:00:00Z')).toEqual([
      '03-05 trigger 0',
      '03-06 suspended 0',
      '03-07 suspended 0',
      '03-08 suspended 0',
      '03-09 suspended 0',
      '03-10 counted 1',
      '03-11 counted 1',
    ]);
  });

  it('runs on to the moment of looking when that is later', () => {
    expect(lines({ start: '2026-03-05', limit: '1 workingDay' }, '2026-03-09T00:00:00Z')).toEqual([
      '03-05 trigger 0',
      '03-06 counted 1',
      '03-07 restDay 0',
      '03-08 restDay 0',
      '03-09 counted 1',
    ]);
  });

  it('ends with the due day or the finish, whichever is later, and not with the moment of looking', () => {
    const facts = { start: '2026-03-05', limit: '1 workingDay' };
    const now = '2026-03-20T00:00:00Z';
    expect(lines({ ...facts, finished: '2026-03-05' }, now).length).toBe(2);
    expect(lines({ ...facts, finished: '2026-03-07' }, now).length).toBe(3);
  });

  it('has only the trigger day before anything counts', () => {
    expect(lines({ start: '2026-03-05', limit: '0 workingDay' }, '2026-03-01T00:00:00Z')).toEqual([
      '03-05 trigger 0',
    ]);
  });

  it('counts nothing up to the due day of a limit of 0 that was moved off a day of rest', () => {
    expect(lines({ start: '2026-03-07', limit: '0 workingDay' }, '2026-03-10T00:00:00Z')).toEqual([
      '03-07 trigger 0',
      '03-08 restDay 0',
      '03-09 trigger 0',
      '03-10 counted 1',
    ]);
  });

  it('ends with the cover of the calendar', () => {
    expect(lines({ start: '2026-12-30', limit: '5 workingDay' }, '2027-01-05T00:00:00Z')).toEqual([
      '12-30 trigger 0',
      '12-31 counted 1',
    ]);
  });
});

describe('the ledger of a limit in natural days', () => {
  it('counts weekends, and moves the last day off a day of rest', () => {
    expect(lines({ start: '2026-03-12', limit: '2 naturalDay' }, '2026-03-13T00:00:00Z')).toEqual([
      '03-12 trigger 0',
      '03-13 counted 1',
      '03-14 restDay 0',
      '03-15 restDay 0',
      '03-16 counted 1',
    ]);
    expect(lines({ start: '2026-03-12', limit: '4 naturalDay' }, '2026-03-13T00:00:00Z')).toEqual([
      '03-12 trigger 0',
      '03-13 counted 1',
      '03-14 counted 1',
      '03-15 counted 1',
      '03-16 counted 1',
    ]);
  });
});

describe('the ledger of a limit in working hours', () => {
  it('counts seconds, cut at the start and the due instant', () => {
    const facts = { start: '2026-03-06T16:00:00+08:00', limit: '8 workingHour' };
    expect(lines(facts, '2026-03-06T10:00:00Z')).toEqual([
      '03-06 trigger 5400',
      '03-07 restDay 0',
      '03-08 restDay 0',
      '03-09 counted 23400',
    ]);
  });

  it('runs on to the moment of looking, cut there', () => {
    const facts = { start: '2026-03-06T16:00:00+08:00', limit: '1 workingHour' };
    expect(lines(facts, '2026-03-09T10:00:00+08:00')).toEqual([
      '03-06 trigger 5400',
      '03-07 restDay 0',
      '03-08 restDay 0',
      '03-09 counted 3600',
    ]);
  });

  it('leaves suspended time out, and calls a day suspended when all of its time is', () => {
    const facts = {
      start: '2026-03-05T16:30:00+08:00',
      limit: '8 workingHour',
      suspensions: ['2026-03-06T08:00:00+08:00..2026-03-09T10:00:00+08:00'],
    };
    expect(lines(facts, '2026-03-05T10:00:00Z')).toEqual([
      '03-05 trigger 3600',
      '03-06 suspended 0',
      '03-07 suspended 0',
      '03-08 suspended 0',
      '03-09 counted 21600',
      '03-10 counted 3600',
    ]);
  });
});

describe('the sum of a ledger', () => {
  const facts: readonly Facts[] = [
    { start: '2026-02-12', limit: '20 workingDay', suspensions: ['2026-02-20..2026-02-27'] },
    { start: '2026-03-04', limit: '10 naturalDay' },
    { start: '2026-01-31', limit: '1 month', suspensions: ['2026-02-05../5 workingDay'] },
    { start: '2026-03-07', limit: '0 workingDay' },
    { start: '2026-03-05T16:30:00+08:00', limit: '30 workingHour' },
  ];
  for (const each of facts) {
    it(`up to a day is what has elapsed on it: ${each.limit} from ${each.start}`, () => {
      for (let hour = 0; hour < 60 * 24; hour += 7) {
        const now = at('2026-02-10T00:00:00Z') + hour * 3_600_000;
        const input = clock({ ...each, finished: undefined });
        const { elapsed } = readClock(OFFICIAL, input, now);
        const upTo = ledger(OFFICIAL, { ...input, finished: { kind: 'instant', at: now } }, now)
          .filter(({ day }) => 'workingSeconds' in elapsed || day <= localDay(now))
          .reduce((sum, { counted }) => sum + counted, 0);
        const counted = 'days' in elapsed ? elapsed.days : elapsed.workingSeconds;
        const total = 30 * 3600;
        // In hours the lines run on to the due instant while that is later.
        expect(upTo).toBe('days' in elapsed ? counted : Math.max(counted, total));
      }
    });
  }

  function localDay(now: number): number {
    return Math.floor((now + 8 * 3_600_000) / 86_400_000);
  }
});
