import { middleOf, partOf, rowsOf } from './batch-rows.ts';

describe('the rows of a batch', () => {
  const batch = (of: readonly number[]) => ({
    events: of.map((_, index) => index),
    rows: { of, aside: new Map() },
  });
  const spans = (rows: Iterable<{ readonly from: number; readonly to: number }>) =>
    [...rows].map(({ from, to }) => [from, to]);

  it('are stretches of events with one number', () => {
    expect(spans(rowsOf(batch([7, 7, 8, 9, 9, 9])))).toEqual([
      [0, 2],
      [2, 3],
      [3, 6],
    ]);
  });

  it('are the single events where nothing is said of rows', () => {
    expect(spans(rowsOf({ events: ['a', 'b'] }))).toEqual([
      [0, 1],
      [1, 2],
    ]);
  });

  it('are never cut when the batch is', () => {
    expect(middleOf(batch([1, 1, 1, 1, 2]))).toBe(4);
    expect(middleOf(batch([1, 2, 2, 2, 2]))).toBe(1);
    expect(middleOf(batch([1, 1]))).toBeUndefined();
    expect(partOf(batch([1, 2, 2]), 1, 3)).toEqual(
      jasmine.objectContaining({ events: [1, 2], rows: { of: [2, 2], aside: new Map() } }),
    );
  });
});
