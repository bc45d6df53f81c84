import { indicatorValue } from './indicator-value.ts';
import type { IndicatorUnit } from './indicator.ts';

describe('the value of an indicator', () => {
  const cases: readonly [
    rule: string,
    unit: IndicatorUnit,
    numerator: number,
    denominator: number | null,
    value: string | null,
  ][] = [
    ['is a percentage of two places', 'percent', 24_165, 29_186, '82.80'],
    ['is rounded half up at an exact tie', 'percent', 1, 1600, '0.06'],
    [
      'is rounded half up where a binary number lies below the tie',
      'percent',
      3533,
      20_000,
      '17.67',
    ],
    ['is not applicable where nothing is in the denominator', 'percent', 0, 0, null],
    ['is 0 where nothing of something is meant', 'percent', 0, 7, '0.00'],
    ['is all of it where what was done early is more than what was due', 'percent', 3, 2, '100.00'],
    ['may lie above 1 where it is no share', 'times', 3, 2, '1.50'],
    ['may be negative: more days used than allowed', 'percent', -1, 3, '-33.33'],
    ['is taken per 10,000 where that is the unit', 'perTenThousand', 133, 246_599, '5.39'],
    ['is a quotient in days', 'workingDays', 7, 3, '2.33'],
    ['is the count itself where there is no denominator', 'count', 12, null, '12'],
    ['of a count of nothing is 0', 'count', 0, null, '0'],
  ];
  for (const [rule, unit, numerator, denominator, value] of cases) {
    it(rule, () => {
      expect(indicatorValue({ unit, direction: 'higher' }, numerator, denominator)).toBe(value);
    });
  }

  it('tells more than all of what is bad, and of what is neither', () => {
    for (const direction of ['lower', 'none'] as const) {
      expect(indicatorValue({ unit: 'percent', direction }, 3, 2)).toBe('150.00');
    }
  });
});
