import { OFFICIAL } from '#domain/testing/official-calendar.ts';
import { firstKeptMonth, monthOf } from './months.ts';

describe('the months that stay', () => {
  const rows: readonly { why: string; now: string; months: number; first: string }[] = [
    { why: 'two whole years before this month', now: '2026-11-26', months: 24, first: '2024-11' },
    { why: 'the month before', now: '2026-01-01', months: 1, first: '2025-12' },
    {
      why: 'also from the last day of a long month',
      now: '2026-03-31',
      months: 1,
      first: '2026-02',
    },
  ];
  for (const { why, now, months, first } of rows) {
    it(`begin with ${why}`, () => {
      expect(firstKeptMonth(OFFICIAL, Date.parse(`${now}T12:00:00+08:00`), months)).toBe(first);
    });
  }

  it('follow the calendar of the province: its midnight, not that of another zone', () => {
    expect(monthOf(OFFICIAL, Date.parse('2026-02-28T15:59:59Z'))).toBe('2026-02');
    expect(monthOf(OFFICIAL, Date.parse('2026-02-28T16:00:00Z'))).toBe('2026-03');
  });
});
