import { aLedgerClock, ledgerOf } from '../../../testing/ledger-clock.ts';
import { zhLedger } from '../../i18n/zh-ledger.ts';
import type { CalendarDay, CalendarDays } from '../ledger/calendar-day.ts';
import { ledgerDays } from '../ledger/ledger-day.ts';
import { stripCell } from './strip-cell.ts';

const day = (date: string, kind: CalendarDay['kind'], working: boolean): CalendarDay => ({
  date,
  kind,
  working,
});
const calendar: CalendarDays = new Map(
  [
    day('2026-09-30', 'workday', true),
    day('2026-10-01', 'holiday', false),
    day('2026-10-10', 'makeUpDay', true),
    day('2026-10-11', 'restDay', false),
  ].map((one) => [one.date, one]),
);

describe('stripCell within a suspension', () => {
  const rows = [
    { why: 'a worked day is hatched', date: '2026-09-30', look: 'suspended', makeUp: false },
    { why: 'a holiday keeps its foot', date: '2026-10-01', look: 'holiday', makeUp: false },
    { why: 'a make-up day keeps its bar', date: '2026-10-10', look: 'suspended', makeUp: true },
    { why: 'a weekend stays empty', date: '2026-10-11', look: 'rest', makeUp: false },
  ] as const;
  for (const { why, date, look, makeUp } of rows) {
    it(why, () => {
      const clock = aLedgerClock({ ledger: ledgerOf(`${date} suspended`) });
      const [one] = ledgerDays(clock, '2026-11-23', calendar);
      if (one === undefined) throw new Error('no day');
      const cell = stripCell(clock, one, zhLedger);
      expect([cell.look, cell.makeUp]).toEqual([look, makeUp]);
    });
  }

  it('tells a holiday by its own kind where nothing is suspended', () => {
    const clock = aLedgerClock({ ledger: ledgerOf('2026-10-01 holiday') });
    const [one] = ledgerDays(clock, '2026-11-23', calendar);
    expect(one?.within).toBeNull();
  });
});
