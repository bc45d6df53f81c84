import fc from 'fast-check';
import { findOutline, readOutline } from './outline.ts';
import type { DrawnPoint } from './outline.ts';

// Two squares side by side, the second with a hole, and an island far off that belongs to the first.
const WEST = 'M0 0l10 0 0 10 -10 0zM0 50l4 0 0 4 -4 0z';
const EAST = 'M10 0l10 0 0 10 -10 0zM13 3l4 0 0 4 -4 0z';
const SCALE = 1000;
const OUTLINES = new Map([
  ['west', readOutline(WEST, SCALE)],
  ['east', readOutline(EAST, SCALE)],
]);

describe('the outline that a point lies in', () => {
  it('is read from steps, ring by ring', () => {
    expect(readOutline('M1 2l3 0 0 4zM9 9l1 0 0 1z', 10)).toEqual([
      [
        [10, 20],
        [40, 20],
        [40, 60],
      ],
      [
        [90, 90],
        [100, 90],
        [100, 100],
      ],
    ]);
  });

  const rows: readonly (readonly [
    rule: string,
    at: DrawnPoint,
    margin: number,
    code: string | undefined,
  ])[] = [
    ['is the one around it', [3000, 5000], 1000, 'west'],
    ['is also told on an island of it', [2000, 52000], 1000, 'west'],
    ['is unknown outside of all', [30000, 5000], 1000, undefined],
    ['is unknown in a hole', [15000, 5000], 1000, undefined],
    ['is unknown where another one is nearer than the margin', [9500, 5000], 1000, undefined],
    ['is told right up to the border without a margin', [9999, 5000], 0, 'west'],
    ['is told near an outer border: nobody else is there', [100, 5000], 1000, 'west'],
    ['is the next one beyond the border', [11500, 8500], 1000, 'east'],
  ];
  for (const [rule, at, margin, code] of rows) {
    it(rule, () => {
      expect(findOutline(OUTLINES, at, margin)).toBe(code);
    });
  }

  it('is unknown where two overlap', () => {
    const twice = new Map([...OUTLINES, ['again', readOutline(WEST, SCALE)]]);
    expect(findOutline(twice, [3000, 5000], 0)).toBeUndefined();
  });

  it('is never told of a point outside of its square, and always well inside of it', () => {
    const square = new Map([['only', readOutline('M0 0l10 0 0 10 -10 0z', SCALE)]]);
    const at = fc.integer({ min: -5000, max: 15000 });
    fc.assert(
      fc.property(at, at, (x, y) => {
        const isIn = x > 0 && x < 10000 && y > 0 && y < 10000;
        const isOut = x < 0 || x > 10000 || y < 0 || y > 10000;
        const found = findOutline(square, [x, y], 0);
        if (isIn) expect(found).toBe('only');
        if (isOut) expect(found).toBeUndefined();
      }),
    );
  });
});
