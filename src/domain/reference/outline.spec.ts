import fc from 'fast-check';
import { pointOf, tiledLand } from '../testing/tiled-land.ts';
import { dissolve } from './dissolve.ts';
import { findOutline, isInside, readOutline, writeOutline } from './outline.ts';
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

  it('is written as it is read', () => {
    expect(writeOutline(readOutline(WEST, 1))).toBe('M0 0l10 0 0 10 -10 0zM0 50l4 0 0 4 -4 0z');
    expect(writeOutline([])).toBe('');
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

  it('is the one of a walk around the point that comes to whole turns', () => {
    fc.assert(
      fc.property(landAndPoint(), ([land, point]) => {
        for (const [code, [ring = []]] of land) {
          if (isOnBorder(ring, point)) continue;
          expect(isInside([ring], point))
            .withContext(code)
            .toBe(turnsAround(ring, point) !== 0);
        }
      }),
    );
  });

  it('is exactly one wherever there is land, also on borders and where several meet', () => {
    fc.assert(
      fc.property(landAndPoint(), ([land, point]) => {
        const holding = [...land.values()].filter((outline) => isInside(outline, point));
        const isLand = isInside(dissolve([...land.values()].flat()), point);
        expect(holding.length).toBe(isLand ? 1 : 0);
      }),
    );
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

function landAndPoint() {
  return tiledLand().chain((land) => fc.tuple(fc.constant(land), pointOf(land)));
}

/** The slow way: how often the line of sight from the point to a walker along the ring turns round. */
function turnsAround(ring: readonly DrawnPoint[], [x, y]: DrawnPoint): number {
  const angles = ring.map(([toX, toY]) => Math.atan2(toY - y, toX - x));
  const turned = angles.reduce((sum, angle, index) => {
    const by = (angles[(index + 1) % angles.length] ?? angle) - angle;
    return sum + Math.atan2(Math.sin(by), Math.cos(by));
  }, 0);
  return Math.round(turned / (2 * Math.PI));
}

function isOnBorder(ring: readonly DrawnPoint[], [x, y]: DrawnPoint): boolean {
  return ring.some(([ax, ay], index) => {
    const [bx, by] = ring[(index + 1) % ring.length] ?? [ax, ay];
    const isAside = (bx - ax) * (y - ay) !== (x - ax) * (by - ay);
    return !isAside && (x - ax) * (x - bx) <= 0 && (y - ay) * (y - by) <= 0;
  });
}
