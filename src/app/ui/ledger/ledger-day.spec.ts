import { aLedgerClock, ledgerOf } from '../../../testing/ledger-clock.ts';
import { limitSeconds } from './ledger-clock.ts';
import { countsHours, ledgerDays } from './ledger-day.ts';

const clock = aLedgerClock({
  due: '2026-09-21',
  ledger: ledgerOf(
    '2026-09-17 trigger',
    '2026-09-18 counted 1',
    '2026-09-19 restDay',
    '2026-09-20 makeUpDay 1 国庆节',
    '2026-09-21 counted 1',
    '2026-09-22 counted 1',
    '2026-09-23 counted 1',
  ),
});

describe('ledgerDays', () => {
  it('numbers counted days and leaves the others without a number', () => {
    expect(ledgerDays(clock, '2026-09-23').map((day) => day.ordinal)).toEqual([
      null,
      1,
      null,
      2,
      3,
      4,
      5,
    ]);
  });

  it('counts days over from the day after the due day', () => {
    expect(ledgerDays(clock, '2026-09-23').map((day) => day.over)).toEqual([
      null,
      null,
      null,
      null,
      null,
      1,
      2,
    ]);
  });

  it('marks the due day, also of a due instant', () => {
    const instant = { ...clock, due: '2026-09-21T17:30:00+08:00' };
    for (const one of [clock, instant]) {
      const due = ledgerDays(one, '2026-09-23').filter((day) => day.due);
      expect(due.map((day) => day.date)).toEqual(['2026-09-21']);
    }
  });

  it('foresees the days after today of a running clock', () => {
    const ahead = ledgerDays(clock, '2026-09-20').filter((day) => day.ahead);
    expect(ahead.map((day) => day.date)).toEqual(['2026-09-21', '2026-09-22', '2026-09-23']);
  });

  it('foresees the days after the end of a clock that ended early', () => {
    const ended = { ...clock, endedAt: '2026-09-18T10:00:00+08:00' };
    expect(ledgerDays(ended, '2026-11-23').filter((day) => !day.ahead).length).toBe(2);
  });

  it('is never over without a due day', () => {
    const unknown = { ...clock, due: null };
    expect(ledgerDays(unknown, '2026-09-23').every((day) => day.over === null)).toBeTrue();
  });

  it('sums working seconds of hour limits', () => {
    const hours = aLedgerClock({
      limit: { value: 10, unit: 'workingHour' },
      ledger: ledgerOf('2026-09-17 counted 7200', '2026-09-18 counted 25200'),
    });
    expect(ledgerDays(hours, '2026-09-18').map((day) => day.ordinal)).toEqual([7200, 32400]);
  });
});

describe('ledgerDays of an hour limit', () => {
  it('counts as over what the due instant left of its own day', () => {
    const hours = aLedgerClock({
      limit: { value: 4, unit: 'workingHour' },
      limitSeconds: limitSeconds({ workingSeconds: 59_400 }, { workingSeconds: -45_000 }),
      due: '2026-10-10T10:30:00+08:00',
      ledger: ledgerOf(
        '2026-10-09 trigger 9000',
        '2026-10-10 makeUpDay 25200',
        '2026-10-12 counted 25200',
      ),
    });
    expect(hours.limitSeconds).toBe(14_400);
    expect(ledgerDays(hours, '2026-10-12').map((day) => day.over)).toEqual([null, null, 45_000]);
  });

  it('does not guess a limit that is not known', () => {
    expect(limitSeconds({ workingSeconds: 60 }, null)).toBeNull();
    expect(limitSeconds({ days: 3 }, { days: 1 })).toBeNull();
  });
});

describe('countsHours', () => {
  it('follows the unit of the limit', () => {
    expect(countsHours(aLedgerClock({ limit: { value: 2, unit: 'workingHour' } }))).toBeTrue();
    expect(countsHours(aLedgerClock({ limit: { value: 2, unit: 'month' } }))).toBeFalse();
  });

  it('sees seconds in the ledger of a stated end', () => {
    const stated = aLedgerClock({ limit: { due: '2026-09-21T12:00:00+08:00' } });
    expect(countsHours(stated)).toBeFalse();
    expect(countsHours({ ...stated, ledger: ledgerOf('2026-09-17 counted 7200') })).toBeTrue();
  });
});
