import { median, percentile } from './rounds.ts';

describe('figures of rounds', () => {
  const hundred = Array.from({ length: 100 }, (_, no) => 100 - no);

  for (const [name, figures, share, wanted] of [
    ['the p99 of a hundred leaves one above it', hundred, 0.99, 99],
    ['the p99 of fewer is the largest', hundred.slice(50), 0.99, 50],
    ['the p50 of three is the middle one', [3, 1, 2], 0.5, 2],
    ['a p100 is the largest', hundred, 1, 100],
  ] as const) {
    it(name, () => {
      expect(percentile(figures, share)).toBe(wanted);
    });
  }

  it('the median of an even number is the lower of the two in the middle', () => {
    expect(median([4, 1, 3, 2])).toBe(2);
  });

  it('of nothing there is no figure', () => {
    expect(median([])).toBeNaN();
  });
});
