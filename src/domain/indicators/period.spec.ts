import { formatDay } from '../time/day.ts';
import { periodBefore, readPeriod } from './period.ts';
import type { Period } from './period.ts';

function days(period: Period | undefined): string | undefined {
  return period && `${formatDay(period.from)} to ${formatDay(period.to)}`;
}

describe('a period', () => {
  const cases: readonly [text: string, days: string | undefined, before: string | undefined][] = [
    ['2026-10', '2026-10-01 to 2026-10-31', '2026-09'],
    ['2026-01', '2026-01-01 to 2026-01-31', '2025-12'],
    ['2028-02', '2028-02-01 to 2028-02-29', '2028-01'],
    ['2026-Q1', '2026-01-01 to 2026-03-31', '2025-Q4'],
    ['2026-Q4', '2026-10-01 to 2026-12-31', '2026-Q3'],
    ['2026-H2', '2026-07-01 to 2026-12-31', '2026-H1'],
    ['2026-H1', '2026-01-01 to 2026-06-30', '2025-H2'],
    ['2026-H3', undefined, undefined],
    ['2026', '2026-01-01 to 2026-12-31', '2025'],
    ['2026-10-05..2026-10-11', '2026-10-05 to 2026-10-11', '2026-09-28..2026-10-04'],
    ['2026-10-05..2026-10-05', '2026-10-05 to 2026-10-05', '2026-10-04..2026-10-04'],
    ['2024-01-01..2024-12-31', '2024-01-01 to 2024-12-31', '2022-12-31..2023-12-31'],
    ['2026-13', undefined, undefined],
    ['2026-00', undefined, undefined],
    ['2026-Q5', undefined, undefined],
    ['2026-1', undefined, undefined],
    ['2026-10-11..2026-10-05', undefined, undefined],
    ['2026-02-30..2026-03-01', undefined, undefined],
    ['2025-01-01..2026-12-31', undefined, undefined],
    ['2026-10-05..2026-10-06..2026-10-07', undefined, undefined],
    ['2026-10-05', undefined, undefined],
    ['', undefined, undefined],
  ];
  for (const [text, expected, before] of cases) {
    it(`${text || '(nothing)'} is ${expected ?? 'no period'}`, () => {
      const period = readPeriod(text);

      expect(days(period)).toBe(expected);
      expect(period && periodBefore(period).text).toBe(before);
    });
  }

  it('ends where the next one begins, however it is asked for', () => {
    for (const text of ['2026-03', '2026-Q2', '2026', '2026-05-03..2026-05-20']) {
      const period = readPeriod(text);
      const before = period && readPeriod(periodBefore(period).text);

      expect(before && before.to + 1).toBe(period?.from);
    }
  });
});
