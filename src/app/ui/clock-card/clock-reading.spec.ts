import { zhLedger } from '../../i18n/zh-ledger.ts';
import { aClockView } from '../../../testing/clock-view.ts';
import { ledgerOf } from '../../../testing/ledger-clock.ts';
import { NO_CALENDAR } from '../ledger/calendar-day.ts';
import { clockReading, suspendedDays } from './clock-reading.ts';

const asOf = '2026-10-19T10:00:00+08:00';
const suspended = aClockView({
  bucket: 'suspended',
  suspensions: [
    {
      from: '2026-10-16',
      to: null,
      limit: { value: 10, unit: 'workingDay' },
      reason: 'EXPERT_REVIEW',
    },
  ],
  ledger: ledgerOf(
    '2026-10-15 counted 1',
    '2026-10-16 suspended 0 EXPERT_REVIEW',
    '2026-10-17 suspended 0 EXPERT_REVIEW',
    '2026-10-18 suspended 0 EXPERT_REVIEW',
    '2026-10-19 suspended 0 EXPERT_REVIEW',
    '2026-10-20 suspended 0 EXPERT_REVIEW',
  ),
});

describe('clockReading', () => {
  it('names the open suspension and what is left of its limit', () => {
    expect(clockReading(suspended, asOf, NO_CALENDAR, zhLedger).suspension).toEqual({
      reason: '专家评审',
      left: 8,
      of: 10,
    });
  });

  it('has no suspension once it was resumed', () => {
    const resumed = {
      ...suspended,
      suspensions: suspended.suspensions.map((one) => ({ ...one, to: '2026-10-19' })),
    };
    expect(clockReading(resumed, asOf, NO_CALENDAR, zhLedger).suspension).toBeNull();
  });

  it('says nothing of what is left where the suspension has no limit', () => {
    const unlimited = {
      ...suspended,
      suspensions: suspended.suspensions.map((one) => ({ ...one, limit: null })),
    };
    expect(clockReading(unlimited, asOf, NO_CALENDAR, zhLedger).suspension).toEqual({
      reason: '专家评审',
      left: null,
      of: null,
    });
  });
});

describe('suspendedDays', () => {
  it('counts working days up to the day of looking', () => {
    expect(suspendedDays(suspended, '2026-10-19', NO_CALENDAR)).toBe(2);
  });

  it('counts all days of a limit in natural days', () => {
    const natural = { ...suspended, limit: { value: 60, unit: 'naturalDay' as const } };
    expect(suspendedDays(natural, '2026-10-19', NO_CALENDAR)).toBe(4);
  });
});
