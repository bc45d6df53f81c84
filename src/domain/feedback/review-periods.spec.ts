import { day } from '../testing/case-fixture.ts';
import { findReviewPeriod, REVIEW_PERIODS } from './review-periods.ts';
import type { ReviewPeriod } from './review-periods.ts';

const PATH = '370000/370100/370102/';

function period(value: number, more: Partial<ReviewPeriod>): ReviewPeriod {
  return {
    clock: 'rectification',
    regionCode: null,
    limit: { value, unit: 'workingDay' },
    effectiveFrom: day('2020-01-01'),
    effectiveTo: null,
    source: 'spec',
    ...more,
  };
}

const RULES: readonly ReviewPeriod[] = [
  period(5, {}),
  period(7, { regionCode: '370100', effectiveTo: day('2025-12-31') }),
  period(15, { regionCode: '370100', effectiveFrom: day('2026-01-01') }),
  period(3, { regionCode: '370102', effectiveFrom: day('2026-06-01') }),
  period(1, { clock: 'contact' }),
];

describe('the period of a bad review', () => {
  const rows: readonly (readonly [
    rule: string,
    path: string,
    on: string,
    days: number | undefined,
  ])[] = [
    ['is the region’s own', '370000/370100/', '2026-03-02', 15],
    ['else that of the nearest above', PATH, '2026-03-02', 15],
    ['as it was in force on the day', PATH, '2025-12-31', 7],
    ['changes with the day on which a rule begins', PATH, '2026-06-01', 3],
    ['else that of everywhere', '370000/370200/', '2026-03-02', 5],
    ['is none before any rule', PATH, '2019-12-31', undefined],
    ['is no other region’s that is written alike', '3701002/', '2026-03-02', 5],
  ];
  for (const [rule, path, on, days] of rows) {
    it(rule, () => {
      expect(findReviewPeriod(RULES, 'rectification', path, day(on))?.limit.value).toBe(days);
    });
  }

  it('of several of one region is the one that began last, whatever order they stand in', () => {
    const later = period(9, { regionCode: '370100', effectiveFrom: day('2026-02-01') });
    for (const rules of [
      [...RULES, later],
      [later, ...RULES],
    ]) {
      expect(findReviewPeriod(rules, 'rectification', PATH, day('2026-03-02'))?.limit.value).toBe(
        9,
      );
    }
  });

  it('is there for every clock from the beginning, with its source', () => {
    for (const clock of ['contact', 'rectification', 'appeal'] as const) {
      const found = findReviewPeriod(REVIEW_PERIODS, clock, PATH, day('2001-01-01'));
      expect(found?.source).toMatch(/\S/);
    }
  });
});
