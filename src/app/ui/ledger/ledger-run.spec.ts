import { aLedgerClock, ledgerOf } from '../../../testing/ledger-clock.ts';
import { ledgerDays } from './ledger-day.ts';
import { ledgerRuns, singleRuns } from './ledger-run.ts';
import type { LedgerRun } from './ledger-run.ts';

function runs(due: string | null, ...lines: readonly string[]): readonly LedgerRun[] {
  return ledgerRuns(ledgerDays(aLedgerClock({ due, ledger: ledgerOf(...lines) }), '2026-12-31'));
}
const told = (found: readonly LedgerRun[]): readonly string[] =>
  found.map((run) => `${run.from.slice(5)} ${run.to.slice(5)} ${run.kind} ${run.days}`);

describe('ledgerRuns', () => {
  it('tells the National Day as one run of seven days, its weekend included', () => {
    const found = runs(
      null,
      '2026-10-01 holiday 0 国庆节',
      '2026-10-02 holiday 0 国庆节',
      '2026-10-03 restDay',
      '2026-10-04 restDay',
      '2026-10-05 holiday 0 国庆节',
      '2026-10-06 holiday 0 国庆节',
      '2026-10-07 holiday 0 国庆节',
    );
    expect(told(found)).toEqual(['10-01 10-07 holiday 7']);
    expect(found[0]?.name).toBe('国庆节');
  });

  it('takes a weekend into a holiday only where the calendar names it or holidays surround it', () => {
    expect(told(runs(null, '2026-09-25 holiday 0 中秋节', '2026-09-26 restDay'))).toEqual([
      '09-25 09-25 holiday 1',
      '09-26 09-26 restDay 1',
    ]);
    expect(told(runs(null, '2026-09-25 holiday 0 中秋节', '2026-09-26 restDay 0 中秋节'))).toEqual([
      '09-25 09-26 holiday 2',
    ]);
  });

  it('keeps two holidays that touch apart', () => {
    expect(told(runs(null, '2025-10-06 holiday 0 中秋节', '2025-10-07 holiday 0 国庆节'))).toEqual([
      '10-06 10-06 holiday 1',
      '10-07 10-07 holiday 1',
    ]);
  });

  it('counts only working days of a suspension and takes its weekend along', () => {
    const found = runs(
      null,
      '2026-10-16 suspended 0 expertReview',
      '2026-10-17 suspended 0 expertReview',
      '2026-10-18 restDay',
      '2026-10-19 suspended 0 expertReview',
    );
    expect(told(found)).toEqual(['10-16 10-19 suspended 4']);
    expect(found[0]?.workDays).toBe(2);
    expect(found[0]?.reason).toBe('expertReview');
  });

  it('lets trigger, first counted day, make-up day and due day stand alone', () => {
    const found = runs(
      '2026-09-23',
      '2026-09-17 trigger',
      '2026-09-18 counted 1',
      '2026-09-20 makeUpDay 1',
      '2026-09-21 counted 1',
      '2026-09-22 counted 1',
      '2026-09-23 counted 1',
      '2026-09-24 counted 1',
    );
    expect(told(found)).toEqual([
      '09-17 09-17 trigger 1',
      '09-18 09-18 counted 1',
      '09-20 09-20 makeUpDay 1',
      '09-21 09-22 counted 2',
      '09-23 09-23 counted 1',
      '09-24 09-24 counted 1',
    ]);
    expect(found.map((run) => [run.first, run.last])).toEqual([
      [null, null],
      [1, 1],
      [2, 2],
      [3, 4],
      [5, 5],
      [6, 6],
    ]);
    expect(found.map((run) => run.begins)).toEqual([null, 'count', null, null, null, null]);
    expect(found.at(-1)?.over).toBe(1);
  });

  it('names the day of resumption with the reason that ended', () => {
    const found = runs(
      null,
      '2026-10-09 counted 1',
      '2026-10-12 suspended 0 hearing',
      '2026-10-13 counted 1',
      '2026-10-14 counted 1',
    );
    expect(found.map((run) => [run.begins, run.reason])).toEqual([
      ['count', null],
      [null, 'hearing'],
      ['resumption', 'hearing'],
      [null, null],
    ]);
  });

  it('a suspension before the first counted day is followed by the count, not a resumption', () => {
    const found = runs(null, '2026-10-12 suspended 0 hearing', '2026-10-13 counted 1');
    expect(found.map((run) => run.begins)).toEqual([null, 'count']);
  });

  it('keeps every day exactly once', () => {
    const lines = Array.from({ length: 28 }, (_empty, index) => {
      const kinds = ['counted 1', 'restDay', 'holiday 0 节', 'suspended 0 听证', 'makeUpDay 1'];
      return `2026-02-${String(index + 1).padStart(2, '0')} ${kinds[(index * 7) % 5] ?? ''}`;
    });
    const total = runs('2026-02-20', ...lines).reduce((sum, run) => sum + run.days, 0);
    expect(total).toBe(28);
  });
});

describe('singleRuns', () => {
  it('gives each day its own line and its own kind', () => {
    const days = ledgerDays(
      aLedgerClock({ ledger: ledgerOf('2026-10-01 holiday', '2026-10-03 restDay') }),
      '2026-12-31',
    );
    expect(told(singleRuns(days))).toEqual(['10-01 10-01 holiday 1', '10-03 10-03 restDay 1']);
  });
});
