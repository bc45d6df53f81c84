import { medianTotal } from './median-total.ts';

describe('medianTotal', () => {
  for (const [totals, places, expected] of [
    [['90.00', '60.12', '83.00'], 2, '83.00'],
    [['90.00', '60.12'], 2, '75.06'],
    [['0.01', '0.02'], 2, '0.02'],
    [['10.5', '9.5', '100.0', '2.0'], 1, '10.0'],
    [['7'], 0, '7'],
    [['-1.00', '-2.00', '5.00'], 2, '-1.00'],
  ] as const) {
    it(`of ${totals.join(', ')} is ${expected}`, () => {
      expect(medianTotal(totals, places)).toBe(expected);
    });
  }
});
