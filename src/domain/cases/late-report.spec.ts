import { OFFICIAL } from '../testing/official-calendar.ts';
import { findLateReport } from './late-report.ts';

describe('an event is reported late', () => {
  const rows: readonly { rule: string; time: string; received: string; days?: number | null }[] = [
    { rule: 'not on its own day', time: '2026-11-23T09:00', received: '2026-11-23T23:59' },
    {
      rule: 'from the next working day',
      time: '2026-11-23T23:59',
      received: '2026-11-24T00:00',
      days: 1,
    },
    {
      rule: 'not on the rest days after it',
      time: '2026-11-20T16:00',
      received: '2026-11-22T20:00',
    },
    {
      rule: 'on the Monday after a Friday, by one day',
      time: '2026-11-20T16:00',
      received: '2026-11-23T09:00',
      days: 1,
    },
    {
      rule: 'not in the holiday after its day',
      time: '2026-09-30T16:00',
      received: '2026-10-07T09:00',
    },
    {
      rule: 'beyond the calendar by a number nobody knows',
      time: '2026-12-31T16:00',
      received: '2027-01-04T09:00',
      days: null,
    },
    { rule: 'never before it happened', time: '2026-11-24T00:03', received: '2026-11-23T23:59' },
  ];
  for (const { rule, time, received, days } of rows) {
    it(rule, () => {
      const report = findLateReport(
        { time: Date.parse(`${time}:00+08:00`), receivedAt: Date.parse(`${received}:00+08:00`) },
        OFFICIAL,
      );
      expect(report).toEqual(days === undefined ? undefined : { workingDays: days });
    });
  }
});
