import { formatDay, parseDay } from '../time/day.ts';
import { periodBefore, periodOf, readPeriod } from './period.ts';
import type { Period } from './period.ts';

function at(code: string): Period {
  const period = readPeriod(code);
  if (period === undefined) throw new RangeError(code);
  return period;
}

describe('a period', () => {
  const rows: readonly [code: string, from: string, to: string, before: string][] = [
    ['2026-10', '2026-10-01', '2026-10-31', '2026-09'],
    ['2026-01', '2026-01-01', '2026-01-31', '2025-12'],
    ['2024-02', '2024-02-01', '2024-02-29', '2024-01'],
    ['2026-Q4', '2026-10-01', '2026-12-31', '2026-Q3'],
    ['2026-Q1', '2026-01-01', '2026-03-31', '2025-Q4'],
    ['2026-H2', '2026-07-01', '2026-12-31', '2026-H1'],
    ['2026-H1', '2026-01-01', '2026-06-30', '2025-H2'],
    ['2026', '2026-01-01', '2026-12-31', '2025'],
  ];
  for (const [code, from, to, before] of rows) {
    it(`${code} is ${from} to ${to}, after ${before}`, () => {
      const period = at(code);
      expect([formatDay(period.from), formatDay(period.to)]).toEqual([from, to]);
      expect(periodBefore(period).code).toBe(before);
    });
  }

  for (const code of ['2026-13', '2026-00', '2026-1', '2026-Q5', '2026-Q0', '2026-H3', '26', '']) {
    it(`is not ${code === '' ? 'an empty text' : code}`, () => {
      expect(readPeriod(code)).toBeUndefined();
    });
  }

  it('of a day is as long as the one it is asked like', () => {
    const day = parseDay('2026-11-26');
    if (day === undefined) throw new RangeError('day');
    expect(
      ['2020-01', '2020-Q1', '2020-H1', '2020'].map((like) => periodOf(day, at(like)).code),
    ).toEqual(['2026-11', '2026-Q4', '2026-H2', '2026']);
  });
});
