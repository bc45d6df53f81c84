import { addDays, formatDay, parseDay } from '#domain/time/day.ts';
import { aLedgerClock, ledgerOf } from '../../../testing/ledger-clock.ts';
import { DAYS_A_ROW, stripRows } from './strip-layout.ts';

function days(from: string, count: number): { date: string; kind: 'counted'; counted: number }[] {
  const first = parseDay(from);
  if (first === undefined) throw new RangeError(from);
  return Array.from({ length: count }, (_empty, index) => ({
    date: formatDay(addDays(first, index)),
    kind: 'counted',
    counted: 1,
  }));
}

describe('stripRows', () => {
  it('keeps up to 75 days in one row', () => {
    const clock = aLedgerClock({ ledger: days('2026-09-01', DAYS_A_ROW) });
    const rows = stripRows([clock], '2026-11-23', DAYS_A_ROW);
    expect(rows.length).toBe(1);
    expect(rows[0]?.days.length).toBe(75);
    expect(rows[0]?.months.map((month) => [month.month, month.columns])).toEqual([
      [9, 30],
      [10, 31],
      [11, 14],
    ]);
  });

  it('breaks more days into rows of whole months', () => {
    const clock = aLedgerClock({ ledger: days('2026-09-01', DAYS_A_ROW + 1) });
    const rows = stripRows([clock], '2026-11-23', DAYS_A_ROW);
    expect(rows.map((row) => row.months.map((month) => month.month))).toEqual([[9, 10], [11]]);
  });

  it('never tears a month apart and loses no day', () => {
    const ledger = days('2025-01-15', 400);
    const rows = stripRows([aLedgerClock({ ledger })], '2026-11-23', DAYS_A_ROW);
    expect(rows.flatMap((row) => row.days.map((day) => day?.date))).toEqual(
      ledger.map((line) => line.date),
    );
    const starts = rows.slice(1).map((row) => row.days[0]?.dayOfMonth);
    expect(starts.every((dayOfMonth) => dayOfMonth === 1)).toBeTrue();
    expect(rows.every((row) => row.days.length <= DAYS_A_ROW)).toBeTrue();
  });

  it('gives a phone one week a row from Monday, broken by month', () => {
    // 2026-09-28 is a Monday, 2026-10-01 a Thursday.
    const rows = stripRows([aLedgerClock({ ledger: days('2026-09-28', 7) })], '2026-11-23', 7);
    expect(rows.map((row) => row.days.map((day) => day?.dayOfMonth ?? null))).toEqual([
      [28, 29, 30, null, null, null, null],
      [null, null, null, 1, 2, 3, 4],
    ]);
    expect(rows[1]?.months).toEqual([{ year: 2026, month: 10, columns: 7 }]);
  });

  it('leaves a cell empty where a clock has no such day', () => {
    const early = aLedgerClock({ id: 'a', ledger: days('2026-09-01', 2) });
    const later = aLedgerClock({ id: 'b', ledger: days('2026-09-02', 2) });
    const rows = stripRows([early, later], '2026-11-23', DAYS_A_ROW);
    expect(rows[0]?.lines.map((line) => line.cells.map((cell) => cell !== null))).toEqual([
      [true, true, false],
      [false, true, true],
    ]);
  });

  it('takes holiday, rest and make-up days from whichever clock shows them', () => {
    const suspended = aLedgerClock({ ledger: ledgerOf('2026-10-10 suspended') });
    const counting = aLedgerClock({ id: 'b', ledger: ledgerOf('2026-10-10 makeUpDay 1') });
    const kinds = [suspended, counting].map(
      (first) =>
        stripRows([first, first === suspended ? counting : suspended], '2026-11-23', 75)[0]?.days[0]
          ?.kind,
    );
    expect(kinds).toEqual(['makeUp', 'makeUp']);
  });

  it('is empty without days', () => {
    expect(stripRows([aLedgerClock({ ledger: [] })], '2026-11-23', DAYS_A_ROW)).toEqual([]);
    expect(stripRows([], '2026-11-23', 7)).toEqual([]);
  });
});
