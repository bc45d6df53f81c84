import { scrollTopFor, visibleRange } from './visible-range.ts';

describe('visibleRange', () => {
  const rows: readonly (readonly [
    why: string,
    top: number,
    count: number,
    from: number,
    to: number,
  ])[] = [
    ['the top of a long list', 0, 30_000, 0, 18],
    ['the middle, with a margin on either side', 36_000, 30_000, 992, 1018],
    ['the end of the list', 1_079_640, 30_000, 29_982, 30_000],
    ['a short list', 0, 3, 0, 3],
    ['an empty list', 0, 0, 0, 0],
    ['a list that became shorter than its scroll', 36_000, 5, 5, 5],
  ];
  for (const [why, top, count, from, to] of rows) {
    it(why, () => {
      expect(visibleRange(top, 360, 36, count)).toEqual({ from, to });
    });
  }
});

describe('scrollTopFor', () => {
  it('leaves a row that is seen where it is', () => {
    expect(scrollTopFor(5, 100, 360, 36)).toBe(100);
  });

  it('scrolls up to the top of a row above', () => {
    expect(scrollTopFor(1, 100, 360, 36)).toBe(36);
  });

  it('scrolls down until the foot of a row below is seen', () => {
    expect(scrollTopFor(20, 100, 360, 36)).toBe(396);
  });
});
