import fc from 'fast-check';
import { tiledLand } from '../testing/tiled-land.ts';
import { dissolve } from './dissolve.ts';
import type { DrawnPoint, Outline } from './outline.ts';
import { readOutline, writeOutline } from './outline.ts';
import { simplifyOutlines } from './simplify-outlines.ts';

type Land = ReadonlyMap<string, Outline>;

const most = fc.integer({ min: 0, max: 150 });

describe('simplified outlines', () => {
  const simplified = (path: string, points: number): string =>
    [...simplifyOutlines(new Map([['only', readOutline(path, 1)]]), points).values()]
      .map(writeOutline)
      .join();

  const rows: readonly (readonly [rule: string, path: string, most: number, left: string])[] = [
    ['stay as they are while few enough', 'M0 0l9 0 0 9z', 3, 'M0 0l9 0 0 9z'],
    ['lose the corner that shows least', 'M0 0l5 1 5 -1 0 10 -10 0z', 4, 'M0 0l10 0 0 10 -10 0z'],
    ['keep three corners, whatever is wanted', 'M0 0l9 0 0 9z', 0, 'M0 0l9 0 0 9z'],
  ];
  for (const [rule, path, points, left] of rows) {
    it(rule, () => {
      expect(simplified(path, points)).toBe(left);
    });
  }

  it('keep one border with every neighbour: no gap and no overlap between them', () => {
    fc.assert(
      fc.property(tiledLand(), most, (land, points) => {
        expect(dissolve([...simplifyOutlines(land, points).values()].flat()).length).toBe(1);
      }),
    );
  });

  it('are those of taking the smallest triangle of all, looked for anew each time', () => {
    fc.assert(
      fc.property(tiledLand(), most, (land, points) => {
        expect(simplifyOutlines(land, points)).toEqual(slowly(land, points));
      }),
      { numRuns: 30 },
    );
  });
});

/** The slow way: neighbours and triangles of every corner are found anew for each one that goes. */
function slowly(land: Land, points: number): Land {
  let left = land;
  const atLeast = new Map<string, number>();
  const order = [...new Set([...land.values()].flat(2).map(String))];
  // The net numbers the corners as it meets them: the last of a ring first.
  const met = [
    ...new Set(
      [...land.values()]
        .flat()
        .flatMap((ring) => [ring.at(-1), ...ring])
        .map(String),
    ),
  ];
  expect(met.length).toBe(order.length);
  for (;;) {
    const rings = [...left.values()].flat();
    if (rings.flat().length <= points) return left;
    const neighbours = neighboursIn(rings);
    let least: { readonly corner: string; readonly weight: number } | undefined;
    for (const corner of met) {
      const [one, other, third] = [...(neighbours.get(corner)?.values() ?? [])];
      if (one === undefined || other === undefined || third !== undefined) continue;
      if (neighbours.get(String(one))?.has(String(other)) === true) continue;
      const weight = Math.max(atLeast.get(corner) ?? 0, twiceTriangle(one, pointOf(corner), other));
      if (least === undefined || weight < least.weight) least = { corner, weight };
    }
    if (least === undefined) return left;
    const { corner: gone, weight } = least;
    for (const next of neighbours.get(gone)?.keys() ?? []) atLeast.set(next, weight);
    left = new Map(
      [...left].map(([code, own]) => [
        code,
        own.map((ring) => ring.filter((point) => String(point) !== gone)),
      ]),
    );
  }
}

function neighboursIn(rings: Outline): ReadonlyMap<string, ReadonlyMap<string, DrawnPoint>> {
  const neighbours = new Map<string, Map<string, DrawnPoint>>();
  for (const ring of rings) {
    for (const [index, from] of ring.entries()) {
      const to = ring[(index + 1) % ring.length] ?? from;
      for (const [one, other] of [
        [from, to],
        [to, from],
      ] as const) {
        const known = neighbours.get(String(one)) ?? new Map<string, DrawnPoint>();
        neighbours.set(String(one), known.set(String(other), other));
      }
    }
  }
  return neighbours;
}

function pointOf(text: string): DrawnPoint {
  const [x = 0, y = 0] = text.split(',').map(Number);
  return [x, y];
}

function twiceTriangle([ax, ay]: DrawnPoint, [bx, by]: DrawnPoint, [cx, cy]: DrawnPoint): number {
  return Math.abs(ax * (by - cy) + bx * (cy - ay) + cx * (ay - by));
}
